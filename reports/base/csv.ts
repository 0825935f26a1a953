/*
 * CSV as every file of the program has it (RFC 4180). What DuckDB writes by itself keeps the same rules in
 * SQL, in `pipelines/query/csv-cells.ts`.
 */
import type { Dataset, Value } from './dataset.js';
import { harmless } from './live.js';

/** A cell, quoted where RFC 4180 or a trimming reader demands it. */
export function csvCell(text: string, delimiter = ','): string {
  const isPlain = !/["\r\n]|^\s|\s$/u.test(text) && !text.includes(delimiter);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A cell of text for a spreadsheet. */
export function harmlessCell(text: string, delimiter = ','): string {
  return csvCell(harmless(text), delimiter);
}

/** Cells that are ready. A line without anything on it is no record, so its one cell is quoted. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return cells.join(delimiter) || '""';
}

/** A record of texts that are kept as they are. */
export function csvRecord(texts: readonly string[], delimiter = ','): string {
  return csvLine(
    texts.map((text) => csvCell(text, delimiter)),
    delimiter,
  );
}

/** A dataset as CSV with CRLF. The mark at its start tells Excel that it is UTF-8. */
export function csvOf({ columns, rows }: Dataset): string {
  const lines = [
    columns.map(({ name }) => harmlessCell(name)),
    ...rows.map((row) => row.map(shown)),
  ];
  return `\uFEFF${lines.map((cells) => `${csvLine(cells)}\r\n`).join('')}`;
}

/** Numbers in full, nothing for null and for what is no number. */
function shown(value: Value): string {
  if (typeof value === 'string') return harmlessCell(value);
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  return String(value);
}
