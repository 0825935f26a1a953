import { exact, fixed } from '../base/figures.js';
import { yearsData } from '../datasets/years.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
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
const row = { height: 34, head: 36, plot: 23, air: 9 };
const figureRoom = 42;
const between = 18;

/** The years of every city and tier side by side, with what they were allowed. */
export function yearsChart(view: View, width = 930): Chart {
  const { say, cities, tiers } = view;
  const w = chartWords.years;
  const all = yearsOf(view);
  const held = cities.filter(({ code }) =>
    tiers.some((tier) => all.of(code, tier).some(({ hours }) => hours !== null)),
  );
  const isMany = held.length > mostCities;
  const drawn = held.length === 0 || isMany ? [] : gridRows(view, all, held, width);
  return {
    slug: 'years',
    title: say(w.title({ from: String(all.years[0] ?? ''), to: String(all.years.at(-1) ?? '') })),
    caption: say(w.caption),
    emptyNote: say(isMany ? w.many : w.none),
    rows: drawn,
    data: yearsData(view, all, held),
    marks: drawn.filter(({ kind }) => kind === 'cell').length,
    spec: planeSpec({
      rows: drawn,
      layers: [
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
      ],
    }),
  };
}

function gridRows(view: View, all: Years, cities: readonly Place[], width: number): Row[] {
  const { say, tiers } = view;
  const legend = yearLegend(view, width, widthOf);
  const names = nameRoom(
    cities.map(({ name }) => name),
    width,
  );
  const column = Math.floor((width - names + between) / tiers.length) - between;
  return [
    ...legend.rows,
    ...cities.map(({ name }, i) => {
      const y = legend.height + row.head + i * row.height + row.height - row.plot / 2 - 3;
      return planeRow({
        kind: 'name',
        box: lineAt(0, y, names - 8),
        label: fitted(name, names - 8, 12),
      });
    }),
    ...tiers.flatMap((tier, t) => {
      const x = names + t * (column + between);
      const lines = cities.map((city) => ({ city, points: all.of(city.code, tier) }));
      const top = topOf(lines.flatMap(({ points }) => points));
      const bars = { x, x2: x + column - figureRoom };
      return [
        planeRow({
          kind: 'head',
          box: lineAt(x, legend.height + 9),
          label: say(named(tierWords, tier)),
        }),
        ...yearHeads(all.years, { ...bars, y: legend.height + 26, y2: 0 }),
        ...lines.flatMap(({ city, points }, i) => {
          const y2 = legend.height + row.head + (i + 1) * row.height - 3;
          return cellRows(view, city, tier, points, { ...bars, y: y2 - row.plot, y2 }, top);
        }),
      ];
    }),
  ];
}

/** The years over their bars, in two digits where four have no room. */
function yearHeads(years: readonly number[], { x, x2, y }: Box): Row[] {
  const step = (x2 - x) / Math.max(1, years.length);
  return years.map((year, i) =>
    planeRow({
      kind: 'year',
      box: lineAt(x + i * step, y, step),
      label: step >= 30 ? String(year) : `’${String(year).slice(2)}`,
    }),
  );
}

function cellRows(
  view: View,
  city: Place,
  tier: string,
  points: readonly YearPoint[],
  area: Box,
  top: number,
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
      const { hours, reduced, limit } = point;
      const x = area.x + i * step;
      const role = yearRole(point);
      const bar = { x: Math.round(x + step * 0.18), x2: Math.round(x + step * 0.82) };
      const y = heightOf(hours ?? 0, area, top);
      // Only what is wider than the limit allows anything more.
      const wider = reduced !== null && reduced > (limit ?? 0) ? reduced : null;
      const highest = wider === null ? y : Math.min(y, heightOf(wider, area, top) - 1);
      return [
        ...(hours === null || y === area.y2
          ? []
          : [planeRow({ kind: role, box: { ...bar, y, y2: area.y2 }, fill: light(role) })]),
        ...(role === 'failed'
          ? [planeRow({ kind: 'sign', box: lineAt(x, highest - 5, step), label: '×' })]
          : []),
        ...(wider === null ? [] : [reducedMark(x, step, wider, area, top)]),
      ];
    }),
    ...limitSteps(points, area, top),
    ...(last?.hours === undefined || last.hours === null
      ? []
      : [
          planeRow({
            kind: 'figure',
            box: lineAt(area.x2, area.y2 - 7, figureRoom - 4),
            label: fixed(last.hours),
          }),
        ]),
    planeRow({
      kind: 'cell',
      box: { ...area, y: area.y - row.air + 2 },
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
