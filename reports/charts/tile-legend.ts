import { light } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import { widthInEms } from '../vega/text-width.js';
import { steps } from '../view/distance.js';
import type { View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { lineAt, planeRow } from './plane.js';

const swatch = { width: 68, height: 20 };
const font = 12;
export const legendHeight = 62;

export interface LegendEntry {
  /** Null for an empty cell. */
  readonly sign: string | null;
  readonly label: string;
}

/** The steps of colour, and below them what the signs mean. */
export function tileLegend(
  { say }: View,
  isSoFar: boolean,
  entries: readonly LegendEntry[],
): Row[] {
  const w = chartWords.tileMap;
  const heading = say(isSoFar ? w.shareSoFar : w.share);
  const start = widthOf(heading) + 14;
  const rows = [planeRow({ kind: 'note', box: lineAt(0, swatch.height / 2), label: heading })];
  steps.forEach(({ role, label }, i) => {
    const x = start + i * swatch.width;
    const x2 = x + swatch.width;
    const box = { x, y: 0, x2, y2: swatch.height };
    rows.push(planeRow({ kind: 'swatch', box, fill: light(role) }));
    rows.push(planeRow({ kind: 'figure', box: { ...box, y: swatch.height / 2 }, label }));
  });
  let x = 0;
  const y = swatch.height + 20;
  for (const { sign, label } of entries) {
    rows.push(
      sign === null
        ? planeRow({ kind: 'empty', box: { x: x + 1, y: y - 7, x2: x + 15, y2: y + 7 } })
        : planeRow({ kind: 'sign', box: lineAt(x, y, 16), label: sign }),
      planeRow({ kind: 'note', box: lineAt(x + 20, y), label }),
    );
    x += 20 + widthOf(label) + 20;
  }
  return rows;
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
