import { phone } from '../theme/chart-config.js';
import type { Chart } from './chart.js';

/** What axes and the ends of labels take beside the width that is asked for. */
const edge = 36;

/** A chart that can be drawn for any width, for a page and for a phone. */
export function twice(drawn: (width?: number) => Chart): Chart {
  const { rows, spec } = drawn(phone.width - edge);
  return { ...drawn(), narrow: { rows, spec } };
}
