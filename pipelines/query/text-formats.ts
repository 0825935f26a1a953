import type { DuckDBValue } from '@duckdb/node-api';
import stringWidth from 'string-width';
import { csvCell, csvLine, harmlessCell } from '../../reports/base/csv.js';
import { greatest } from '../../reports/base/extremes.js';
import { DuckDBTypeId } from '../base/duckdb.js';
import { type FittedTable, fittedTable } from '../terminal/fitted-table.js';
import { inert } from '../terminal/inert.js';
import { printable, textTable } from '../terminal/table.js';
import { cellText, isInert, isNumeric } from './cells.js';
import { type CsvStyle, harmlessStyle } from './csv-cells.js';
import { jsonCells } from './json-cells.js';
import { distinctNames, type QueryResult } from './query-result.js';

/**
 * Each format gives its text in blocks of whole lines without the last line feed, which the writer adds:
 * so the text need never be in memory as one.
 */
export type Blocks = AsyncIterable<string>;

export async function* tableBlocks(result: QueryResult): Blocks {
  yield (await tableOf(result)).text;
}

/** @param screen its columns, if the table has to fit one */
export async function tableOf(
  { columns, types, rows }: QueryResult,
  screen?: number,
): Promise<FittedTable> {
  const cells: string[][] = [];
  for await (const some of rows()) for (const row of some) cells.push(row.map(cellText));
  const sides = types.map((type) => (isNumeric(type) ? 'right' : 'left'));
  return screen === undefined
    ? { text: textTable(columns, cells, sides) }
    : fittedTable(columns, cells, sides, screen);
}

export async function* oneBlock(text: string): Blocks {
  yield text;
}

/** A column a line, and an empty line between rows: for what is too wide for a table. */
export async function* lineBlocks({ columns, rows }: QueryResult): Blocks {
  const names = columns.map(printable);
  const widest = greatest(names.map((name) => stringWidth(name)));
  const heads = names.map((name) => `${' '.repeat(widest - stringWidth(name))}${name}`);
  let gap = '';
  for await (const some of rows()) {
    for (const row of some) {
      const lines = row.map((value, i) => `${heads[i]} = ${printable(cellText(value))}`.trimEnd());
      yield `${gap}${lines.join('\n')}`;
      gap = '\n';
    }
  }
}

/** The same rules as CSV has, with tabs. */
export function tsvBlocks(result: QueryResult, style?: CsvStyle): Blocks {
  return csvBlocksByRow(result, style, '\t');
}

/**
 * CSV of a result that DuckDB can't write by itself, for which see `csvCell` and `canCopyTo`: lists and
 * other nested values, rarer types, and what DESCRIBE and its like give. The rules are the same.
 */
export async function* csvBlocksByRow(
  { columns, types, rows }: QueryResult,
  style: CsvStyle = harmlessStyle,
  delimiter = ',',
): Blocks {
  const { isRaw, nullText } = style;
  const textOf = isRaw ? csvCell : harmlessCell;
  const cells = types.map((type) => (value: DuckDBValue) => {
    const text = cellText(value);
    if (value === null || (text === '' && isInert(type))) return nullText;
    const cell = isInert(type) ? text : textOf(text, delimiter);
    return cell === nullText || cell === '' ? `"${cell}"` : cell;
  });
  yield csvHead(columns, style, delimiter);
  for await (const some of rows()) {
    yield some
      .map(
        (row) =>
          `${csvLine(
            row.map((value, i) => cells[i]?.(value) ?? ''),
            delimiter,
          )}\r`,
      )
      .join('\n');
  }
}

/** The line of names, with its carriage return. */
export function csvHead(columns: readonly string[], { isRaw }: CsvStyle, delimiter = ','): string {
  const textOf = isRaw ? csvCell : harmlessCell;
  const cells = columns.map((name) => textOf(name, delimiter));
  return `${csvLine(cells, delimiter)}\r`;
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
