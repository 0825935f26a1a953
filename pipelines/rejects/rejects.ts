import { basename, dirname, join, parse } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { csvCell, csvRecord } from '../../reports/base/csv.js';
import { guarded } from '../../reports/base/live.js';
import { rejectedRows } from '../../schemas/published/events.js';
import type { Language } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';
import { rejectsWords as w } from '../words/rejects.js';
import { textCell } from '../workbook/cell.js';
import type { PlacedCell } from '../workbook/sheet.js';
import { workbookBytes } from '../workbook/workbook.js';

/** The rejected rows of one file, to be corrected and sent again. */
export interface RejectedFile {
  readonly sourceFile: string;
  /** In the shape that the file came in. */
  readonly format: 'delimited' | 'json' | 'jsonl' | 'xlsx' | 'parquet';
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly raw: string; readonly reasons: string }[];
}

const rejectedLine = rejectedRows.row
  .pick({ batch_id: true, source_file: true, source_line: true, raw: true })
  .extend({ reasons: z.string() });

const texts = z.array(z.string());

const fileShape = z.object({
  batch_id: z.string(),
  format: z.enum(['delimited', 'json', 'jsonl', 'xlsx', 'parquet']),
  delimiter: z.string(),
  header: z.string().transform((held) => texts.parse(JSON.parse(held))),
  source_file: z.string(),
});

/**
 * Rejected rows by file, in the order of their lines, each once with all of its reasons.
 * @param published where the rejects are
 * @param warehouse where the shape of each file is kept
 */
export async function rejectedFiles(
  published: Database,
  warehouse: Database,
  language: Language,
): Promise<RejectedFile[]> {
  const rows = await ask(published, 'rejects/rejected_lines', { language }, rejectedLine);
  const shapes = await ask(warehouse, 'rejects/shapes', {}, fileShape);
  const keyOf = (row: { batch_id: string; source_file: string }) =>
    `${row.batch_id} ${row.source_file}`;
  const byPart = new Map(shapes.map((shape) => [keyOf(shape), shape]));
  const files = new Map<string, RejectedFile & { rows: { raw: string; reasons: string }[] }>();
  for (const row of rows) {
    const id = keyOf(row);
    const shape = byPart.get(id);
    if (!shape) continue;
    const file = files.get(id) ?? {
      sourceFile: row.source_file,
      format: shape.format,
      delimiter: shape.delimiter,
      header: shape.header,
      rows: [],
    };
    file.rows.push({ raw: row.raw, reasons: row.reasons });
    files.set(id, file);
  }
  return [...files.values()];
}

/** The file's content: its own header and rows as they came, and the reasons in a last column. */
export function rejectedContent(file: RejectedFile, language: Language): string | Uint8Array {
  const reason = w.reason[language];
  if (isJson(file)) return jsonLines(file, reason);
  if (file.format === 'delimited') return delimited(file, reason);
  return workbook(file, reason);
}

/**
 * Names of the files to write: the one asked for where one has rejected rows, else one of its kind for each,
 * with its own name and where two are alike also its folder, or else a number.
 */
export function rejectedNames(files: readonly RejectedFile[], asked: string): string[] {
  if (files.length === 1) return [asked];
  const { dir, name } = parse(asked);
  const stems = files.map(({ sourceFile }) => parse(sourceFile).name);
  const isAlone = (stem: string) => stems.filter((one) => isAlike(one, stem)).length === 1;
  const taken: string[] = [];
  return files.map((file, i) => {
    const stem = stems[i] ?? '';
    const own = isAlone(stem) ? stem : `${basename(dirname(file.sourceFile))}-${stem}`;
    const named = (number: number) =>
      `${name}-${own}${number > 1 ? `-${number}` : ''}${rejectedEnding(file)}`;
    let number = 1;
    while (taken.some((one) => isAlike(one, named(number)))) number += 1;
    taken.push(named(number));
    return join(dir, named(number));
  });
}

/** Names that are the same file on some disks. */
function isAlike(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  return plain(a) === plain(b);
}

/** Ending of a file in that shape; a rejected Parquet row is easier to mend in a workbook. */
function rejectedEnding(file: RejectedFile): string {
  const { format, delimiter } = file;
  if (isJson(file)) return '.jsonl';
  if (format === 'delimited') return delimiter === ',' ? '.csv' : '.txt';
  return '.xlsx';
}

/** Elements of a list are sent back one a line, which is read whatever the settings say of lists. */
function isJson({ format }: RejectedFile): boolean {
  return format === 'json' || format === 'jsonl';
}

function delimited({ header, rows, delimiter }: RejectedFile, reason: string): string {
  // The rows stand as they came, quotes and all: what was wrong may be just that.
  const lines = rows.map(({ raw, reasons }) => `${raw}${delimiter}${csvCell(reasons, delimiter)}`);
  const head = csvRecord([...header, reason], delimiter);
  // What reads the file again takes the apostrophes away, which it knows by the last column.
  const all = [head, ...lines].map((line) => `${guarded(line, delimiter)}\r\n`);
  return `\ufeff${all.join('')}`;
}

function workbook({ header, rows }: RejectedFile, reason: string): Uint8Array {
  const head = [...header, reason].map(
    (text): PlacedCell => ({ ...textCell(text), look: 'header' }),
  );
  const body = rows.map(({ raw, reasons }) =>
    [...cellsOf(raw), reasons].map((text) => (text === '' ? undefined : textCell(text))),
  );
  return workbookBytes([{ title: 'rejected', rows: [head, ...body], hasHeader: true }]);
}

function jsonLines({ rows }: RejectedFile, reason: string): string {
  const lines = rows.map(({ raw, reasons }) => {
    const addition = `${JSON.stringify(reason)}:${JSON.stringify(reasons)}`;
    const body = raw.trimEnd();
    if (!body.startsWith('{') || !body.endsWith('}')) return raw;
    return /^\{\s*\}$/u.test(body) ? `{${addition}}` : `${body.slice(0, -1)},${addition}}`;
  });
  return `${lines.join('\n')}\n`;
}

function cellsOf(raw: string): string[] {
  return Papa.parse<string[]>(raw, { delimiter: ',' }).data[0] ?? [raw];
}
