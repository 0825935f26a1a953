import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type CellObject, utils, write } from '@e965/xlsx';
import stringWidth from 'string-width';
import { failure } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';
import { dayCell, flagCell, formats, numberCell, textCell, wholeCell } from '../workbook/cell.js';
import type { Answer } from './answer.js';
import { cellText } from './cells.js';

/** What one sheet can hold. */
const MOST_ROWS = 1_048_576;
/** The library makes a workbook in memory: beyond this it would need more than there may be. */
const MOST_CELLS = 4_000_000;
const WIDEST_COLUMN = 60;
/** Rows that a column's width is taken from. */
const MEASURED = 200;

/**
 * A workbook of one sheet with typed cells. Text is a text cell, never a formula.
 * @throws UserError when the rows are more than a sheet, or the cells more than memory can hold.
 */
export async function xlsxBytes({ columns, rowCount, rows }: Answer): Promise<Uint8Array> {
  const most = Math.min(MOST_ROWS - 1, Math.floor(MOST_CELLS / columns.length));
  if (rowCount > most) throw tooManyRows(rowCount, most);
  const cells: (CellObject | undefined)[][] = [columns.map(textCell)];
  for await (const some of rows()) for (const row of some) cells.push(row.map(cellOf));
  const range = { s: { r: 0, c: 0 }, e: { r: cells.length - 1, c: columns.length - 1 } };
  const ref = utils.encode_range(range);
  const sheet = {
    '!data': cells,
    '!ref': ref,
    '!autofilter': { ref },
    '!cols': columns.map((_, i) => ({ wch: widthOf(cells, i) })),
  };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet as never, 'shihu');
  return write(book, {
    type: 'buffer',
    bookType: 'xlsx',
    compression: true,
  }) as Buffer;
}

function cellOf(value: DuckDBValue): CellObject | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return flagCell(value);
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'bigint') return wholeCell(value);
  if (value instanceof DuckDBDecimalValue) {
    return value.scale === 0 ? wholeCell(value.value) : numberCell(Number(value.toString()));
  }
  if (value instanceof DuckDBDateValue) return dayCell(value.days, formats.date, cellText(value));
  if (value instanceof DuckDBTimestampValue) {
    const isWhole = value.micros % 1_000_000n === 0n;
    const format = isWhole ? formats.time : formats.milliseconds;
    return dayCell(Number(value.micros) / 86_400e6, format, cellText(value));
  }
  return textCell(cellText(value));
}

function widthOf(cells: readonly (CellObject | undefined)[][], column: number): number {
  const widths = cells.slice(0, MEASURED).map((row) => {
    const cell = row[column];
    return cell?.z ? cell.z.toString().length : stringWidth(String(cell?.v ?? '').slice(0, 200));
  });
  return Math.min(WIDEST_COLUMN, Math.max(...widths) + 2);
}

function tooManyRows(rows: number, most: number): Error {
  return failure(w.tooManyRows({ rows: String(rows), most: String(most) }), w.useOtherFormat);
}
