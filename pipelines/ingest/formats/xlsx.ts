import { csvRecord } from '../../../reports/base/csv.js';
import { greatest } from '../../../reports/base/extremes.js';
import type { FeedName } from '../../../schemas/feeds/index.js';
import { joined, type Words } from '../../../schemas/words/index.js';
import { failure } from '../../base/errors.js';
import { ingestWords } from '../../words/ingest.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { FeedReading } from '../columns.js';
import { changed, type FeedFile } from '../files.js';
import { findHeader, type Header, type Layout, layoutOf, placeOf } from '../layout.js';
import { fitsPattern } from '../own-settings.js';
import { PART_LINES, type PassedOver, type RecordSource } from '../parts.js';
import type { TextRecord } from '../records.js';
import { readInChild } from './in-child.js';
import { type Chosen, type FromWorkbook, type SheetHead, WIDEST, type Workbook } from './sheets.js';

interface Sheet extends Omit<SheetHead, 'first' | 'merges'> {
  readonly at: number;
  readonly header: Header | undefined;
  readonly layout: Layout;
}

/**
 * A workbook: every sheet whose header fits is a part of it. It is open in a process of its own, which
 * gives the rows when the parts are read, and ends with the last or when the source is closed.
 */
export async function openWorkbook(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const { path, name, hash } = file;
  const book = readInChild<Workbook, FromWorkbook, Chosen>(
    'workbook-child.js',
    { path, name, hash, header: placeOf(reading) },
    'workbookMemory',
  );
  const close = async () => {
    await book.return();
  };
  try {
    const { value: first } = await book.next();
    if (first?.is !== 'heads') throw changed(file);
    const sheets = first.heads.map((head, at) => sheetOf(head, at, reading));
    const { chosen, passedOver } = chooseSheets(sheets, reading, file);
    // The first answer says which sheets are wanted; the others say nothing.
    let answer: Chosen = chosen.map(({ at, header }) => ({ at, width: header?.cells.length ?? 0 }));
    const next = async () => {
      const item = await book.next(answer);
      answer = undefined;
      return item.done ? undefined : item.value;
    };
    const parts = chosen.map(({ name: sheet, layout }, i) => ({
      name: sheet,
      lineOffset: i * PART_LINES,
      layout,
      head: '',
      records: () => recordsIn(next),
    }));
    return { parts, passedOver, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function sheetOf({ first, merges, ...head }: SheetHead, at: number, reading: FeedReading): Sheet {
  const header = findHeader(first, reading.columns, { ...placeOf(reading), merges });
  const layout = {
    ...layoutOf(header, reading),
    linesBelow: reading.own.lines_below ?? 0,
    // A note beside the table is no sign of a row that was cut in the wrong places.
    widest: WIDEST,
  };
  return { ...head, at, header, layout };
}

/**
 * Every sheet that names all that is required, hidden ones only where the settings say so. Where none
 * does, those that name the most, so that their rows are told to be lost and why.
 * @throws UserError when nothing but a hidden sheet fits
 */
function chooseSheets(
  sheets: readonly Sheet[],
  { feed, own }: FeedReading,
  file: FeedFile,
): { chosen: readonly Sheet[]; passedOver: PassedOver[] } {
  const named = own.sheets ? namedSheets(sheets, own.sheets, file) : sheets;
  const open = named.filter(({ isHidden }) => own.hidden_sheets === true || !isHidden);
  const isNamed = new Set(named);
  const isOpen = new Set(open);
  const fitting = open.filter((sheet) => isFitting(sheet) && hasData(sheet));
  const hidden = named.filter((sheet) => !isOpen.has(sheet) && isFitting(sheet));
  if (fitting.length === 0 && hidden.some(hasData)) throw onlyHidden(file, hidden);
  const chosen = fitting.length > 0 ? fitting : nearestTo(open);
  const isChosen = new Set(chosen);
  const passedOver = sheets
    .filter((sheet) => !isChosen.has(sheet) && sheet.lastLine > 0)
    .map((sheet) => ({
      name: sheet.name,
      reason: isNamed.has(sheet)
        ? whyPassedOver(sheet, !isOpen.has(sheet), feed)
        : w.notNamed({ feed }),
    }));
  return { chosen, passedOver };
}

/** @throws UserError when a name in the settings is that of no sheet */
function namedSheets(
  sheets: readonly Sheet[],
  names: readonly string[],
  { name: file, feed }: FeedFile,
): readonly Sheet[] {
  const isNamed = ({ name }: Sheet, pattern: string) => fitsPattern(name, pattern);
  const missing = names.find((pattern) => !sheets.some((sheet) => isNamed(sheet, pattern)));
  if (missing !== undefined) {
    const what = w.noSheet({ file, name: missing, sheets: listed(sheets) });
    throw failure(what, w.correctSheets({ feed }));
  }
  return sheets.filter((sheet) => names.some((pattern) => isNamed(sheet, pattern)));
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
  const any = empty ?? best[0] ?? sheets.find(({ lastLine }) => lastLine > 0) ?? sheets[0];
  return any ? [any] : [];
}

function whyPassedOver({ header, layout }: Sheet, isHidden: boolean, feed: FeedName): Words {
  if (isHidden) return w.hidden({ feed });
  if (!header) return w.noHeader;
  const lacks = layout.missing.filter(({ required }) => required);
  if (lacks.length === 0) return w.noData;
  return w.noColumns({ columns: joined(lacks.map(({ name, zh }) => w.column({ name, zh }))) });
}

function hasData({ header, lastLine }: Sheet): boolean {
  return header !== undefined && lastLine > header.line;
}

async function* recordsIn(
  next: () => Promise<FromWorkbook | undefined>,
): AsyncGenerator<TextRecord[]> {
  for (;;) {
    const item = await next();
    if (item?.is !== 'rows') return;
    yield item.rows.map(({ line, cells }) => ({ line, cells, raw: csvRecord(cells) }));
  }
}

function onlyHidden(file: FeedFile, hidden: readonly Sheet[]): Error {
  const what = w.onlyHidden({ file: file.name, sheets: listed(hidden) });
  return failure(what, w.unhide({ feed: file.feed }));
}

function listed(sheets: readonly Sheet[]): Words {
  return joined(sheets.map(({ name }) => ingestWords.quoted({ text: name })));
}
