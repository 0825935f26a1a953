import type { DuckDBValue } from '@duckdb/node-api';
import { DuckDBDateValue, DuckDBDecimalValue, DuckDBTimestampValue } from '../base/duckdb.js';
import { failure } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';
import {
  dayCell,
  flagCell,
  formats,
  numberCell,
  type SheetCell,
  textCell,
  wholeCell,
} from '../workbook/cell.js';
import type { SheetRow } from '../workbook/sheet.js';
import { workbookBytes } from '../workbook/workbook.js';
import { cellText } from './cells.js';
import type { QueryResult } from './query-result.js';

/** What one sheet can hold. */
const MOST_ROWS = 1_048_576;
/** A workbook is made in memory: beyond this it would need more than there may be. */
const MOST_CELLS = 4_000_000;

/**
 * A workbook of one sheet with typed cells. Text is a text cell, never a formula.
 * @throws UserError when the rows are more than a sheet, or the cells more than memory can hold.
 */
export async function xlsxBytes({ columns, rowCount, rows }: QueryResult): Promise<Uint8Array> {
  const most = Math.min(MOST_ROWS - 1, Math.floor(MOST_CELLS / columns.length));
  if (rowCount > most) throw tooManyRows(rowCount, most);
  const sheet: SheetRow[] = [columns.map((name) => ({ ...textCell(name), look: 'header' }))];
  for await (const some of rows()) for (const row of some) sheet.push(row.map(cellOf));
  return workbookBytes([{ title: 'shihu', rows: sheet, hasHeader: true }]);
}

function cellOf(value: DuckDBValue): SheetCell | undefined {
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

function tooManyRows(rows: number, most: number): Error {
  return failure(w.tooManyRows({ rows: String(rows), most: String(most) }), w.useOtherFormat).as(
    'too_many_rows',
  );
}
