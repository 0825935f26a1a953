import type { Dataset, Value } from './dataset.js';

/** Spreadsheets run a cell that begins like this; a leading apostrophe keeps it text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

/** A cell of text: harmless, and quoted where RFC 4180 or a trimming reader demands it. */
export function csvText(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180: a line without anything on it is no record, so its one cell is quoted. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(',') || '""';
}

/** A dataset as CSV with CRLF. The mark at its start tells Excel that it is UTF-8. */
export function csvOf({ columns, rows }: Dataset): string {
  const lines = [columns.map(({ name }) => csvText(name)), ...rows.map((row) => row.map(csvCell))];
  return `\uFEFF${lines.map((cells) => `${csvLine(cells)}\r\n`).join('')}`;
}

/** Numbers in full, nothing for null and for what is no number. */
function csvCell(value: Value): string {
  if (typeof value === 'string') return csvText(value);
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  return String(value);
}
