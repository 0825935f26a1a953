import type { DuckDBValue } from '@duckdb/node-api';
import Papa from 'papaparse';
import type { Result } from '../base/database.js';
import { type Cell, textTable } from '../cli/io.js';
import { cellJson, cellText, distinctNames, isNumeric } from './cells.js';

/** The first `limit` rows as a table for a terminal; 0 means all. */
export function asTable({ columns, types, values }: Result, limit: number): string {
  const shown = limit > 0 ? values.slice(0, limit) : values;
  const rows = shown.map((row) =>
    row.map((value, i) => tableCell(value, isNumeric(types[i] as never))),
  );
  return textTable(columns, rows);
}

function tableCell(value: DuckDBValue, numeric: boolean): Cell {
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  // A decimal keeps its digits and still stands right.
  return numeric ? (cellText(value) as unknown as Cell) : cellText(value);
}

/** RFC 4180 with CRLF; text that a spreadsheet would run as a formula is made harmless. */
export function asCsv({ columns, types, values }: Result): string {
  const rows = values.map((row) =>
    row.map((value, i) => {
      const text = cellText(value);
      return isNumeric(types[i] as never) ? text : harmless(text);
    }),
  );
  return `${Papa.unparse([columns.map(harmless), ...rows], { newline: '\r\n' })}\r\n`;
}

/** Spreadsheets run a cell that begins like this; a leading apostrophe keeps it text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

export function asJsonLines({ columns, values }: Result): string[] {
  const keys = distinctNames(columns).map((name) => JSON.stringify(name));
  return values.map((row) => {
    const fields = row.map((value, i) => `${keys[i]}:${cellJson(value)}`);
    return `{${fields.join(',')}}`;
  });
}

export function asJson(result: Result): string {
  return `[${asJsonLines(result).join(',\n')}]`;
}

export function asMarkdown({ columns, types, values }: Result): string {
  const plain = (text: string) =>
    text.replace(/[\\|`*_<>[\]]/gu, '\\$&').replace(/\r?\n|\r/gu, ' ');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = types.map((type) => (isNumeric(type) ? '---:' : '---'));
  return [
    line(columns.map(plain)),
    line(rule),
    ...values.map((row) => line(row.map((value) => plain(cellText(value))))),
  ].join('\n');
}
