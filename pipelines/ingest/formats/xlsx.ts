import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { csvRecord } from '../../../reports/base/csv.js';
import { greatest } from '../../../reports/base/extremes.js';
import type { FeedName } from '../../../schemas/feeds/index.js';
import { joined, type Words } from '../../../schemas/words/index.js';
import { failure } from '../../base/errors.js';
import { unreadable } from '../../files/unreadable.js';
import { ingestWords } from '../../words/ingest.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { FeedReading } from '../columns.js';
import { changed, type FeedFile } from '../files.js';
import { findHeader, type Header, type Layout, layoutOf } from '../layout.js';
import { PART_LINES, type PassedOver, type RecordSource } from '../parts.js';
import type { TextRecord } from '../records.js';
import { CellReader } from './cell.js';
import { readWorkbook } from './workbook.js';

/** Rows of cells by their place in the sheet; those that are empty are holes. */
type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: Rows;
  readonly header: Header | undefined;
  readonly layout: Layout;
}

/** Records that are handed on at a time. */
const BATCH = 2048;
/** A cell further right than this is a slip; it must not widen every row. */
const WIDEST = 256;
/** Rows in which a header is looked for; of these, empty ones don't count. */
const SEARCHED = 1000;

/** A workbook: every sheet whose header fits is a part of it. */
export async function openWorkbook(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const bytes = await readFile(file.path).catch((error: unknown) => {
    throw unreadable(file.path, error);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== file.hash) throw changed(file);
  const book = readWorkbook(bytes, file);
  const reader = new CellReader(book.Workbook?.WBProps?.date1904 === true);
  const sheets = sheetsOf(book, reader, reading);
  const { chosen, passedOver } = chooseSheets(sheets, reading, file);
  const parts = chosen.map(({ name, layout, header, rows }, i) => ({
    name,
    lineOffset: i * PART_LINES,
    layout,
    head: '',
    records: () => recordsIn(rows, header?.cells.length ?? 0, reader),
  }));
  return { parts, passedOver };
}

function sheetsOf(book: WorkBook, reader: CellReader, reading: FeedReading): Sheet[] {
  return book.SheetNames.map((name, i) => {
    const rows: Rows = book.Sheets[name]?.['!data'] ?? [];
    const width = Math.min(WIDEST, widthOf(rows));
    const first = [...recordsOf(rows.slice(0, SEARCHED), width, reader)];
    const isHidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const header = findHeader(first, reading.columns);
    return { name, isHidden, rows, header, layout: layoutOf(header, reading) };
  });
}

/**
 * Every sheet that names all that is required, hidden ones only where the settings say so. Where none
 * does, those that name the most, so that their rows are told to be lost and why.
 * @throws UserError when nothing but a hidden sheet fits
 */
function chooseSheets(
  sheets: readonly Sheet[],
  { feed, readsHiddenSheets }: FeedReading,
  file: FeedFile,
): { chosen: readonly Sheet[]; passedOver: PassedOver[] } {
  const open = sheets.filter(({ isHidden }) => readsHiddenSheets || !isHidden);
  const isOpen = new Set(open);
  const fitting = open.filter((sheet) => isFitting(sheet) && hasData(sheet));
  const hidden = sheets.filter((sheet) => !isOpen.has(sheet) && isFitting(sheet));
  if (fitting.length === 0 && hidden.some(hasData)) throw onlyHidden(file, hidden);
  const chosen = fitting.length > 0 ? fitting : nearestTo(open);
  const isChosen = new Set(chosen);
  const passedOver = sheets
    .filter((sheet) => !isChosen.has(sheet) && sheet.rows.some((row) => row?.some(isFilled)))
    .map((sheet) => ({
      name: sheet.name,
      reason: whyPassedOver(sheet, !isOpen.has(sheet), feed),
    }));
  return { chosen, passedOver };
}

function isFitting({ header, layout }: Sheet): boolean {
  return header !== undefined && layout.missing.every(({ required }) => !required);
}

/** Of sheets none of which has rows that fit: an empty one that would, else the best attempts. */
function nearestTo(sheets: readonly Sheet[]): readonly Sheet[] {
  const empty = sheets.find(isFitting);
  const most = greatest(sheets.map(({ header }) => header?.known ?? 0));
  const best = sheets.filter(({ header }) => header && header.known === most);
  const filled = best.filter(hasData);
  if (filled.length > 0) return filled;
  const any = empty ?? best[0] ?? sheets.find(({ rows }) => rows.length > 0) ?? sheets[0];
  return any ? [any] : [];
}

function whyPassedOver({ header, layout }: Sheet, isHidden: boolean, feed: FeedName): Words {
  if (isHidden) return w.hidden({ feed });
  if (!header) return w.noHeader;
  const lacks = layout.missing.filter(({ required }) => required);
  if (lacks.length === 0) return w.noData;
  return w.noColumns({ columns: joined(lacks.map(({ name, zh }) => w.column({ name, zh }))) });
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
    yield { line: i + 1, cells, raw: csvRecord(cells) };
  }
}

function onlyHidden(file: FeedFile, hidden: readonly Sheet[]): Error {
  const sheets = joined(hidden.map(({ name }) => ingestWords.quoted({ text: name })));
  return failure(w.onlyHidden({ file: file.name, sheets }), w.unhide({ feed: file.feed }));
}
