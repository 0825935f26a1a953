import { greatest } from '../base/extremes.js';
import { integer } from '../base/figures.js';
import { light } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import type { PlaneLayer } from '../vega/plane.js';
import { widthInEms } from '../vega/text-width.js';
import { shortMonth } from '../view/period.js';
import type { Say } from '../words/index.js';
import { classOf, classRoles } from './classes.js';
import { boxes, lineAt, outlines, planeRow, texts } from './plane.js';

const font = 12;
const figureFont = 11;
const gap = 1;
const nameGap = 8;
export const heatLine = 21;

/** A column's name, and what stands for it where it is narrow. */
export interface HeatColumn {
  readonly label: string;
  readonly short: string;
}

export interface HeatCell {
  /** By which its class is found; null for a cell that nothing is known of. */
  readonly value: number | null;
  readonly label: string;
  /** None for a cell of which there is nothing to say. */
  readonly text: string;
}

export interface HeatRow {
  readonly name: string;
  readonly cells: readonly HeatCell[];
}

export interface Heat {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Room for the names, which end in an ellipsis where they need more. */
  readonly names: number;
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  readonly bounds: readonly number[];
}

/** The layers of a picture of heat maps; each class is one, whose colour is then written once. */
export const heatLayers: readonly PlaneLayer[] = [
  boxes('swatch', { isData: false }),
  ...classRoles.map((role) => boxes(role, { isData: true })),
  outlines('hole', { isData: true }),
  outlines('nothing', { isData: false }),
  texts('name', { align: 'right' }),
  texts('title', { weight: 'bold' }),
  texts('head', { align: 'center', color: light('muted') }),
  texts('figure', { align: 'center', size: figureFont }),
  texts('note'),
];

/** Cells in the colour of their class, with their figures where these have room. */
export function heatRows({ x, y, width, names, columns, rows, bounds }: Heat): Row[] {
  const left = x + names;
  const cell = Math.floor((width - names) / Math.max(1, columns.length));
  const isWide = columns.every(({ label }) => widthOf(label) + 2 <= cell);
  return [
    ...columns.map(({ label, short }, i) =>
      planeRow({
        kind: 'head',
        box: lineAt(left + i * cell, y + heatLine / 2, cell),
        label: isWide ? label : short,
      }),
    ),
    ...rows.flatMap(({ name, cells }, i) => {
      const top = y + (i + 1) * heatLine;
      const label = fitted(name, names - nameGap, font);
      return [
        planeRow({ kind: 'name', box: lineAt(x, top + heatLine / 2, names - nameGap), label }),
        ...cells.flatMap((one, j) => cellRows(one, left + j * cell, top, cell, bounds)),
      ];
    }),
  ];
}

function cellRows(
  { value, label, text }: HeatCell,
  x: number,
  y: number,
  width: number,
  bounds: readonly number[],
): Row[] {
  const box = { x, y, x2: x + width - gap, y2: y + heatLine - gap };
  const fits = label !== '' && widthInEms(label) * figureFont <= width - gap - 2;
  const middle = lineAt(x, y + (heatLine - gap) / 2, width - gap);
  const role = value === null || value <= 0 ? null : classOf(value, bounds);
  return [
    role === null
      ? planeRow({ kind: text === '' ? 'nothing' : 'hole', box, text })
      : planeRow({ kind: role, box, fill: light(role), text }),
    ...(fits ? [planeRow({ kind: 'figure', box: middle, label })] : []),
  ];
}

/** A heat map over months, with its legend above it. */
export function monthHeat({
  say,
  legend,
  unit = '',
  months,
  width,
  rows,
  bounds,
}: MonthHeat): Row[] {
  const names = rows.map(({ name }) => name);
  const columns = months.map((month) => ({
    label: say(shortMonth(month)),
    short: String(Number(month.slice(5))),
  }));
  const y = heatLine + 6;
  return [
    ...heatLegend(legend, bounds, unit),
    ...heatRows({ x: 0, y, width, names: nameRoom(names, width), columns, rows, bounds }),
  ];
}

interface MonthHeat extends Pick<Heat, 'width' | 'rows' | 'bounds'> {
  readonly say: Say;
  /** What the figures are. */
  readonly legend: string;
  readonly unit?: string;
  readonly months: readonly string[];
}

/** What the colours mean, on one line. */
export function heatLegend(heading: string, bounds: readonly number[], unit = ''): Row[] {
  const y = heatLine / 2;
  const rows = [planeRow({ kind: 'note', box: lineAt(0, y), label: heading })];
  let x = widthOf(heading) + 12;
  bounds.forEach((bound, i) => {
    const below = bounds[i - 1];
    const isLast = i === bounds.length - 1;
    const label =
      (below === undefined
        ? `≤${integer(bound)}`
        : isLast
          ? `>${integer(below)}`
          : `${integer(below)}–${integer(bound)}`) + unit;
    const width = Math.max(40, widthOf(label) + 10);
    const box = { x, y: 1, x2: x + width, y2: heatLine - 1 };
    rows.push(planeRow({ kind: 'swatch', box, fill: light(classRoles[i] ?? 'count5') }));
    rows.push(planeRow({ kind: 'figure', box: lineAt(x, y, width), label }));
    x += width;
  });
  return rows;
}

/** Room for names in a picture so wide, with what keeps them off the cells. */
export function nameRoom(names: readonly string[], width: number): number {
  const most = Math.min(230, Math.floor(width * 0.3));
  return Math.min(most, greatest(names.map(widthOf), 0) + nameGap);
}

export function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
