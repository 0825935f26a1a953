import { extname } from 'node:path';
import { csvCell } from '../../reports/base/csv.js';
import { usageError } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';

export const formats = [
  'table',
  'csv',
  'tsv',
  'json',
  'ndjson',
  'md',
  'line',
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
  'tsv',
  'json',
  'ndjson',
  'md',
  'line',
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
  '.tsv': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.md': 'md',
  '.arrow': 'arrow',
  '.feather': 'arrow',
  '.parquet': 'parquet',
  '.xlsx': 'xlsx',
};

/** Whether the name says that the file is packed. */
export function isPacked(file: string): boolean {
  return extname(file).toLowerCase() === '.gz';
}

/** The format that the name of a file says, packed or not. */
export function formatOf(file: string): Format | undefined {
  const plain = isPacked(file) ? file.slice(0, -'.gz'.length) : file;
  return byEnding[extname(plain).toLowerCase()];
}

/** The format asked for, else the one that the name of the file says, else a table. */
export function formatFor(
  asked: Format | undefined,
  isJson: boolean,
  file: string | undefined,
): Format {
  if (isJson && asked !== undefined && asked !== 'json') {
    throw usageError(w.jsonContradicts({ format: asked }));
  }
  const wanted = isJson ? 'json' : asked;
  if (file === undefined) return wanted ?? 'table';
  const format = wanted ?? formatOf(file);
  if (format === undefined) throw usageError(w.unknownEnding({ file }), w.giveFormat(formats));
  if (isPacked(file) && isBinary(format)) {
    throw usageError(w.packedAlready({ file, format }), w.nameWithoutGz);
  }
  return format;
}
