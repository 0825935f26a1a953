import { greatest } from '../../../reports/base/extremes.js';
import type { Emit } from '../../child/serve.js';
import { Unpacking } from '../../files/budgets.js';
import { hashOf, sizeOf } from '../../files/hash.js';
import type { Merge } from '../header-rows.js';
import type { HeaderPlace } from '../layout.js';
import { Batches, type Row, requireShort } from './batches.js';
import { isFilled, type Sheet } from './book.js';
import { damaged, openBook } from './open-book.js';

/*
 * What is done with a workbook in a process of its own: it is opened once, the beginnings of its sheets are
 * given, and of those that the answer names all rows, sheet after sheet.
 */

export interface Workbook {
  readonly path: string;
  readonly name: string;
  /** Of the content that was examined. */
  readonly hash: string;
  /** What is said of where the header stands. */
  readonly header: HeaderPlace;
}

/** What is to be known of a sheet before it is chosen. */
export interface SheetHead {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its first rows that are not empty. */
  readonly first: readonly Row[];
  /** Number of the last row seen that is not empty, which stands below the first ones if any does; 0 for none. */
  readonly lastLine: number;
  /** Merged cells of the first rows, where a header of several rows is looked for. */
  readonly merges: readonly Merge[];
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

/** A cell further right than this is a slip; it must not widen every row. */
export const WIDEST = 256;
/** Rows in which a header is looked for; of these, empty ones don't count. */
const SEARCHED = 1000;
/** A header stands among so many. */
const MOST_FIRST = 30;

export async function readSheets(
  workbook: Workbook,
  emit: Emit<FromWorkbook, Chosen>,
): Promise<void> {
  try {
    await readBook(workbook, emit);
  } catch (error) {
    throw damaged(workbook.name, error);
  }
}

async function readBook(
  { path, name, hash, header }: Workbook,
  emit: Emit<FromWorkbook, Chosen>,
): Promise<void> {
  if ((await hashOf(path)) !== hash) {
    await emit({ is: 'changed' });
    return;
  }
  const packed = await sizeOf(path);
  const book = await openBook(path, name);
  try {
    const heads: SheetHead[] = [];
    for (const sheet of book.sheets) heads.push(await headOf(sheet, header, name));
    const chosen = (await emit({ is: 'heads', heads })) ?? [];
    const isChosen = new Set(chosen.map(({ at }) => book.sheets[at]));
    // Nor may one be passed over because of damage.
    for (const sheet of book.sheets) if (!isChosen.has(sheet)) await sheet.verify();
    const unpacking = new Unpacking(name, () => packed);
    for (const { at, width } of chosen) {
      const batches = new Batches(name, unpacking, (rows) => emit({ is: 'rows', rows }));
      for await (const rows of book.sheets[at]?.rows() ?? []) {
        for (const row of rows) {
          const full = batches.add(fitted(row, width));
          if (full) await full;
        }
      }
      await batches.end();
      await emit({ is: 'end of sheet' });
    }
  } finally {
    book.close();
  }
}

async function headOf(
  sheet: Sheet,
  { line: from = 1, count = 1 }: HeaderPlace,
  file: string,
): Promise<SheetHead> {
  const { name, isHidden } = sheet;
  const first: Row[] = [];
  const lastLine = await fillFirst(first, sheet, from);
  for (const row of first) requireShort(row, file);
  const widest = first.map(({ cells }) => cells.findLastIndex(isFilled) + 1);
  const width = Math.min(WIDEST, greatest(widest, 0));
  const end = first.at(-1)?.line ?? 0;
  const merges = count > 1 ? await sheet.merges() : [];
  return {
    name,
    isHidden,
    first: first.map((row) => fitted(row, width)),
    lastLine,
    merges: merges.filter(({ line }) => line >= from && line <= end),
  };
}

/** @returns the number of the last row that was looked at */
async function fillFirst(first: Row[], { rows: read }: Sheet, from: number): Promise<number> {
  let last = 0;
  for await (const rows of read()) {
    for (const row of rows) {
      last = row.line;
      if (last < from) continue;
      if (last >= from + SEARCHED || first.length === MOST_FIRST) return last;
      first.push(row);
    }
  }
  return last;
}

/** A row as wide as the header; formatted cells without content reach beyond the last column. */
function fitted({ line, cells }: Row, width: number): Row {
  const fitting = [...cells];
  while (fitting.length > width && fitting.at(-1) === '') fitting.pop();
  while (fitting.length < width) fitting.push('');
  return { line, cells: fitting };
}
