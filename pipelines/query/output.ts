import { writeFile } from 'node:fs/promises';
import type { CsvStyle } from './csv-cells.js';
import { type Format, isBinary, type TextFormat } from './formats.js';
import type { QueryResult } from './query-result.js';
import {
  type Blocks,
  csvBlocksByRow,
  jsonBlocks,
  jsonLineBlocks,
  lineBlocks,
  markdownBlocks,
  tableBlocks,
  tsvBlocks,
} from './text-formats.js';

const textBlocks: Record<TextFormat, (result: QueryResult, style?: CsvStyle) => Blocks> = {
  table: tableBlocks,
  csv: csvBlocksByRow,
  tsv: tsvBlocks,
  json: jsonBlocks,
  ndjson: jsonLineBlocks,
  md: markdownBlocks,
  line: lineBlocks,
};

/** The result as text, in blocks of lines. */
export function blocksOf(result: QueryResult, format: TextFormat, style?: CsvStyle): Blocks {
  return textBlocks[format](result, style);
}

/** Writes the result to a file, in any format but the one that DuckDB alone writes. */
export async function writeContent(
  result: QueryResult,
  format: Exclude<Format, 'parquet'>,
  file: string,
  style?: CsvStyle,
): Promise<void> {
  // Piece by piece, and no stream: that would fail while DuckDB is still at the next one, and what closes
  // the database then ends the process.
  await writeFile(file, await contentOf(result, format, style), { flag: 'wx' });
}

/** Loads the libraries of a format only when they are needed. */
async function contentOf(
  result: QueryResult,
  format: Exclude<Format, 'parquet'>,
  style: CsvStyle | undefined,
): Promise<Iterable<Uint8Array> | AsyncIterable<string | Uint8Array>> {
  if (!isBinary(format)) return linesOf(result, format, style);
  if (format === 'arrow') return (await import('./arrow.js')).arrowBytes(result);
  return [await (await import('./xlsx.js')).xlsxBytes(result)];
}

async function* linesOf(
  result: QueryResult,
  format: TextFormat,
  style: CsvStyle | undefined,
): AsyncGenerator<string> {
  // Excel takes a file without it for one in the encoding of the machine.
  if (format === 'csv' || format === 'tsv') yield '\ufeff';
  for await (const block of blocksOf(result, format, style)) yield `${block}\n`;
}
