import { greatest } from '../base/extremes.js';
import { exact, fixed } from '../base/figures.js';
import { light, type Role } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import type { BoxLayer } from '../vega/plane.js';
import type { View } from '../view/view.js';
import type { YearPoint } from '../view/years.js';
import { chartWords, marks } from '../words/index.js';
import { type Box, lineAt, planeRow } from './plane.js';

/** Beyond so many limits a bar is cut, so that one city doesn't flatten all others. */
const mostLimits = 2;

/** What the marks of the years' charts look like beside each other. */
export const yearRoles: readonly Role[] = ['met', 'failed', 'before'];

/** Within the allowance, beyond it, or not judged. */
export function yearRole({ within }: YearPoint): Role {
  return within === null ? 'before' : within ? 'met' : 'failed';
}

/** Allowances: a level line, and a hollow one for the reduction's. */
export function hollow(kind: string): BoxLayer {
  return { kind, mark: 'box', isData: false, fill: light('panel'), stroke: light('limit') };
}

/** Areas that aren't seen and say what is in them. */
export function hits(kind: string): BoxLayer {
  return { kind, mark: 'box', isData: true, fill: 'transparent' };
}

/** The highest hours that a column of such points has to show. */
export function topOf(points: readonly YearPoint[]): number {
  const allowed = greatest(
    points.flatMap(({ limit, reduced }) => [limit ?? 0, reduced ?? 0]),
    0,
  );
  const highest = greatest(
    points.map(({ hours }) => hours ?? 0),
    allowed,
  );
  return allowed > 0 ? Math.min(highest, allowed * mostLimits) : highest;
}

/** The limit as steps: one line for years in a row that have the same. */
export function limitSteps(points: readonly YearPoint[], area: Box, top: number): Row[] {
  const step = (area.x2 - area.x) / Math.max(1, points.length);
  const rows: Row[] = [];
  let from = 0;
  points.forEach(({ limit }, i) => {
    if (limit === points[i + 1]?.limit) return;
    if (limit !== null) {
      const y = heightOf(limit, area, top);
      const box = { x: area.x + from * step, x2: area.x + (i + 1) * step, y: y - 1, y2: y + 0.5 };
      rows.push(planeRow({ kind: 'limit', box, fill: light('limit') }));
    }
    from = i + 1;
  });
  return rows;
}

export function heightOf(hours: number, area: Box, top: number): number {
  const part = top > 0 ? Math.min(1, hours / top) : 0;
  return area.y2 - Math.round(part * (area.y2 - area.y) * 2) / 2;
}

/** What a year of a place comes to, in words. */
export function yearText({ say }: View, point: YearPoint): string {
  const w = chartWords.years;
  const { year, hours, isWhole, limit, reduced, within } = point;
  const parts = [
    say(
      (isWhole || hours === null ? w.markYear : w.markSoFar)({
        year: String(year),
        hours: fixed(hours),
      }),
    ),
    ...(limit === null ? [] : [say(w.markLimit({ hours: exact(limit) }))]),
    ...(reduced === null ? [] : [say(w.markReduced({ hours: fixed(reduced) }))]),
    ...(within === null ? [] : [say(within ? w.within : w.beyond)]),
  ];
  return parts.join(say(marks.clauses));
}

/** What colours and lines mean, on one line or, where that is too long, on several. */
export function yearLegend(
  { say }: View,
  width: number,
  wide: (text: string) => number,
): { readonly rows: Row[]; readonly height: number } {
  const w = chartWords.years;
  const line = 20;
  const rows: Row[] = [];
  let [x, y] = [0, line / 2];
  const entries = [
    ['met', w.within],
    ['failed', w.beyond],
    ['before', w.open],
    ['limit', w.limit],
    ['reduced', w.reduced],
  ] as const;
  for (const [kind, words] of entries) {
    const label = say(words);
    // The sign stands beside its colour: above it would be on the line before.
    const lead = kind === 'failed' ? 34 : 24;
    const room = lead + wide(label);
    if (x > 0 && x + room > width) [x, y] = [0, y + line];
    const box =
      kind === 'limit'
        ? { x, x2: x + 18, y: y - 1, y2: y + 0.5 }
        : kind === 'reduced'
          ? { x, x2: x + 18, y: y - 1.5, y2: y + 1.5 }
          : { x: x + 3, x2: x + 15, y: y - 6, y2: y + 6 };
    rows.push(
      planeRow({
        kind: kind === 'failed' || kind === 'met' || kind === 'before' ? 'swatch' : kind,
        box,
        fill: kind === 'reduced' ? '' : light(kind),
      }),
    );
    if (kind === 'failed')
      rows.push(planeRow({ kind: 'sign', box: lineAt(x + 15, y, 16), label: '×' }));
    rows.push(planeRow({ kind: 'note', box: lineAt(x + lead, y), label }));
    x += room + 18;
  }
  return { rows, height: y + line / 2 + 4 };
}
