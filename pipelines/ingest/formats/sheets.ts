import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import type { Emit } from '../../child/serve.js';
import { Unpacking } from '../../files/budgets.js';
import { unreadable } from '../../files/unreadable.js';
import { Batches, type Row, requireShort } from './batches.js';
import { CellReader } from './cell.js';
import { readWorkbook } from './workbook.js';

/*
 * What is done with a workbook in a process of its own: it is opened once, the beginnings of its sheets are
 * given, and of those that the answer names all rows, sheet after sheet.
 */

export interface Workbook {
  readonly path: string;
  readonly name: string;
  /** Of the content that was examined. */
  readonly hash: string;
}

/** What is to be known of a sheet before it is chosen. */
export interface SheetHead {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its first rows that are not empty. */
  readonly first: readonly Row[];
  /** Number of its last row that is not empty; 0 where all are. */
  readonly lastLine: number;
  /** Whether it has rows at all, be they empty. */
  readonly hasRows: boolean;
}

export type FromWorkbook =
  | { readonly is: 'heads'; readonly heads: readonly SheetHead[] }
  /** The file is no longer what was examined. */
  | { readonly is: 'changed' }
  | { readonly is: 'rows'; readonly rows: readonly Row[] }
  | { readonly is: 'end of sheet' };

/** A sheet that is to be read, by its place, and the width of its header. */
export interface ChosenSheet {
  readonly at: number;
  readonly width: number;
}

export type Chosen = readonly ChosenSheet[] | undefined;

/** Rows of cells by their place in the sheet; those that are empty are holes. */
type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** A cell further right than this is a slip; it must not widen every row. */
const WIDEST = 256;
/** Rows in which a header is looked for; of these, empty ones don't count. */
const SEARCHED = 1000;
/** A header stands among so many. */
const MOST_FIRST = 30;

export async function readSheets(
  { path, name, hash }: Workbook,
  emit: Emit<FromWorkbook, Chosen>,
): Promise<void> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    await emit({ is: 'changed' });
    return;
  }
  const book = readWorkbook(bytes, name);
  const reader = new CellReader(book.Workbook?.WBProps?.date1904 === true);
  const unpacking = new Unpacking(name, () => bytes.length);
  const chosen = await emit({ is: 'heads', heads: headsOf(book, reader, name) });
  for (const { at, width } of chosen ?? []) {
    const batches = new Batches(name, unpacking, (rows) => emit({ is: 'rows', rows }));
    for (const row of rowsOf(cellsOf(book, at), width, reader)) {
      const full = batches.add(row);
      if (full) await full;
    }
    await batches.end();
    await emit({ is: 'end of sheet' });
  }
}

function cellsOf(book: WorkBook, at: number): Cells {
  return book.Sheets[book.SheetNames[at] ?? '']?.['!data'] ?? [];
}

function headsOf(book: WorkBook, reader: CellReader, file: string): SheetHead[] {
  return book.SheetNames.map((name, i) => {
    const cells = cellsOf(book, i);
    const first: Row[] = [];
    for (const row of rowsOf(cells.slice(0, SEARCHED), Math.min(WIDEST, widthOf(cells)), reader)) {
      requireShort(row, file);
      if (first.push(row) >= MOST_FIRST) break;
    }
    return {
      name,
      isHidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      first,
      lastLine: cells.findLastIndex((row) => row?.some(isFilled)) + 1,
      hasRows: cells.length > 0,
    };
  });
}

function widthOf(cells: Cells): number {
  let width = 0;
  for (const row of cells) {
    if (!row || row.length <= width) continue;
    width = Math.max(width, row.findLastIndex(isFilled) + 1);
  }
  return width;
}

function isFilled(cell: CellObject | undefined): boolean {
  return cell !== undefined && cell.v !== undefined && String(cell.v).trim() !== '';
}

function* rowsOf(sheet: Cells, width: number, reader: CellReader): Generator<Row> {
  for (const [i, row] of sheet.entries()) {
    if (!row?.some(isFilled)) continue;
    const cells: string[] = [];
    const length = Math.max(width, row.length);
    for (let at = 0; at < length; at++) cells.push(reader.textOf(row[at]));
    // Formatted cells without content reach beyond the last column.
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    yield { line: i + 1, cells };
  }
}
