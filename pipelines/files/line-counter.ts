import { surroundingCharacters } from '../../schemas/fields.js';
import { OpenQuotes } from './open-quotes.js';

const LF = 10;
const CR = 13;
const rareSpaces = [...surroundingCharacters]
  .filter((space) => !' \r\n'.includes(space))
  .map((space) => Buffer.from(space, 'utf8'));
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const longestSpace = rareSpaces.reduce((most, { length }) => Math.max(most, length), 0);

/** What is known of the lines of a text. */
export interface CountedLines {
  readonly bytes: number;
  /** Physical lines, the last one counted whether or not it ends in a line break. */
  readonly lines: number;
  /** No blank lines inside, one kind of line break: a record can be told by its line. */
  readonly isRegular: boolean;
  /** Whether spaces other than the plain one occur anywhere, and so perhaps around a cell. */
  readonly hasRareSpaces: boolean;
  /** Lines that don't end outside of quotes. */
  readonly openQuotes: number;
}

/** Counts lines, and looks for rare spaces, while chunks of UTF-8 pass by. */
export class LineCounter implements CountedLines {
  hasRareSpaces = false;
  private readonly quotes = new OpenQuotes();
  private tail = Buffer.alloc(0);
  private breaks = 0;
  /** Carriage returns, and those among them that a line feed follows. */
  private allReturns = 0;
  private returns = 0;
  private blanks = 0;
  private trailingBlanks = 0;
  private lineIsBlank = true;
  private previous = 0;
  bytes = 0;
  /** Bytes of the line that is not ended yet, as far as it can be longer than a chunk. */
  open = 0;

  write(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.quotes.write(chunk);
    this.measure(chunk);
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      const before = at > 0 ? chunk[at - 1] : this.previous;
      if (before === CR) this.returns += 1;
      const length = at - from - (before === CR && at > from ? 1 : 0);
      if (length > 0) this.lineIsBlank = false;
      this.endLine();
      from = at + 1;
    }
    const rest = chunk.length - from;
    if (rest > 1 || (rest === 1 && chunk[from] !== CR)) this.lineIsBlank = false;
    this.previous = chunk[chunk.length - 1] ?? this.previous;
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1)) this.allReturns += 1;
    this.lookForSpaces(chunk);
  }

  private measure(chunk: Uint8Array): void {
    // Old files end their lines with a carriage return alone.
    const isEnded = chunk.includes(LF) || chunk.includes(CR);
    this.open = isEnded ? 0 : this.open + chunk.length;
  }

  private lookForSpaces(chunk: Uint8Array): void {
    if (this.hasRareSpaces) return;
    const isStart = this.bytes === chunk.length;
    const body = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    // A byte order mark at the very start is no space inside the text.
    const text = isStart && body.subarray(0, 3).equals(byteOrderMark) ? body.subarray(3) : body;
    const seam = Buffer.concat([this.tail, text.subarray(0, longestSpace)]);
    this.hasRareSpaces = rareSpaces.some((space) => text.includes(space) || seam.includes(space));
    this.tail = Buffer.from(text.subarray(-longestSpace));
  }

  private endLine(): void {
    this.breaks += 1;
    if (this.lineIsBlank) this.trailingBlanks += 1;
    else {
      this.blanks += this.trailingBlanks;
      this.trailingBlanks = 0;
    }
    this.lineIsBlank = true;
  }

  /** Line breaks so far. */
  get ended(): number {
    return this.breaks;
  }

  get lines(): number {
    const unfinished = this.bytes > 0 && this.previous !== LF ? 1 : 0;
    return this.breaks + unfinished - this.trailingBlanks;
  }

  get openQuotes(): number {
    return this.quotes.lines;
  }

  get isRegular(): boolean {
    if (this.blanks > 0 || this.allReturns > this.returns) return false;
    return this.returns === 0 || this.returns === this.breaks;
  }
}
