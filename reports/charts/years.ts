import { exact, fixed } from '../base/figures.js';
import { yearsData } from '../datasets/years.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Drawing, Row, Width } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import type { Place, View } from '../view/view.js';
import { type YearPoint, type Years, yearsOf } from '../view/years.js';
import { chartWords, marks, named, tierWords } from '../words/index.js';
import { nameRoom, widthOf } from './heat.js';
import { type Box, boxes, lineAt, planeRow, planeSpec, signFont, texts } from './plane.js';
import {
  heightOf,
  hits,
  hollow,
  limitSteps,
  topOf,
  yearLegend,
  yearRole,
  yearRoles,
} from './year-marks.js';

/** More cities than this are no picture any more. */
const mostCities = 60;
/** The height of a year's bars, and of what stands over the highest of them. */
const plot = { height: 23, air: 9 };
const head = 36;

/** The sizes of a drawing, for a wide page or a phone, where names stand above their bars. */
const sizes = {
  wide: { width: 930, line: 34, above: 0, figure: 42, between: 18 },
  narrow: { width: phone.width - 10, line: 34, above: 21, figure: 36, between: 5 },
} as const;

/** The years of every city and tier side by side, with what they were allowed. */
export function yearsChart(view: View): Chart {
  const { say, cities, tiers } = view;
  const w = chartWords.years;
  const all = yearsOf(view);
  const held = cities.filter(({ code }) =>
    tiers.some((tier) => all.of(code, tier).some(({ hours }) => hours !== null)),
  );
  const isMany = held.length > mostCities;
  const isDrawn = held.length > 0 && !isMany;
  const drawnIn = (width: Width) => pictureOf(isDrawn ? gridRows(view, all, held, width) : []);
  const { rows, spec } = drawnIn('wide');
  return {
    slug: 'years',
    title: say(w.title({ from: String(all.years[0] ?? ''), to: String(all.years.at(-1) ?? '') })),
    caption: say(w.caption),
    emptyNote: say(isMany ? w.many : w.none),
    rows,
    data: yearsData(view, all, held),
    marks: rows.filter(({ kind }) => kind === 'cell').length,
    spec,
    narrow: drawnIn('narrow'),
  };
}

function pictureOf(rows: readonly Row[]): Drawing {
  const layers = [
    boxes('swatch', { isData: false }),
    ...yearRoles.map((role) => boxes(role, { isData: false })),
    hollow('reduced'),
    boxes('limit', { isData: false }),
    texts('name', { align: 'right' }),
    texts('head', { weight: 'bold' }),
    texts('year', { align: 'center', size: 11, color: light('muted') }),
    texts('figure', { align: 'right', size: 11 }),
    texts('sign', { align: 'center', size: 11, weight: 'bold', font: signFont }),
    texts('note'),
    hits('cell'),
  ];
  return { rows, spec: planeSpec({ rows, layers }) };
}

function gridRows(view: View, all: Years, cities: readonly Place[], look: Width): Row[] {
  const { say, tiers } = view;
  const { width, line, above, figure, between } = sizes[look];
  const legend = yearLegend(view, width, widthOf);
  const listed = cities.map(({ name }) => name);
  const names = look === 'wide' ? nameRoom(listed, width) : 0;
  const column = Math.floor((width - names + between) / tiers.length) - between;
  const top = legend.height + head;
  const rowEnd = (i: number) => top + (i + 1) * (line + above) - 3;
  return [
    ...legend.rows,
    ...cities.map(({ name }, i) => {
      const [room, y] =
        look === 'wide' ? [names - 8, rowEnd(i) - plot.height / 2] : [width, rowEnd(i) - line - 6];
      const kind = look === 'wide' ? 'name' : 'note';
      return planeRow({ kind, box: lineAt(0, y, room), label: fitted(name, room, 12) });
    }),
    ...tiers.flatMap((tier, t) => {
      const x = names + t * (column + between);
      const lines = cities.map((city) => ({ city, points: all.of(city.code, tier) }));
      const highest = topOf(lines.flatMap(({ points }) => points));
      const bars = { x, x2: x + column - figure };
      const label = say(named(tierWords, tier));
      return [
        planeRow({ kind: 'head', box: lineAt(x, legend.height + 9), label }),
        ...yearHeads(all.years, { ...bars, y: legend.height + 26, y2: 0 }, figure),
        ...lines.flatMap(({ city, points }, i) => {
          const area = { ...bars, y: rowEnd(i) - plot.height, y2: rowEnd(i) };
          return cellRows(view, city, tier, points, area, { highest, figure });
        }),
      ];
    }),
  ];
}

/** The years over their bars, in two digits where four have no room, and from which to which where these have none. */
function yearHeads(years: readonly number[], { x, x2, y }: Box, figure: number): Row[] {
  const step = (x2 - x) / Math.max(1, years.length);
  const head = (at: Box, label: string) => planeRow({ kind: 'year', box: at, label });
  if (step < 22) {
    const ends = years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? '');
    return [head(lineAt(x, y, x2 - x + figure - 4), ends)];
  }
  return years.map((year, i) =>
    head(lineAt(x + i * step, y, step), step >= 30 ? String(year) : `’${String(year).slice(2)}`),
  );
}

function cellRows(
  view: View,
  city: Place,
  tier: string,
  points: readonly YearPoint[],
  area: Box,
  { highest: top, figure }: { readonly highest: number; readonly figure: number },
): Row[] {
  const { say } = view;
  if (points.every(({ hours }) => hours === null)) return [];
  const step = (area.x2 - area.x) / points.length;
  const last = points.at(-1);
  const parts = {
    place: city.name,
    tier: say(named(tierWords, tier)),
    years: points.map((point) => shortText(view, point)).join(say(marks.names)),
    limit: exact(last?.limit),
    reduced: fixed(last?.reduced),
  };
  return [
    ...points.flatMap((point, i) => {
      const { hours, reduced } = point;
      const x = area.x + i * step;
      const role = yearRole(point);
      const bar = { x: Math.round(x + step * 0.18), x2: Math.round(x + step * 0.82) };
      const y = heightOf(hours ?? 0, area, top);
      const highest = reduced === null ? y : Math.min(y, heightOf(reduced, area, top) - 1);
      return [
        ...(hours === null || y === area.y2
          ? []
          : [planeRow({ kind: role, box: { ...bar, y, y2: area.y2 }, fill: light(role) })]),
        ...(role === 'failed'
          ? [planeRow({ kind: 'sign', box: lineAt(x, highest - 5, step), label: '×' })]
          : []),
        ...(reduced === null ? [] : [reducedMark(x, step, reduced, area, top)]),
      ];
    }),
    ...limitSteps(points, area, top),
    ...(last?.hours === undefined || last.hours === null
      ? []
      : [
          planeRow({
            kind: 'figure',
            box: lineAt(area.x2, area.y2 - 7, figure - 4),
            label: fixed(last.hours),
          }),
        ]),
    planeRow({
      kind: 'cell',
      box: { ...area, y: area.y - plot.air + 2 },
      text: say(chartWords.years.mark(parts)),
    }),
  ];
}

/** A year's hours and, where it is judged, on which side of its allowance they are. */
function shortText({ say }: View, { year, hours, isWhole, within }: YearPoint): string {
  const sign = within === null ? '' : within ? ' √' : ' ×';
  const w = chartWords.years;
  const parts = { year: String(year), hours: fixed(hours) };
  return say((isWhole || hours === null ? w.markYear : w.markSoFar)(parts)) + sign;
}

export function reducedMark(x: number, step: number, reduced: number, area: Box, top: number): Row {
  const y = heightOf(reduced, area, top);
  return planeRow({
    kind: 'reduced',
    box: { x: Math.round(x + 1), x2: Math.round(x + step - 1), y: y - 1.5, y2: y + 1.5 },
  });
}
