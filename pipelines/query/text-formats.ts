import { DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { csvCell, csvLine, harmlessCell } from '../../reports/base/csv.js';
import { inert } from '../terminal/inert.js';
import { textTable } from '../terminal/table.js';
import { cellText, isInert, isNumeric } from './cells.js';
import { type CsvStyle, harmlessStyle } from './csv-cells.js';
import { jsonCells } from './json-cells.js';
import { distinctNames, type QueryResult } from './query-result.js';

/**
 * Each format gives its text in blocks of whole lines without the last line feed, which the writer adds:
 * so the text need never be in memory as one.
 */
export type Blocks = AsyncIterable<string>;

export async function* tableBlocks({ columns, types, rows }: QueryResult): Blocks {
  const cells: string[][] = [];
  for await (const some of rows()) for (const row of some) cells.push(row.map(cellText));
  const sides = types.map((type) => (isNumeric(type) ? 'right' : 'left'));
  yield textTable(columns, cells, sides);
}

/**
 * CSV of a result that DuckDB can't write by itself, for which see `csvCell` and `canCopyTo`: lists and
 * other nested values, rarer types, and what DESCRIBE and its like give. The rules are the same.
 */
export async function* csvBlocksByRow(
  { columns, types, rows }: QueryResult,
  style: CsvStyle = harmlessStyle,
): Blocks {
  const { isRaw, nullText } = style;
  const textOf = isRaw ? csvCell : harmlessCell;
  const cells = types.map((type) => (value: DuckDBValue) => {
    const text = cellText(value);
    if (value === null || (text === '' && isInert(type))) return nullText;
    const cell = isInert(type) ? text : textOf(text);
    return cell === nullText || cell === '' ? `"${cell}"` : cell;
  });
  yield csvHead(columns, style);
  for await (const some of rows()) {
    yield some
      .map((row) => `${csvLine(row.map((value, i) => cells[i]?.(value) ?? ''))}\r`)
      .join('\n');
  }
}

/** The line of names, with its carriage return. */
export function csvHead(columns: readonly string[], { isRaw }: CsvStyle): string {
  return `${csvLine(columns.map((name) => (isRaw ? csvCell(name) : harmlessCell(name))))}\r`;
}

export async function* jsonLineBlocks(result: QueryResult): Blocks {
  const keys = distinctNames(result.columns).map((name) => `${JSON.stringify(name)}:`);
  const cells = await jsonCells(result);
  for await (const some of result.rows()) {
    yield some
      .map((row) => `{${row.map((value, i) => `${keys[i]}${cells[i]?.(value)}`).join(',')}}`)
      .join('\n');
  }
}

/** One array, a row a line. */
export async function* jsonBlocks(result: QueryResult): Blocks {
  let pending = '[';
  let isFirst = true;
  for await (const block of jsonLineBlocks(result)) {
    if (!isFirst) yield `${pending},`;
    const lines = block.replaceAll('\n', ',\n');
    pending = isFirst ? `[${lines}` : lines;
    isFirst = false;
  }
  yield `${pending}]`;
}

export async function* markdownBlocks({ columns, types, rows }: QueryResult): Blocks {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = types.map((type) => (isNumeric(type) ? '---:' : '---'));
  yield `${line(columns.map(plainMarkdown))}\n${line(rule)}`;
  for await (const some of rows()) {
    yield some.map((row) => line(row.map((value) => plainMarkdown(cellText(value))))).join('\n');
  }
}

/** Text that Markdown shows as it is, on one line. */
function plainMarkdown(text: string): string {
  const escaped = text.replace(/[\\|`*_<>&~[\]]/gu, '\\$&');
  return inert(escaped.replace(/\r?\n|\r/gu, '<br>'));
}

/** The plan that EXPLAIN gives: drawn over many lines, which a table would join. */
export async function* planBlocks({ rows, types }: QueryResult): Blocks {
  const last = types.findLastIndex((type) => type.typeId === DuckDBTypeId.VARCHAR);
  for await (const some of rows()) {
    for (const row of some) yield cellText(row[last] ?? null).trimEnd();
  }
}
