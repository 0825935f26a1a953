import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import type { FeedColumn } from '../../../schemas/feeds/index.js';
import { failure } from '../../base/errors.js';
import { changed, type FeedFile, unreadable } from '../files.js';
import { type Constants, findHeader, type Header, layoutOf } from '../layout.js';
import type { TextRecord } from '../records.js';
import type { RecordSource } from '../source.js';
import { CellReader } from './cell.js';
import { csvLine } from './csv-line.js';
import { readWorkbook } from './workbook.js';

/** Rows of cells by their place in the sheet; those that are empty are holes. */
type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: Rows;
  readonly header: Header | undefined;
}

/** Records that are handed on at a time. */
const BATCH = 2048;
/** A cell further right than this is a slip; it must not widen every row. */
const WIDEST = 256;
/** Rows in which a header is looked for; of these, empty ones don't count. */
const SEARCHED = 1000;

/** A workbook: of its sheets the one whose header names the most declared columns. */
export async function openWorkbook(
  file: FeedFile,
  columns: readonly FeedColumn[],
  constants: Constants,
): Promise<RecordSource> {
  const bytes = await readFile(file.path).catch((error: unknown) => {
    throw unreadable(file.path, error);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== file.hash) throw changed(file);
  const book = readWorkbook(bytes, file);
  const reader = new CellReader(book.Workbook?.WBProps?.date1904 === true);
  const sheet = chooseSheet(sheetsOf(book, reader, columns), file);
  return {
    layout: layoutOf(sheet?.header, columns, constants),
    head: '',
    records: () => recordsIn(sheet?.rows ?? [], sheet?.header?.cells.length ?? 0, reader),
  };
}

function sheetsOf(book: WorkBook, reader: CellReader, columns: readonly FeedColumn[]): Sheet[] {
  return book.SheetNames.map((name, i) => {
    const rows: Rows = book.Sheets[name]?.['!data'] ?? [];
    const width = Math.min(WIDEST, widthOf(rows));
    const first = [...recordsOf(rows.slice(0, SEARCHED), width, reader)];
    const isHidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    return { name, isHidden, rows, header: findHeader(first, columns) };
  });
}

/**
 * The sheet whose header fits best, a hidden one only where no other fits.
 * @throws UserError when two with data fit equally well: leaving one out would leave outages out.
 */
function chooseSheet(sheets: readonly Sheet[], file: FeedFile): Sheet | undefined {
  const fitting = sheets.filter(({ header }) => header);
  const seen = fitting.filter(({ isHidden }) => !isHidden);
  const open = seen.length > 0 ? seen : fitting;
  const most = Math.max(...open.map(({ header }) => header?.known ?? 0));
  const best = open.filter(({ header }) => header?.known === most);
  const filled = best.filter(hasData);
  if (filled.length > 1) throw severalSheets(file, filled);
  return filled[0] ?? best[0] ?? sheets.find(({ rows }) => rows.length > 0);
}

function hasData({ rows, header }: Sheet): boolean {
  return rows.some((row, i) => header && i >= header.line && row?.some(isFilled));
}

function widthOf(rows: Rows): number {
  let width = 0;
  for (const row of rows) {
    if (!row || row.length <= width) continue;
    width = Math.max(width, row.findLastIndex(isFilled) + 1);
  }
  return width;
}

function isFilled(cell: CellObject | undefined): boolean {
  return cell !== undefined && cell.v !== undefined && String(cell.v).trim() !== '';
}

async function* recordsIn(
  rows: Rows,
  width: number,
  reader: CellReader,
): AsyncGenerator<TextRecord[]> {
  let records: TextRecord[] = [];
  for (const record of recordsOf(rows, width, reader)) {
    records.push(record);
    if (records.length === BATCH) {
      yield records;
      records = [];
    }
  }
  yield records;
}

function* recordsOf(rows: Rows, width: number, reader: CellReader): Generator<TextRecord> {
  for (const [i, row] of rows.entries()) {
    if (!row?.some(isFilled)) continue;
    const cells: string[] = [];
    const length = Math.max(width, row.length);
    for (let at = 0; at < length; at++) cells.push(reader.textOf(row[at]));
    // Formatted cells without content reach beyond the last column.
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    yield { line: i + 1, cells, raw: csvLine(cells) };
  }
}

function severalSheets(file: FeedFile, sheets: readonly Sheet[]): Error {
  const names = sheets.map(({ name }) => `“${name}”`).join('、');
  const quoted = sheets.map(({ name }) => `"${name}"`).join(', ');
  return failure(
    {
      zh: `${file.name} 中有多个工作表具有同样的表头：${names}，无法确定读取哪一个。`,
      en: `${file.name} has several sheets with the same header: ${quoted}; nothing says which to read.`,
    },
    {
      zh: '一个文件只读取一个工作表：请把它们合并到一个工作表，或各存为一个文件，或隐藏不需要的工作表。',
      en: 'One sheet of a file is read: put them into one sheet, save each as a file, or hide those that are not wanted.',
    },
  );
}
