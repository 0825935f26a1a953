import type { Table } from 'docx';
import { type Element, elementsIn, hasClass, textIn } from '../../reports/base/markup.js';
import { widthInEms } from '../../reports/vega/text-width.js';
import { type Docx, faces, ink, type Look, runsOf } from './word-text.js';

/** Between the margins, in twentieths of a point: 170 mm of A4. */
export const TEXT_WIDTH = 9638;

/** Shares of a column's width that no content takes more or less than. */
const [NARROWEST, WIDEST] = [3, 16];

interface Cell {
  readonly element: Element;
  readonly columns: number;
  readonly rows: number;
}

/** A table of the page as Word has them: its heads are repeated on every page, no row is split. */
export function wordTable(docx: Docx, table: Element): Table {
  const heads = rowsIn(elementsIn(table.children, ({ name }) => name === 'thead'));
  const bodies = rowsIn(elementsIn(table.children, ({ name }) => name === 'tbody'));
  const rows = [...heads, ...bodies].map(cellsOf);
  const widths = widthsOf(rows);
  const small: Look = { size: widths.length > 5 ? 16 : 18 };
  return new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    borders: bordersOf(docx),
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: rows.map(
      (cells, r) =>
        new docx.TableRow({
          tableHeader: r < heads.length,
          cantSplit: true,
          children: cells.map((cell) => wordCell(docx, cell, small, r < heads.length)),
        }),
    ),
  });
}

function wordCell(docx: Docx, { element, columns, rows }: Cell, small: Look, isHead: boolean) {
  const isNumber = hasClass(element, 'number');
  const look = isHead ? { ...small, bold: true, font: faces.heading } : small;
  return new docx.TableCell({
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && { rowSpan: rows }),
    ...(isHead && { shading: { type: docx.ShadingType.CLEAR, fill: ink('panel') } }),
    children: [
      new docx.Paragraph({
        children: runsOf(docx, element.children, look),
        ...(isNumber && right(docx)),
      }),
    ],
  });
}

function right(docx: Docx) {
  return { alignment: docx.AlignmentType.RIGHT };
}

function bordersOf(docx: Docx) {
  const line = (role: 'ink' | 'rule' | 'hair', size: number) => ({
    style: docx.BorderStyle.SINGLE,
    size,
    color: ink(role),
  });
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  return {
    top: line('ink', 10),
    bottom: line('ink', 10),
    left: none,
    right: none,
    insideHorizontal: line('rule', 4),
    insideVertical: none,
  };
}

function rowsIn(groups: readonly Element[]): Element[] {
  return groups.flatMap((group) => elementsIn(group.children, ({ name }) => name === 'tr'));
}

function cellsOf(row: Element): Cell[] {
  return elementsIn(row.children, ({ name }) => name === 'td' || name === 'th').map((element) => ({
    element,
    columns: Number(element.attributes.get('colspan') ?? 1),
    rows: Number(element.attributes.get('rowspan') ?? 1),
  }));
}

/** Widths by what the columns hold, so that a name has more room than a number. */
function widthsOf(rows: readonly (readonly Cell[])[]): number[] {
  const wanted: number[] = [];
  const taken = new Map<number, number>();
  for (const cells of rows) {
    let column = 0;
    const free = () => {
      for (let left = taken.get(column) ?? 0; left > 0; left = taken.get(column) ?? 0) {
        taken.set(column, left - 1);
        column += 1;
      }
    };
    for (const { element, columns, rows: spanned } of cells) {
      free();
      const width = longestPart(textIn(element)) / columns;
      for (let i = 0; i < columns; i += 1) {
        wanted[column + i] = Math.max(wanted[column + i] ?? NARROWEST, Math.min(WIDEST, width));
        if (spanned > 1) taken.set(column + i, spanned - 1);
      }
      column += columns;
    }
    free();
  }
  const whole = wanted.reduce((sum, one) => sum + one, 0);
  const widths = wanted.map((one) => Math.floor((one / whole) * TEXT_WIDTH));
  const rest = TEXT_WIDTH - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one, i) => (i === 0 ? one + rest : one));
}

/** The width that a text would like to have: its whole where it is short, else that of a few lines of it. */
function longestPart(text: string): number {
  const width = widthInEms(text.trim());
  return width <= 8 ? width + 1.5 : 8 + width / 6;
}
