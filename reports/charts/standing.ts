import { greatest } from '../base/extremes.js';
import { fixed, integer } from '../base/figures.js';
import { standingData } from '../datasets/years.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { twice } from '../vega/twice.js';
import type { Place, View } from '../view/view.js';
import { type Standing, standingOf, type YearPoint, yearsOf } from '../view/years.js';
import { chartWords, marks, named, tierWords } from '../words/index.js';
import { widthOf } from './heat.js';
import {
  type Box,
  boxes,
  lineAt,
  outlines,
  planeRow,
  planeSpec,
  signFont,
  texts,
} from './plane.js';
import {
  heightOf,
  hits,
  hollow,
  limitSteps,
  topOf,
  yearLegend,
  yearRole,
  yearRoles,
  yearText,
} from './year-marks.js';
import { reducedMark } from './years.js';

const plot = { height: 150, head: 30, foot: 54 };
const between = 26;

/** A year of the city's tier among all cities. */
export interface Stand {
  readonly tier: string;
  readonly point: YearPoint;
  readonly standing: Standing;
}

/** The years of a city, a strip for each tier: the range of all cities, their median, and its own place. */
export function standingChart(view: View, city: Place): Chart {
  return twice((width) => drawnIn(view, city, width));
}

function drawnIn(view: View, city: Place, width = 930): Chart {
  const { say, cities, tiers } = view;
  const w = chartWords.standing;
  const all = yearsOf(view);
  const stands = tiers.map((tier) => {
    const columns = new Map(cities.map(({ code }) => [code, all.of(code, tier)]));
    return all.years.flatMap((_, i): Stand[] => {
      const ofYear = new Map([...columns].map(([code, points]) => [code, points[i]]));
      const standing = standingOf(ofYear, city.code);
      const point = ofYear.get(city.code);
      return standing && point ? [{ tier, point, standing }] : [];
    });
  });
  const shown = stands.filter((one) => one.some(({ point }) => point.hours !== null));
  const drawn = shown.length === 0 ? [] : stripRows(view, city, shown, width);
  return {
    slug: 'standing',
    title: say(w.title({ place: city.name })),
    caption: say(w.caption),
    emptyNote: say(chartWords.years.none),
    rows: drawn,
    data: standingData(view, shown.flat()),
    marks: drawn.filter(({ kind }) => kind === 'cell').length,
    spec: planeSpec({
      rows: drawn,
      layers: [
        boxes('range', { isData: false }),
        // By its outline the pale box stands out from the page.
        outlines('range', { isData: false, color: light('before') }),
        boxes('swatch', { isData: false }),
        ...yearRoles.map((role) => boxes(role, { isData: false })),
        hollow('reduced'),
        boxes('limit', { isData: false }),
        boxes('median', { isData: false }),
        texts('head', { weight: 'bold' }),
        texts('year', { align: 'center', color: light('muted') }),
        texts('figure', { align: 'center' }),
        texts('rank', { align: 'center', size: 11, color: light('muted') }),
        texts('sign', { align: 'center', size: 12, weight: 'bold', font: signFont }),
        texts('note'),
        hits('cell'),
      ],
    }),
  };
}

function stripRows(
  view: View,
  city: Place,
  strips: readonly (readonly Stand[])[],
  width: number,
): Row[] {
  const { say } = view;
  const legend = rangeLegend(view, width);
  const columns = width > 600 ? Math.min(4, strips.length) : Math.min(2, strips.length);
  const each = Math.floor((width + between) / Math.max(2, columns)) - between;
  return [
    ...legend.rows,
    ...strips.flatMap((stands, i) => {
      const x = (i % columns) * (each + between);
      const from =
        legend.height + Math.floor(i / columns) * (plot.head + plot.height + plot.foot + 12);
      const y = from + plot.head;
      const area = { x, x2: x + each, y, y2: y + plot.height };
      const tier = say(named(tierWords, stands[0]?.tier ?? null));
      const points = stands.map(({ point }) => point);
      const own = topOf(points);
      const top = greatest(
        stands.map(({ standing }) => Math.min(standing.most, 2 * own)),
        own,
      );
      const step = each / stands.length;
      return [
        planeRow({ kind: 'head', box: lineAt(x, from + 8), label: tier }),
        planeRow({
          kind: 'median',
          box: { x, x2: x + each, y: area.y2, y2: area.y2 + 1 },
          fill: light('rule'),
        }),
        ...stands.flatMap((stand, j) =>
          yearRows(view, city, stand, { ...area, x: x + j * step, x2: x + (j + 1) * step }, top),
        ),
        ...limitSteps(points, area, top),
      ];
    }),
  ];
}

function yearRows(
  view: View,
  city: Place,
  { tier, point, standing }: Stand,
  area: Box,
  top: number,
): Row[] {
  const { say } = view;
  const w = chartWords.standing;
  const { least, most, median, rank, cities } = standing;
  const step = area.x2 - area.x;
  const middle = (area.x + area.x2) / 2;
  const at = (hours: number) => heightOf(hours, area, top);
  const level = (y: number, half: number) => ({
    x: middle - half,
    x2: middle + half,
    y: y - 1,
    y2: y + 1,
  });
  const foot = (line: number) => lineAt(area.x, area.y2 + line, step);
  const role = yearRole(point);
  const parts = {
    place: city.name,
    tier: say(named(tierWords, tier)),
    year: yearText(view, point),
    least: fixed(least),
    most: fixed(most),
    median: fixed(median),
    rank: rank === null ? '—' : String(rank),
    cities: integer(cities),
  };
  const own = point.hours === null ? null : at(point.hours);
  return [
    planeRow({
      kind: 'range',
      box: {
        x: middle - step * 0.2,
        x2: middle + step * 0.2,
        y: at(most),
        y2: Math.max(at(least), at(most) + 1),
      },
      fill: light('rule'),
    }),
    planeRow({ kind: 'median', box: level(at(median), step * 0.2), fill: light('muted') }),
    ...(point.reduced === null ? [] : [reducedMark(area.x, step, point.reduced, area, top)]),
    ...(own === null
      ? []
      : [
          planeRow({
            kind: role,
            box: { x: middle - 6, x2: middle + 6, y: own - 6, y2: own + 6 },
            fill: light(role),
          }),
        ]),
    ...(own !== null && role === 'failed'
      ? [planeRow({ kind: 'sign', box: lineAt(middle - 6, own - 13, 12), label: '×' })]
      : []),
    planeRow({ kind: 'year', box: foot(13), label: String(point.year) }),
    planeRow({ kind: 'figure', box: foot(29), label: fixed(point.hours) }),
    planeRow({ kind: 'rank', box: foot(45), label: rank === null ? '' : `${rank}/${cities}` }),
    planeRow({ kind: 'cell', box: area, text: [say(w.mark(parts))].join(say(marks.sentences)) }),
  ];
}

/** The years' legend, and what is drawn of the other cities. */
function rangeLegend(view: View, width: number): { readonly rows: Row[]; readonly height: number } {
  const { say } = view;
  const w = chartWords.standing;
  const { rows, height } = yearLegend(view, width, widthOf);
  const y = height + 6;
  const label = say(w.range);
  const x = 24 + widthOf(label) + 18;
  return {
    rows: [
      ...rows,
      planeRow({ kind: 'range', box: { x: 3, x2: 15, y: y - 7, y2: y + 7 }, fill: light('rule') }),
      planeRow({ kind: 'note', box: lineAt(24, y), label }),
      planeRow({
        kind: 'median',
        box: { x, x2: x + 14, y: y - 1, y2: y + 1 },
        fill: light('muted'),
      }),
      planeRow({ kind: 'note', box: lineAt(x + 20, y), label: say(w.median) }),
    ],
    height: height + 22,
  };
}
