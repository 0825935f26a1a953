import { greatest } from '../base/extremes.js';
import { fixed } from '../base/figures.js';
import { urbanRuralData } from '../datasets/profile.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Drawing, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { areaSum } from '../view/areas.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { nameRoom, widthOf } from './heat.js';
import { type Box, boxes, lineAt, planeRow, planeSpec, texts } from './plane.js';
import { hits, hollow } from './year-marks.js';

const line = 21;
const dot = 4.5;
const font = 12;

interface Halves {
  readonly place: Place;
  readonly urban: number;
  readonly rural: number;
  /** How many times the hours of towns those of the country are. */
  readonly ratio: number | null;
}

/** Hours of towns against those of the country: the region's cities, or a city beside the region. */
export function urbanRuralChart(view: View): Chart {
  const { say, region, isCity } = view;
  const w = chartWords.urbanRural;
  const found = halvesOf(view);
  const first = found.filter((one) => isCity || one.place === region);
  const others = found
    .filter((one) => !first.includes(one))
    .sort((a, b) => (b.ratio ?? Number.MAX_VALUE) - (a.ratio ?? Number.MAX_VALUE));
  const listed = [...first, ...others];
  const hasHours = listed.some(({ urban, rural }) => urban + rural > 0);
  const { rows, spec } = pictureOf(hasHours ? wideRows(view, listed) : []);
  return {
    slug: 'urban-rural',
    title: say(w.title),
    caption: say(isCity ? w.captionCity : w.caption),
    emptyNote: say(w.none),
    rows,
    data: urbanRuralData(listed),
    marks: rows.filter(({ kind }) => kind === 'pair').length,
    spec,
    narrow: pictureOf(hasHours ? narrowRows(view, listed) : []),
  };
}

function pictureOf(rows: readonly Row[]): Drawing {
  const layers = [
    boxes('between', { isData: false }),
    boxes('urban', { isData: false }),
    hollow('rural'),
    texts('name', { align: 'right' }),
    texts('head', { align: 'right', color: light('muted') }),
    texts('figure', { align: 'right' }),
    texts('note'),
    hits('pair'),
  ];
  return { rows, spec: planeSpec({ rows, layers }) };
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
function wideRows(view: View, listed: readonly Halves[]): Row[] {
  const width = 860;
  const figure = 62;
  const heads = headsOf(view);
  const names = nameRoom(
    listed.map(({ place }) => place.name),
    width,
  );
  const from = names + dot;
  const scale = {
    from,
    long: width - names - heads.length * figure - 3 * dot,
    most: mostOf(listed),
  };
  const column = (i: number, y: number) => lineAt(width - (heads.length - i) * figure, y, figure);
  return [
    ...legendRows(heads, from),
    ...heads.map((label, i) => planeRow({ kind: 'head', box: column(i, line / 2), label })),
    ...listed.flatMap((one, i) => {
      const y = (i + 1.5) * line;
      const label = fitted(one.place.name, names - 8, font);
      return [
        planeRow({ kind: 'name', box: lineAt(0, y, names - 8), label }),
        ...pairRows(view, one, y, scale),
        ...figuresOf(one).map((text, j) =>
          planeRow({ kind: 'figure', box: column(j, y), label: text }),
        ),
      ];
    }),
  ];
}

/** The same for a phone: the name and the figures stand above the line. */
function narrowRows(view: View, listed: readonly Halves[]): Row[] {
  const width = phone.width - 10;
  const heads = headsOf(view);
  const figure = greatest(heads.map(widthOf), 36) + 8;
  const scale = { from: dot, long: width - 2 * dot, most: mostOf(listed) };
  const column = (i: number, y: number) => lineAt(width - (heads.length - i) * figure, y, figure);
  return [
    ...legendRows(heads, dot),
    ...heads.map((label, i) => planeRow({ kind: 'head', box: column(i, 1.5 * line), label })),
    ...listed.flatMap((one, i) => {
      const y = (2 + i * 2) * line;
      const label = fitted(one.place.name, width - heads.length * figure, font);
      return [
        planeRow({ kind: 'note', box: lineAt(0, y + line / 2), label }),
        ...pairRows(view, one, y + 1.5 * line - 3, scale),
        ...figuresOf(one).map((text, j) =>
          planeRow({ kind: 'figure', box: column(j, y + line / 2), label: text }),
        ),
      ];
    }),
  ];
}

function headsOf({ say }: View): string[] {
  const { areas, urbanRural } = chartWords;
  return [areas.urban, areas.rural, urbanRural.ratio].map(say);
}

function figuresOf({ urban, rural, ratio }: Halves): string[] {
  return [fixed(urban), fixed(rural), ratio === null ? '—' : `×${fixed(ratio, 1)}`];
}

function mostOf(listed: readonly Halves[]): number {
  return greatest(
    listed.map(({ urban, rural }) => Math.max(urban, rural)),
    0,
  );
}

function legendRows([urban = '', rural = '']: readonly string[], x: number): Row[] {
  const second = x + 20 + widthOf(urban) + 20;
  return [
    planeRow({ kind: 'urban', box: square(x, line / 2), fill: light('met') }),
    planeRow({ kind: 'note', box: lineAt(x + 12, line / 2), label: urban }),
    planeRow({ kind: 'rural', box: square(second, line / 2) }),
    planeRow({ kind: 'note', box: lineAt(second + 12, line / 2), label: rural }),
  ];
}

interface Scale {
  readonly from: number;
  readonly long: number;
  readonly most: number;
}

function pairRows(
  { say }: View,
  { place, urban, rural }: Halves,
  y: number,
  { from, long, most }: Scale,
): Row[] {
  const at = (hours: number) => from + (most > 0 ? (hours / most) * long : 0);
  const ends = { x: at(Math.min(urban, rural)), x2: at(Math.max(urban, rural)) };
  const pair = { x: ends.x - dot, x2: ends.x2 + dot, y: y - line / 2, y2: y + line / 2 };
  const parts = { place: place.name, urban: fixed(urban), rural: fixed(rural) };
  return [
    planeRow({ kind: 'between', box: { ...ends, y: y - 1, y2: y + 1 }, fill: light('before') }),
    planeRow({ kind: 'urban', box: square(at(urban), y), fill: light('met') }),
    planeRow({ kind: 'rural', box: square(at(rural), y) }),
    planeRow({ kind: 'pair', box: pair, text: say(chartWords.urbanRural.mark(parts)) }),
  ];
}

function square(x: number, y: number): Box {
  return { x: x - dot, x2: x + dot, y: y - dot, y2: y + dot };
}
