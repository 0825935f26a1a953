/** A record longer than this is taken for an unclosed quote, or for no record at all. */
export const LONGEST_RECORD = 1 << 20;

export type FoundRecord =
  /** It ends here: at a line break, or where the text does. */
  | { readonly is: 'whole'; readonly end: number }
  /** A quote is not closed, or something stands behind the closing one: the last that its line opens. */
  | { readonly is: 'broken'; readonly at: number }
  /** More text is needed. */
  | { readonly is: 'unfinished' };

const QUOTE = '"'.charCodeAt(0);
const LF = 10;

const BROKEN = -1;
const UNFINISHED = -2;

/**
 * Finds where records with quotes end. Text in which each line opens a quote costs no more than other text:
 * inside a record each line begins inside quotes, so what came of the quotes that are open at the beginning of
 * a line is the same whichever record led there, and is found out once.
 */
export class QuoteScan {
  /** Up to here, every line since the last broken record was found to go on inside its quotes. */
  private knownTo = -1;
  /** Whether these quotes were found not to be in order; else it was given up where they were still open. */
  private isKnownBroken = false;
  private readonly delimiter: number;

  constructor(
    private readonly text: string,
    delimiter: string,
    private readonly isEnd: boolean,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /**
   * The record that begins at `start`.
   * @param lineEnd where its first line ends
   */
  recordFrom(start: number, lineEnd: number): FoundRecord {
    const { text } = this;
    const limit = start + LONGEST_RECORD;
    let field = start;
    let quote = start;
    for (;;) {
      const isQuoted = text.charCodeAt(field) === QUOTE;
      if (isQuoted && field < lineEnd) quote = field;
      const end = isQuoted ? this.pastQuotes(field, limit) : this.pastPlain(field, limit);
      if (end === BROKEN) return { is: 'broken', at: quote };
      if (end === UNFINISHED) return { is: 'unfinished' };
      if (end >= text.length || text.charCodeAt(end) === LF) return { is: 'whole', end };
      field = end + 1;
    }
  }

  private pastPlain(from: number, limit: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.delimiter || code === LF) return at;
      if (at >= limit) return this.breakAt(from, true);
    }
    return this.isEnd ? text.length : UNFINISHED;
  }

  /** @param open where the quote is that opens the field */
  private pastQuotes(open: number, limit: number): number {
    const { text } = this;
    for (let at = open + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        if (text.charCodeAt(at + 1) !== QUOTE) return this.pastClosing(at, limit);
        at += 1;
      } else if (code === LF && at < this.knownTo) {
        if (this.isKnownBroken) return BROKEN;
        at = this.knownTo - 1;
      }
      if (at >= limit) return this.breakAt(at + 1, false);
    }
    return this.isEnd ? this.breakAt(text.length, true) : UNFINISHED;
  }

  /** Spaces may stand between a closing quote and what ends the field. */
  private pastClosing(quote: number, limit: number): number {
    const { text } = this;
    let at = quote + 1;
    while (at < text.length && at < limit && this.isSpace(at)) at += 1;
    if (at >= text.length) return this.isEnd ? text.length : UNFINISHED;
    const code = text.charCodeAt(at);
    return code === this.delimiter || code === LF ? at : this.breakAt(quote, true);
  }

  private isSpace(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (code === this.delimiter || code === LF) return false;
    return (
      code === 32 || (code >= 9 && code <= 13) || (code > 127 && this.text.charAt(at).trim() === '')
    );
  }

  private breakAt(at: number, isKnown: boolean): number {
    if (at > this.knownTo) {
      this.knownTo = at;
      this.isKnownBroken = isKnown;
    }
    return BROKEN;
  }
}
