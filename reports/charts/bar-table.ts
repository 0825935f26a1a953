import { greatest } from '../base/extremes.js';
import { phone } from '../theme/chart-config.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Drawing, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { widthInEms } from '../vega/text-width.js';
import { type Box, boxes, lineAt, planeRow, planeSpec, texts } from './plane.js';

const font = 12;
const line = 24;
/** A bar and the name above it. */
const tall = 40;
const bar = { height: 14, width: 430 };
const gap = 12;
const name = { least: 120, most: 210 };
const column = { least: 62, most: 110 };

export interface BarPart {
  readonly role: Role;
  /** Length, in any unit that all parts share. */
  readonly size: number;
  readonly text: string;
}

export interface BarItem {
  readonly name: string;
  readonly parts: readonly BarPart[];
  /** What stands to the right of the bar, column by column. */
  readonly figures: readonly string[];
}

interface BarTable {
  readonly items: readonly BarItem[];
  /** Over the names, and over the figures. */
  readonly nameHead: string;
  readonly heads: readonly string[];
  readonly legend: readonly { readonly role: Role; readonly label: string }[];
}

/** Bars with their names and figures, ruled like a table: what an axis would say stands beside them. */
export function barTable(table: BarTable): Pick<Chart, 'rows' | 'marks' | 'spec' | 'narrow'> {
  const marks = table.items.reduce((sum, { parts }) => sum + parts.length, 0);
  return { ...wideTable(table), marks, narrow: narrowTable(table) };
}

function wideTable({ items, nameHead, heads, legend }: BarTable): Drawing {
  const names = [nameHead, ...items.map((item) => fitted(item.name, name.most, font))];
  const left = greatest(names.map(widthOf), name.least) + gap;
  const columns = columnsOf(items, heads, column);
  const rows: Row[] = legendRows(legend, left, line / 2);
  const across = (y: number, label: string, figures: readonly string[], look: string) => {
    rows.push(planeRow({ kind: `name${look}`, box: lineAt(0, y, left - gap), label }));
    for (const row of figureRows(figures, columns, left + bar.width, y, look)) rows.push(row);
  };
  across(line / 2, nameHead, heads, 'Head');
  items.forEach((item, i) => {
    const y = (i + 1.5) * line;
    const box = { x: left, y: y - bar.height / 2, x2: left + bar.width, y2: y + bar.height / 2 };
    for (const row of barRows(item, longest(items), box)) rows.push(row);
    across(y, names[i + 1] ?? '', item.figures, '');
  });
  const width = left + bar.width + sum(columns);
  const foot = { x: 0, y: line, x2: width, y2: line + 0.5 };
  const baseline = { x: left - 0.5, y: line, x2: left + 0.5, y2: (items.length + 1) * line };
  return drawn(rows, 'right', items.length > 0 ? [foot, baseline] : []);
}

/** A phone has each name over its bar and figures. */
function narrowTable({ items, nameHead, heads, legend }: BarTable): Drawing {
  const width = phone.width - 9;
  const columns = columnsOf(items, heads, { least: 36, most: 92 });
  const room = width - sum(columns);
  const rows: Row[] = legendRows(legend, 0, line / 2);
  rows.push(planeRow({ kind: 'nameHead', box: lineAt(0, line * 1.5), label: nameHead }));
  for (const row of figureRows(heads, columns, room, line * 1.5, 'Head')) rows.push(row);
  items.forEach((item, i) => {
    const y = line * 2 + i * tall;
    const label = fitted(item.name, width, font);
    rows.push(planeRow({ kind: 'name', box: lineAt(0, y + 12), label }));
    for (const row of barRows(item, longest(items), { x: 0, y: y + 22, x2: room, y2: y + 34 }))
      rows.push(row);
    for (const row of figureRows(item.figures, columns, room, y + 28, '')) rows.push(row);
  });
  const foot = { x: 0, y: line * 2, x2: width, y2: line * 2 + 0.5 };
  return drawn(rows, 'left', items.length > 0 ? [foot] : []);
}

function drawn(rows: readonly Row[], align: 'left' | 'right', rules: readonly Box[]): Drawing {
  const muted = { color: light('muted') };
  const all = [
    ...rows,
    ...rules.map((box) => planeRow({ kind: 'swatch', box, fill: light('rule') })),
  ];
  return {
    rows: all,
    spec: planeSpec({
      rows: all,
      layers: [
        boxes('bar', { isData: true }),
        boxes('swatch', { isData: false }),
        texts('name', { align }),
        texts('figure', { align: 'right' }),
        texts('nameHead', { ...muted, align }),
        texts('figureHead', { ...muted, align: 'right' }),
        texts('legend'),
      ],
    }),
  };
}

function columnsOf(
  items: readonly BarItem[],
  heads: readonly string[],
  { least, most }: { readonly least: number; readonly most: number },
): number[] {
  return heads.map((head, i) => {
    const widths = [head, ...items.map(({ figures }) => figures[i] ?? '')].map(widthOf);
    return Math.min(most, greatest(widths, least)) + gap;
  });
}

function figureRows(
  figures: readonly string[],
  columns: readonly number[],
  left: number,
  y: number,
  look: string,
): Row[] {
  let x = left;
  return columns.map((width, i) => {
    const box = lineAt(x, y, width);
    x += width;
    return planeRow({ kind: `figure${look}`, box, label: figures[i] ?? '' });
  });
}

function barRows({ parts }: BarItem, most: number, { x, x2, y, y2 }: Box): Row[] {
  let start = x;
  return parts.map(({ role, size, text }) => {
    const end = start + (most > 0 ? (size / most) * (x2 - x) : 0);
    const box = { x: start, y, x2: end, y2 };
    start = end;
    return planeRow({ kind: 'bar', box, fill: light(role), text });
  });
}

function legendRows(legend: BarTable['legend'], left: number, y: number): Row[] {
  let x = left;
  return legend.flatMap(({ role, label }) => {
    const box = { x, y: y - 6, x2: x + 12, y2: y + 6 };
    const words = lineAt(x + 17, y);
    x += 17 + widthOf(label) + 20;
    return [
      planeRow({ kind: 'swatch', box, fill: light(role) }),
      planeRow({ kind: 'legend', box: words, label }),
    ];
  });
}

function longest(items: readonly BarItem[]): number {
  return greatest(
    items.map(({ parts }) => sum(parts.map(({ size }) => size))),
    0,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
