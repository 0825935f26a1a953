import type { Words } from '../../schemas/words/index.js';
import { rowWords as w } from '../words/ingest-rows.js';
import { LONGEST_RECORD, QuoteScan } from './quotes.js';

/** A record of a file, its cells as text. */
export interface TextRecord {
  /** Physical line on which it begins, from 1; quoted line breaks are counted. A sheet's row. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The record as it stands in the file; as a CSV line where the file has no lines of text. */
  readonly raw: string;
  /** What is wrong with it where it can't be split into cells; those it has then can be a header, and no row. */
  readonly broken?: Words;
  /** Whether it stands among the last lines, which the settings say are no data. */
  readonly isBelow?: boolean;
}

const BLOCK = 1 << 18;
/** Records that are handed on at a time. */
const BATCH = 4096;
/** Of an endless line, so much is kept to show. */
const SHOWN_OF_LINE = 1 << 10;

/**
 * Splits text into records, a batch of them at a time. Blank lines are passed over. Where a quote is
 * not closed properly, the one physical line is given as broken and reading goes on with the next,
 * so that a stray quote costs its own line and not the rest of the file.
 */
export async function* recordsOf(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<TextRecord[]> {
  const reader = new RecordReader(delimiter);
  let pending = '';
  let wanted = BLOCK;
  for await (const chunk of chunks) {
    pending += chunk;
    // A record that wants more text is looked at again only when there is a good deal more of it.
    if (pending.length < wanted) continue;
    for (const records of reader.take(pending, false)) yield records;
    pending = pending.slice(reader.taken);
    wanted = pending.length + BLOCK;
  }
  for (const records of reader.take(pending, true)) yield records;
}

class RecordReader {
  /** How much of the text that was given last is done with; the rest wants more text. */
  taken = 0;
  private line = 1;
  /** Whether the text goes on inside a line that was given as broken already. */
  private isInsideLine = false;
  private batch: TextRecord[] = [];

  constructor(private readonly delimiter: string) {}

  *take(text: string, isEnd: boolean): Generator<TextRecord[]> {
    const scan = new QuoteScan(text, this.delimiter, isEnd);
    let quote = -1;
    this.taken = this.isInsideLine ? this.restOfLine(text) : 0;
    while (this.taken < text.length) {
      const start = this.taken;
      const end = this.endOfLine(text, start, isEnd);
      if (end < 0) break;
      if (quote < start) quote = indexOrEnd(text, '"', start);
      if (end - start > LONGEST_RECORD) this.giveEndless(text, start, end);
      else if (quote >= end) this.give(text.slice(start, end), (raw) => raw.split(this.delimiter));
      else {
        const found = scan.recordFrom(start, end);
        if (found.is === 'unfinished') break;
        if (found.is === 'broken') this.giveBroken(text.slice(start, end), found.at - start);
        else this.give(text.slice(start, found.end), (raw) => cellsOf(raw, this.delimiter));
      }
      if (this.batch.length >= BATCH) yield this.handOn();
    }
    if (this.batch.length > 0) yield this.handOn();
  }

  /** Negative where it is further than the text goes. */
  private endOfLine(text: string, start: number, isEnd: boolean): number {
    const end = text.indexOf('\n', start);
    if (end >= 0) return end;
    return isEnd || text.length - start > LONGEST_RECORD ? text.length : -1;
  }

  private give(raw: string, split: (raw: string) => string[]): void {
    if (raw !== '') this.batch.push({ line: this.line, cells: split(raw), raw });
    this.pass(raw);
  }

  private giveBroken(raw: string, at: number): void {
    const broken = w.brokenQuotes({ character: at + 1 });
    this.batch.push({ line: this.line, cells: looseCells(raw, this.delimiter), raw, broken });
    this.pass(raw);
  }

  private giveEndless(text: string, start: number, end: number): void {
    const raw = `${text.slice(start, start + SHOWN_OF_LINE)}…`;
    const broken = w.endlessLine({ most: LONGEST_RECORD });
    this.batch.push({ line: this.line, cells: [], raw, broken });
    this.isInsideLine = true;
    this.taken = this.restOfLine(text, end);
  }

  private restOfLine(text: string, from = 0): number {
    const end = text.indexOf('\n', from);
    if (end < 0) return text.length;
    this.isInsideLine = false;
    this.line += 1;
    return end + 1;
  }

  /** The record and the line break behind it. */
  private pass(raw: string): void {
    this.line += 1 + breaksIn(raw);
    this.taken += raw.length + 1;
  }

  private handOn(): TextRecord[] {
    const { batch } = this;
    this.batch = [];
    return batch;
  }
}

/** The cells of a record whose quotes are known to be in order. */
function cellsOf(raw: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let next: number;
    if (raw[at] === '"') {
      const close = closingQuote(raw, at + 1);
      cells.push(raw.slice(at + 1, close).replaceAll('""', '"'));
      next = raw.indexOf(delimiter, close + 1);
    } else {
      next = raw.indexOf(delimiter, at);
      cells.push(next < 0 ? raw.slice(at) : raw.slice(at, next));
    }
    if (next < 0) return cells;
    at = next + 1;
  }
}

/**
 * The cells of a line in which something stands behind a closing quote, as in `"Protective" Device`: such a cell
 * is the text as it stands. None where a quote is not closed.
 */
function looseCells(raw: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const isOpened = raw[at] === '"';
    const close = isOpened ? closingQuote(raw, at + 1) : at - 1;
    if (isOpened && close < 0) return [];
    const found = raw.indexOf(delimiter, close + 1);
    const end = found < 0 ? raw.length : found;
    const isQuoted = isOpened && raw.slice(close + 1, end).trim() === '';
    cells.push(isQuoted ? raw.slice(at + 1, close).replaceAll('""', '"') : raw.slice(at, end));
    if (found < 0) return cells;
    at = found + 1;
  }
}

function closingQuote(raw: string, from: number): number {
  let at = raw.indexOf('"', from);
  while (at >= 0 && raw[at + 1] === '"') at = raw.indexOf('"', at + 2);
  return at;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from);
  return at < 0 ? text.length : at;
}
