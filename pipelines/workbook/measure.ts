import stringWidth from 'string-width';
import { type PlacedCell, type SheetRow, widestOf } from './sheet.js';

const WIDEST = 60;
/** A longer header breaks: figures are narrower, and more columns fit on paper. */
const WIDEST_HEADER = 14;
/** Rows that a column's width is taken from. */
const MEASURED = 200;
/** Of longer lists, programs find the heights of the rows themselves. */
const MOST_FITTED = 5000;
/** A line of Chinese text, in points. */
const LINE = 16;
/** What Excel takes as the height of a row. */
const HIGHEST = 409;

/** In characters, of which a Chinese one takes two. */
export function columnWidths(rows: readonly SheetRow[], hasHeader: boolean): number[] {
  return Array.from({ length: widestOf(rows) }, (_, c) => {
    const widest = rows.slice(0, MEASURED).reduce((most, row, r) => {
      const cell = row[c];
      // A title runs over the cells beside it.
      if (!cell || cell.look === 'title' || cell.spans) return most;
      const width = widthOf(cell);
      return Math.max(most, hasHeader && r === 0 ? Math.min(width, WIDEST_HEADER) : width);
    }, 6);
    return Math.min(WIDEST, widest + 2);
  });
}

function widthOf({ t, v, z }: PlacedCell): number {
  if (t === 'b') return 5;
  if (t === 's') return stringWidth(String(v).slice(0, 200));
  if (z && /[ymdhs]/u.test(z)) return z.length;
  const decimals = /\.(0+)/u.exec(z ?? '')?.[1]?.length;
  const digits = decimals === undefined || typeof v !== 'number' ? String(v) : v.toFixed(decimals);
  return digits.length + (z?.includes(',') ? Math.floor(digits.length / 3) : 0);
}

/**
 * The height of a row whose texts take more than a line, so that they don't run over the next row where a program
 * doesn't find heights itself; undefined for a row of single lines.
 */
export function rowHeight(
  row: SheetRow,
  widths: readonly number[],
  count: number,
): number | undefined {
  if (count > MOST_FITTED) return undefined;
  const lines = row.reduce((most, cell, c) => {
    if (cell?.t !== 's' || cell.look === 'title' || cell.look === 'heading') return most;
    const room = widths.slice(c, c + (cell.spans ?? 1)).reduce((sum, width) => sum + width, 0);
    return Math.max(most, linesIn(String(cell.v), room));
  }, 1);
  return lines === 1 ? undefined : Math.min(HIGHEST, lines * LINE);
}

/** A line ends a little before the edge, and at the end of a word. */
function linesIn(text: string, room: number): number {
  const isShort = text.length * 2 < room && !text.includes('\n');
  if (isShort) return 1;
  const most = Math.max(4, Math.floor(room) - 1);
  return text
    .slice(0, 2000)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / most)), 0);
}
