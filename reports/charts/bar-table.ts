import { greatest } from '../base/extremes.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { widthInEms } from '../vega/text-width.js';
import { boxes, lineAt, planeRow, planeSpec, texts } from './plane.js';

const font = 12;
const line = 24;
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
export function barTable(table: BarTable): Pick<Chart, 'rows' | 'marks' | 'spec'> {
  const { items, nameHead, heads, legend } = table;
  const names = [nameHead, ...items.map((item) => fitted(item.name, name.most, font))];
  const left = greatest(names.map(widthOf), name.least) + gap;
  const most = greatest(
    items.map(({ parts }) => sumOf(parts)),
    0,
  );
  const columns = heads.map((head, i) => {
    const widths = [head, ...items.map(({ figures }) => figures[i] ?? '')].map(widthOf);
    return Math.min(column.most, greatest(widths, column.least)) + gap;
  });
  const rows: Row[] = [];
  const across = (y: number, label: string, figures: readonly string[], look: string) => {
    rows.push(planeRow({ kind: `name${look}`, box: lineAt(0, y, left - gap), label }));
    let x = left + bar.width;
    columns.forEach((width, i) => {
      const figure = figures[i] ?? '';
      rows.push(planeRow({ kind: `figure${look}`, box: lineAt(x, y, width), label: figure }));
      x += width;
    });
  };
  let x = left;
  for (const { role, label } of legend) {
    const box = { x, y: line / 2 - 6, x2: x + 12, y2: line / 2 + 6 };
    rows.push(planeRow({ kind: 'swatch', box, fill: light(role) }));
    rows.push(planeRow({ kind: 'legend', box: lineAt(x + 17, line / 2), label }));
    x += 17 + widthOf(label) + 20;
  }
  across(line / 2, nameHead, heads, 'Head');
  items.forEach(({ parts, figures }, i) => {
    const y = (i + 1.5) * line;
    let start = left;
    for (const { role, size, text } of parts) {
      const end = start + (most > 0 ? (size / most) * bar.width : 0);
      const box = { x: start, y: y - bar.height / 2, x2: end, y2: y + bar.height / 2 };
      rows.push(planeRow({ kind: 'bar', box, fill: light(role), text }));
      start = end;
    }
    across(y, names[i + 1] ?? '', figures, '');
  });
  const width = left + bar.width + columns.reduce((sum, one) => sum + one, 0);
  const foot = { x: 0, y: line, x2: width, y2: line + 0.5 };
  const baseline = { x: left - 0.5, y: line, x2: left + 0.5, y2: (items.length + 1) * line };
  if (items.length > 0) {
    rows.push(planeRow({ kind: 'swatch', box: foot, fill: light('rule') }));
    rows.push(planeRow({ kind: 'swatch', box: baseline, fill: light('rule') }));
  }
  const muted = { color: light('muted') };
  return {
    rows,
    marks: rows.filter(({ kind }) => kind === 'bar').length,
    spec: planeSpec({
      rows,
      layers: [
        boxes('bar', { isData: true }),
        boxes('swatch', { isData: false }),
        texts('name', { align: 'right' }),
        texts('figure', { align: 'right' }),
        texts('nameHead', { ...muted, align: 'right' }),
        texts('figureHead', { ...muted, align: 'right' }),
        texts('legend'),
      ],
    }),
  };
}

function sumOf(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}
