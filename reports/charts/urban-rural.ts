import { greatest } from '../base/extremes.js';
import { fixed } from '../base/figures.js';
import { urbanRuralData } from '../datasets/profile.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { areaSum } from '../view/areas.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { nameRoom, widthOf } from './heat.js';
import { boxes, lineAt, planeRow, planeSpec, texts } from './plane.js';
import { hits, hollow } from './year-marks.js';

const line = 21;
const dot = 4.5;
const figure = 62;

interface Halves {
  readonly place: Place;
  readonly urban: number;
  readonly rural: number;
  /** How many times the hours of towns those of the country are. */
  readonly ratio: number | null;
}

/** Hours of towns against those of the country: the region's cities, or a city beside the region. */
export function urbanRuralChart(view: View, width = 860): Chart {
  const { say, region, isCity } = view;
  const w = chartWords.urbanRural;
  const found = halvesOf(view);
  const first = found.filter((one) => isCity || one.place === region);
  const others = found
    .filter((one) => !first.includes(one))
    .sort((a, b) => (b.ratio ?? Number.MAX_VALUE) - (a.ratio ?? Number.MAX_VALUE));
  const listed = [...first, ...others];
  const hasHours = listed.some(({ urban, rural }) => urban + rural > 0);
  const rows = hasHours ? drawn(view, listed, width) : [];
  return {
    slug: 'urban-rural',
    title: say(w.title),
    caption: say(isCity ? w.captionCity : w.caption),
    emptyNote: say(w.none),
    rows,
    data: urbanRuralData(listed),
    marks: rows.filter(({ kind }) => kind === 'pair').length,
    spec: planeSpec({
      rows,
      layers: [
        boxes('between', { isData: false }),
        boxes('urban', { isData: false }),
        hollow('rural'),
        texts('name', { align: 'right' }),
        texts('head', { align: 'right', color: light('muted') }),
        texts('figure', { align: 'right' }),
        texts('note'),
        hits('pair'),
      ],
    }),
  };
}

function halvesOf(view: View): Halves[] {
  const { region, place, isCity, cities } = view;
  const { kind, name } = view.data.period;
  const of = (one: Place, area: 'urban' | 'rural') =>
    areaSum(view, kind, name, one.code, area).hours;
  return (isCity ? [place, region] : [region, ...cities]).flatMap((one) => {
    const [urban, rural] = [of(one, 'urban'), of(one, 'rural')];
    if (urban === null || rural === null) return [];
    return [{ place: one, urban, rural, ratio: urban > 0 ? rural / urban : null }];
  });
}

/** A row for each place: its name, a line from towns to the country, and the figures. */
function drawn(view: View, listed: readonly Halves[], width: number): Row[] {
  const { say } = view;
  const w = chartWords.urbanRural;
  const names = nameRoom(
    listed.map(({ place }) => place.name),
    width,
  );
  const heads = [say(chartWords.areas.urban), say(chartWords.areas.rural), say(w.ratio)];
  const from = names + dot;
  const long = width - names - heads.length * figure - 3 * dot;
  const most = greatest(
    listed.map(({ urban, rural }) => Math.max(urban, rural)),
    0,
  );
  const at = (hours: number) => from + (most > 0 ? (hours / most) * long : 0);
  const column = (i: number, y: number) => lineAt(width - (heads.length - i) * figure, y, figure);
  const square = (x: number, y: number) => ({ x: x - dot, x2: x + dot, y: y - dot, y2: y + dot });
  const second = from + 20 + widthOf(heads[0] ?? '') + 20;
  return [
    planeRow({ kind: 'urban', box: square(from, line / 2), fill: light('met') }),
    planeRow({ kind: 'note', box: lineAt(from + 12, line / 2), label: heads[0] ?? '' }),
    planeRow({ kind: 'rural', box: square(second, line / 2) }),
    planeRow({ kind: 'note', box: lineAt(second + 12, line / 2), label: heads[1] ?? '' }),
    ...heads.map((label, i) => planeRow({ kind: 'head', box: column(i, line / 2), label })),
    ...listed.flatMap(({ place, urban, rural, ratio }, i) => {
      const y = (i + 1.5) * line;
      const figures = [fixed(urban), fixed(rural), ratio === null ? '—' : `×${fixed(ratio, 1)}`];
      const [low, high] = [Math.min(urban, rural), Math.max(urban, rural)];
      const parts = { place: place.name, urban: fixed(urban), rural: fixed(rural) };
      const ends = { x: at(low), x2: at(high) };
      const pair = { x: ends.x - dot, x2: ends.x2 + dot, y: y - line / 2, y2: y + line / 2 };
      return [
        planeRow({
          kind: 'name',
          box: lineAt(0, y, names - 8),
          label: fitted(place.name, names - 8, 12),
        }),
        planeRow({ kind: 'between', box: { ...ends, y: y - 1, y2: y + 1 }, fill: light('before') }),
        planeRow({ kind: 'urban', box: square(at(urban), y), fill: light('met') }),
        planeRow({ kind: 'rural', box: square(at(rural), y) }),
        ...figures.map((label, j) => planeRow({ kind: 'figure', box: column(j, y), label })),
        planeRow({ kind: 'pair', box: pair, text: say(w.mark(parts)) }),
      ];
    }),
  ];
}
