import { extname } from 'node:path';
import { csvCell } from '../../reports/base/csv.js';
import { usageError } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';

export const formats = [
  'table',
  'csv',
  'json',
  'ndjson',
  'md',
  'arrow',
  'parquet',
  'xlsx',
] as const;
export type Format = (typeof formats)[number];

export type BinaryFormat = 'arrow' | 'parquet' | 'xlsx';
export type TextFormat = Exclude<Format, BinaryFormat>;

export const textFormats = [
  'table',
  'csv',
  'json',
  'ndjson',
  'md',
] as const satisfies readonly TextFormat[];

/** Whether CSV has the text as it is, which then can stand for NULL. */
export function isUnquoted(text: string): boolean {
  return csvCell(text) === text;
}

/** Whether a text of that format is for programs, which want it as it is. */
export function isData(format: TextFormat): boolean {
  return format !== 'table' && format !== 'md';
}

export function isBinary(format: Format): format is BinaryFormat {
  return format === 'arrow' || format === 'parquet' || format === 'xlsx';
}

const byEnding: Readonly<Record<string, Format>> = {
  '.txt': 'table',
  '.csv': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.md': 'md',
  '.arrow': 'arrow',
  '.feather': 'arrow',
  '.parquet': 'parquet',
  '.xlsx': 'xlsx',
};

/** The format asked for, else the one that the name of the file says, else a table. */
export function formatFor(
  asked: Format | undefined,
  isJson: boolean,
  file: string | undefined,
): Format {
  if (isJson && asked !== undefined && asked !== 'json') {
    throw usageError(w.jsonContradicts({ format: asked }));
  }
  if (isJson) return 'json';
  if (asked !== undefined) return asked;
  if (file === undefined) return 'table';
  const format = byEnding[extname(file).toLowerCase()];
  if (format) return format;
  throw usageError(w.unknownEnding({ file }), w.giveFormat(formats));
}
