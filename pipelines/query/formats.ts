import { extname } from 'node:path';
import { usageError } from '../base/errors.js';

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
    throw usageError({
      zh: `--json 与 --format ${asked} 矛盾。`,
      en: `--json contradicts --format ${asked}.`,
    });
  }
  if (isJson) return 'json';
  if (asked !== undefined) return asked;
  if (file === undefined) return 'table';
  const format = byEnding[extname(file).toLowerCase()];
  if (format) return format;
  throw usageError(
    {
      zh: `由文件名 ${file} 看不出格式。`,
      en: `The name ${file} does not tell the format.`,
    },
    { zh: `请用 --format 指定：${formats.join('、')}`, en: `Give --format: ${formats.join(', ')}` },
  );
}
