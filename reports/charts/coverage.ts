import { greatest } from '../base/extremes.js';
import { integer } from '../base/figures.js';
import { coverageData } from '../datasets/charts.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { widthInEms } from '../vega/text-width.js';
import { monthsOf, shortMonth } from '../view/period.js';
import { allTiers, monthOf, type Place, type View } from '../view/view.js';
import { chartWords, dateWords } from '../words/index.js';
import { classBounds, classOf, classRoles } from './classes.js';
import { coverageLegend, signs } from './coverage-legend.js';
import { partialNote } from './partial.js';
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

const font = 12;
const line = 20;
const gap = 1;
const widestName = { ofOneYear: 180, ofMore: 130 };
const widestCell = 58;
const blockGap = 8;
/** Three years of 21 cities, or one of 60. */
const mostCells = 800;

/** Outage rows that started in each city and month, so that what is missing shows as a hole. */
export function coverageChart(view: View, months: readonly string[] = monthsOf(view.year)): Chart {
  const { say, cities } = view;
  const w = chartWords.coverage;
  const held = months.filter((month) => monthOf(view, month) !== undefined);
  const counts = cities.flatMap(({ code }) =>
    held.flatMap((month) => view.hours('month', month, code, allTiers)?.outages ?? []),
  );
  const bounds = classBounds(counts);
  const isEmpty = cities.length === 0 || counts.length === 0;
  const isMany = cities.length * held.length > mostCells;
  const isDrawn = !isEmpty && !isMany;
  const isLong = held.length > 12;
  const longest = isLong ? widestName.ofMore : widestName.ofOneYear;
  // In many cells a long name is said as it is shown, for the sake of the page's size.
  const said = isLong ? cities.map(({ name }) => fitted(name, longest, font)) : null;
  const grid = (look: Omit<Grid, 'said'>) =>
    isDrawn ? gridRows(view, bounds, { ...look, said }) : [];
  const wide = grid({ width: 880, widest: longest, blocks: [held], hasCounts: true });
  const narrow = grid({
    width: phone.width - 9,
    widest: phone.label,
    // A phone has room for the months of a year, and no need of some hundred figures.
    blocks: isLong ? byYear(held) : [held],
    hasCounts: !isLong,
  });
  return {
    slug: 'coverage',
    title: say(w.title),
    caption: say(w.caption) + partialNote(view, months),
    emptyNote: say(isMany ? w.many : w.none),
    rows: wide,
    data: coverageData(view, held),
    marks: wide.filter(({ text }) => text !== '').length,
    spec: planeSpec({ rows: wide, layers }),
    narrow: { rows: narrow, spec: planeSpec({ rows: narrow, layers }) },
  };
}

const layers = [
  boxes('swatch', { isData: false }),
  outlines('empty', { isData: false }),
  // A layer for each class, whose colour is then written once.
  ...classRoles.map((role) => boxes(role, { isData: true })),
  outlines('hole', { isData: true }),
  texts('name', { align: 'right' }),
  texts('head', { align: 'center', color: light('muted') }),
  texts('year', { color: light('muted') }),
  texts('count', { align: 'center', size: 11 }),
  texts('sign', { align: 'center', weight: 'bold', size: 13, font: signFont }),
  texts('note'),
];

interface Grid {
  readonly width: number;
  /** Room for the name of a city, at most. */
  readonly widest: number;
  /** Months that stand side by side; the next ones stand below them. */
  readonly blocks: readonly (readonly string[])[];
  readonly hasCounts: boolean;
  /** What cities are called in the texts of the marks, where it isn't by their full names. */
  readonly said: readonly string[] | null;
}

function byYear(months: readonly string[]): string[][] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return years.map((year) => months.filter((month) => month.startsWith(year)));
}

function gridRows(
  view: View,
  bounds: readonly number[],
  { width, widest, blocks, hasCounts, said }: Grid,
): Row[] {
  const { say, cities } = view;
  const names = cities.map(({ name }) => fitted(name, widest, font));
  const left = greatest(names.map(widthOf), 0) + 10;
  const most = greatest(
    blocks.map(({ length }) => length),
    1,
  );
  const cell = Math.min(widestCell, Math.floor((width - left) / most));
  const heads = blocks.flat().map((month) => widthOf(say(shortMonth(month))));
  const isWide = blocks.length === 1 && cell >= greatest(heads, 0) + 2;
  const legend = coverageLegend(view, bounds, width);
  const headed = (block: number) =>
    legend.height + 14 + block * ((cities.length + 2) * line + blockGap);
  const top = (block: number) => headed(block) + (isWide ? 1 : 2) * line;
  return [
    ...legend.rows,
    ...blocks.flatMap((months, block) => [
      ...months.flatMap((month, i) =>
        headRows(view, month, { x: left + i * cell, y: headed(block), cell }, isWide),
      ),
      ...names.map((label, i) => {
        const y = top(block) + (i + 0.5) * line;
        return planeRow({ kind: 'name', box: lineAt(0, y, left - 10), label });
      }),
    ]),
    // Marks are in one order in every drawing: city by city.
    ...cities.flatMap((city, i) => {
      const place = { ...city, name: said?.[i] ?? city.name };
      return blocks.flatMap((months, block) =>
        months.flatMap((month, j) => {
          const [x, y] = [left + j * cell, top(block) + i * line];
          const box = { x, y, x2: x + cell - gap, y2: y + line - gap };
          return cellRows(view, place, month, bounds, box).filter(
            ({ kind }) => hasCounts || kind !== 'count',
          );
        }),
      );
    }),
  ];
}

function cellRows(
  view: View,
  city: Place,
  month: string,
  bounds: readonly number[],
  box: Box,
): Row[] {
  const { say } = view;
  const w = chartWords.coverage;
  const row = view.hours('month', month, city.code, allTiers);
  const short = shortMonth(month);
  const year = month.slice(0, 4);
  const name = say(dateWords.monthOfYear({ year, month: short }));
  const parts = { place: city.name, month: name, count: integer(row?.outages) };
  const middle = lineAt(box.x, (box.y + box.y2) / 2, box.x2 - box.x);
  const sign = (label: string) => planeRow({ kind: 'sign', box: middle, label });
  if (!row) {
    return [planeRow({ kind: 'hole', box, text: say(w.markNothing(parts)) }), sign(signs.nothing)];
  }
  const hasUsers = row.user_days > 0n;
  const text = say((hasUsers ? w.mark : w.markNoUsers)(parts));
  if (hasUsers && row.outages === 0) {
    return [planeRow({ kind: 'hole', box, text }), sign('0')];
  }
  const role = classOf(row.outages, bounds);
  const fits = widthInEms(parts.count) * 11 <= box.x2 - box.x - 2;
  return [
    planeRow({ kind: role, box, fill: light(role), text }),
    ...(!hasUsers ? [sign(signs.noUsers)] : []),
    ...(hasUsers && fits ? [planeRow({ kind: 'count', box: middle, label: parts.count })] : []),
  ];
}

/** A month over its column; where columns are narrow every third one, below its year. */
function headRows(
  view: View,
  month: string,
  { x, y, cell }: { readonly x: number; readonly y: number; readonly cell: number },
  isWide: boolean,
): Row[] {
  const { say } = view;
  const number = Number(month.slice(5));
  if (isWide) {
    const label = say(shortMonth(month));
    return [planeRow({ kind: 'head', box: lineAt(x, y + line / 2, cell), label })];
  }
  const year = say(dateWords.year({ year: month.slice(0, 4) }));
  const at = (row: number) => lineAt(x, y + row * line, cell);
  return [
    ...(number === 1 ? [planeRow({ kind: 'year', box: at(0.5), label: year })] : []),
    ...(number % 3 === 1 ? [planeRow({ kind: 'head', box: at(1.5), label: String(number) })] : []),
  ];
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
