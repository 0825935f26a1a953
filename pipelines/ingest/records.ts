import Papa from 'papaparse';
import type { Words } from '../../schemas/words/index.js';
import { rowWords as w } from '../words/ingest-rows.js';

/** A record of a file, its cells as text. */
export interface TextRecord {
  /** Physical line on which it begins, from 1; quoted line breaks are counted. A sheet's row. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The record as it stands in the file; as a CSV line where the file has no lines of text. */
  readonly raw: string;
  /** What is wrong with it where it can't be split into cells. */
  readonly broken?: Words;
}

const BLOCK = 1 << 18;
const SMALL_BLOCK = 1 << 13;
/** A record longer than this is taken for an unclosed quote. */
const LONGEST_FIELD = 1 << 20;

/**
 * Splits text into records, a block of them at a time. Blank lines are passed over. Where a quote is
 * not closed properly, the one physical line is given as broken and reading goes on with the next,
 * so that a stray quote costs its own line and not the rest of the file.
 */
export async function* recordsOf(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<TextRecord[]> {
  const reader = new RecordReader(delimiter);
  let pending = '';
  for await (const chunk of chunks) {
    pending += chunk;
    while (pending.length >= BLOCK) {
      const { records, rest } = reader.take(pending, false);
      if (records.length > 0) yield records;
      if (rest.length === pending.length) break;
      pending = rest;
    }
  }
  while (pending !== '') {
    const { records, rest } = reader.take(pending, true);
    if (records.length > 0) yield records;
    pending = rest;
  }
}

class RecordReader {
  private line = 1;
  private block = BLOCK;

  constructor(private readonly delimiter: string) {}

  /** Takes what can be taken of the text; the rest wants more text, or a further call. */
  take(text: string, isEnd: boolean): { records: TextRecord[]; rest: string } {
    const window = text.length > this.block ? text.slice(0, this.block) : text;
    const isLast = isEnd && window.length === text.length;
    const parser = new Papa.Parser({
      delimiter: this.delimiter,
      newline: '\n',
      quoteChar: '"',
      escapeChar: '"',
    } as Papa.ParseConfig);
    const result = parser.parse(window, 0, !isLast) as Papa.ParseResult<string[]>;
    // The record that the window cuts off is judged when the rest of it is here.
    const faults = result.errors.map((error) => error.row ?? 0);
    const firstFault = Math.min(...faults.filter((row) => isLast || row < result.data.length));
    const sound = result.data.slice(0, firstFault);
    const records: TextRecord[] = [];
    let offset = 0;
    for (const cells of sound) {
      const height = 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
      const end = endOfLine(window, offset, height);
      const raw = window.slice(offset, end);
      if (raw !== '') records.push({ line: this.line, cells, raw });
      offset = end + 1;
      this.line += height;
    }
    if (firstFault < Infinity) return this.breakLine(text, offset, records);
    if (sound.length > 0 || isLast) {
      this.block = Math.min(BLOCK, this.block * 2);
      return { records, rest: text.slice(offset) };
    }
    // Not one whole record: look further, up to the longest field that is still believable.
    if (window.length >= LONGEST_FIELD) return this.breakLine(text, 0, records);
    this.block *= 2;
    return { records, rest: text };
  }

  private breakLine(text: string, offset: number, records: TextRecord[]) {
    const end = endOfLine(text, offset, 1);
    const raw = text.slice(offset, end);
    records.push({ line: this.line, cells: [], raw, broken: w.brokenQuotes });
    this.line += 1;
    // Broken lines come in swarms; smaller blocks keep parsing each again cheap.
    this.block = SMALL_BLOCK;
    return { records, rest: text.slice(end + 1) };
  }
}

function breaksIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

function endOfLine(text: string, from: number, lines: number): number {
  let end = from - 1;
  for (let i = 0; i < lines; i++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text.length;
  }
  return end;
}
