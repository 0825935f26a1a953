import type { Result } from '../base/database.js';
import { writeWhole } from '../base/files.js';
import { asCsv, asJson, asJsonLines, asMarkdown, asTable } from './text-formats.js';

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

export const binaryFormats: ReadonlySet<Format> = new Set(['arrow', 'parquet', 'xlsx']);

/** The result in a format: text, or bytes for the binary ones. */
export async function formatted(
  result: Result,
  format: Format,
  limit: number,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'table':
      return asTable(result, limit);
    case 'csv':
      return asCsv(result);
    case 'json':
      return asJson(result);
    case 'ndjson':
      return asJsonLines(result).join('\n');
    case 'md':
      return asMarkdown(result);
    default: {
      const binary = await import('./binary-formats.js');
      if (format === 'arrow') return binary.asArrow(result);
      return format === 'parquet' ? binary.asParquet(result) : binary.asXlsx(result);
    }
  }
}

/** Writes a file whole or not at all; Excel wants a BOM to read a CSV as UTF-8. */
export async function writeResult(
  file: string,
  content: string | Uint8Array,
  format: Format,
): Promise<void> {
  const ending = format === 'csv' ? '' : '\n';
  const bom = format === 'csv' ? '\ufeff' : '';
  await writeWhole(file, typeof content === 'string' ? `${bom}${content}${ending}` : content);
}
