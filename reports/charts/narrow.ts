import { phone } from '../theme/chart-config.js';
import { onTwoLines } from '../vega/fit.js';
import { widthInEms } from '../vega/text-width.js';

/** The size of a drawing for a phone: what stands beside the plot takes of its width, and nothing of the screen's. */
export const phoneWide = {
  autosize: { type: 'fit-x', contains: 'padding' },
  width: phone.width,
} as const;

export interface NarrowNames {
  /** Each name over as many lines as it takes. */
  readonly names: readonly string[];
  /** From one row to the next, in pixels. */
  readonly step: number;
  /** How wide the widest line is, in pixels. */
  readonly room: number;
}

/** Names of rows on a phone: those that are long go on in a second line. */
export function narrowNames(names: readonly string[], least: number, size = 12): NarrowNames {
  const lines = names.map((name) => onTwoLines(name, phone.label, size));
  const room = lines.flat().reduce((most, line) => Math.max(most, widthInEms(line) * size), 0);
  const isTall = lines.some(({ length }) => length > 1);
  const joined = lines.map((parts) => parts.join('\n'));
  // Rows are told apart by their names, and what is cut may be what sets two apart.
  const isAlike = new Set(joined).size < new Set(names).size;
  return {
    names: isAlike ? joined.map((name, i) => `${i + 1} ${name}`) : joined,
    step: isTall ? Math.max(least, 2 * size + 8) : least,
    room: Math.ceil(room),
  };
}

/** Into how many columns the entries of a legend go over a plot so wide. */
export function legendColumns(labels: readonly string[], width: number): number {
  const widest = labels.reduce((most, label) => Math.max(most, widthInEms(label) * 12), 0);
  return Math.max(1, Math.floor(width / (widest + 34)));
}
