import { integer } from '../base/figures.js';
import { light } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import { widthInEms } from '../vega/text-width.js';
import type { View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { classRoles } from './classes.js';
import { lineAt, planeRow } from './plane.js';

const font = 12;
const line = 20;

export const signs = { noUsers: '!', nothing: '×' };

/** The classes and the signs, over as many lines as a width asks for. */
export function coverageLegend(
  { say }: View,
  bounds: readonly number[],
  most: number,
): { readonly rows: Row[]; readonly height: number } {
  const w = chartWords.coverage;
  const rows: Row[] = [];
  let [x, y] = [0, line / 2];
  /** Puts what is so wide where there is room for it. */
  const put = (width: number, make: (x: number) => Row[], before = 0) => {
    if (x > 0 && x + before + width > most) [x, y] = [0, y + line + 4];
    else x += before;
    for (const row of make(x)) rows.push(row);
    x += width;
  };
  const note = (label: string, at: number) => planeRow({ kind: 'note', box: lineAt(at, y), label });
  const heading = say(w.rows);
  put(widthOf(heading), (at) => [note(heading, at)]);
  bounds.forEach((_, i) => {
    const label = labelOf(bounds, i);
    const width = Math.max(44, widthOf(label) + 12);
    const make = (at: number) => [
      planeRow({
        kind: 'swatch',
        box: { x: at, y: y - line / 2, x2: at + width, y2: y + line / 2 },
        fill: light(classRoles[i] ?? 'count5'),
      }),
      planeRow({ kind: 'count', box: lineAt(at, y, width), label }),
    ];
    put(width, make, i === 0 ? 12 : 0);
  });
  for (const [sign, words] of [
    [signs.noUsers, w.noUsers],
    [signs.nothing, w.nothing],
  ] as const) {
    const label = say(words);
    const make = (at: number) => [
      planeRow({ kind: 'sign', box: lineAt(at, y, 14), label: sign }),
      note(label, at + 18),
    ];
    put(18 + widthOf(label), make, 18);
  }
  return { rows, height: y + line / 2 };
}

function labelOf(bounds: readonly number[], i: number): string {
  const bound = bounds[i] ?? 0;
  const below = bounds[i - 1];
  const from = (below ?? 0) + 1;
  if (i === bounds.length - 1 && below !== undefined) return `≥${integer(from)}`;
  return from === bound ? integer(bound) : `${integer(from)}–${integer(bound)}`;
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
