import { extname } from 'node:path';
import type { Words } from '../../../schemas/words/index.js';
import { formatWords as w } from '../../words/ingest-formats.js';

/** How a file holds its rows: each has its own reader. */
export type Format = 'delimited' | 'json' | 'jsonl' | 'xlsx' | 'parquet';

export interface FileKind {
  readonly format: Format;
  /** Whether it is compressed as a whole by gzip. */
  readonly isPacked: boolean;
}

const formats: Readonly<Record<string, Format>> = {
  '.csv': 'delimited',
  '.tsv': 'delimited',
  '.txt': 'delimited',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  '.xls': 'xlsx',
  '.parquet': 'parquet',
};

/** What a file is by its name; undefined where that is nothing that can be read. */
export function kindOf(name: string): FileKind | undefined {
  const lower = name.toLowerCase();
  const isPacked = lower.endsWith('.gz');
  const format = formats[extname(isPacked ? lower.slice(0, -3) : lower)];
  if (!format) return undefined;
  // The other formats are compressed inside.
  return isPacked && !isText(format) ? undefined : { format, isPacked };
}

export function isText(format: Format): boolean {
  return format === 'delimited' || format === 'json' || format === 'jsonl';
}

/** Whether the files in it are documents, each by itself. */
export function isArchive(name: string): boolean {
  return extname(name).toLowerCase() === '.zip';
}

/** Workbooks of other kinds, which the programs that write them can save as .xlsx. */
const otherWorkbooks = new Set(['.xlsb', '.et', '.ods', '.numbers']);

export function isOtherWorkbook(name: string): boolean {
  return otherWorkbooks.has(extname(name).toLowerCase());
}

/** Why a file is not read, and what to do. */
export function whyNotRead(name: string): Words {
  if (isOtherWorkbook(name)) return w.otherWorkbook({ kind: extname(name).toLowerCase() });
  if (isArchive(name)) return w.archiveInside;
  return w.unknownFormat({
    known: '.csv .tsv .txt .csv.gz .xlsx .xlsm .xls .json .jsonl .ndjson .parquet .zip',
  });
}
