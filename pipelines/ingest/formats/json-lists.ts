import { failure, type UserError } from '../../base/errors.js';
import { atLine, budgets, overBudget } from '../../files/budgets.js';
import { formatWords as w } from '../../words/ingest-formats.js';

/** An element of a list in a JSON text, as it is written. */
export interface Element {
  /** Names that lead to its list, joined by points; empty where the list is all there is. */
  readonly path: string;
  /** Line on which it begins. */
  readonly line: number;
  readonly text: string;
}

/** A list is looked for below so many names. */
const DEEPEST_LIST = 3;
/** No data is nested as deep as this. */
const DEEPEST = 500;

const [LF, QUOTE, BACKSLASH, COMMA, COLON] = [10, 34, 92, 44, 58];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93];
const spaces: ReadonlySet<number> = new Set([9, 13, 32]);

/** What is open around an element, from the outside to its list. */
interface Level {
  readonly path: string;
  /** How many names lead to it. */
  readonly depth: number;
  readonly isList: boolean;
  /** Of an object, the name whose value is to come. */
  key: string | undefined;
}

/**
 * Finds the lists in JSON that comes in pieces, and gives their elements one after the other, so that no more
 * than one is held. Only borders are looked at: whether an element is valid shows when it is read.
 */
export class ListScanner {
  /** Paths of the lists met so far. */
  readonly paths = new Set<string>();
  private line = 1;
  /** Brackets that are open, as their codes, and the lines they stand on. */
  private readonly open: number[] = [];
  private readonly openLines: number[] = [];
  private readonly levels: Level[] = [];
  /** How many brackets are open around the elements of the list that is being read; 0 outside of one. */
  private listDepth = 0;
  private element: { line: number } | undefined;
  private isString = false;
  private isEscaped = false;
  private stringLine = 0;
  private name = '';
  private isOver = false;
  /** What is being taken down: where it begins in this piece, and what came in earlier ones. */
  private from = -1;
  private held: string[] = [];
  private heldLength = 0;
  private found: Element[] = [];

  /** @param wanted path of a list that may lie deeper than others are looked for */
  constructor(
    private readonly file: string,
    private readonly wanted: string | undefined,
  ) {}

  take(piece: string): Element[] {
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (this.isString) this.takeOfString(piece, i, code);
      else if (code === LF) this.line += 1;
      else if (!spaces.has(code)) this.takeSign(piece, i, code);
    }
    this.keep(piece);
    const { found } = this;
    this.found = [];
    return found;
  }

  /** @throws UserError when the text is not over */
  end(): void {
    const line = this.element?.line ?? this.openLines.at(-1);
    if (line !== undefined) throw this.damaged(w.endsInside({ begun: line }), this.line);
  }

  private takeOfString(piece: string, i: number, code: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === BACKSLASH) this.isEscaped = true;
    else if (code === QUOTE) {
      this.isString = false;
      if (!this.element) this.name = this.taken(piece, i + 1);
    } else if (code === LF) throw this.damaged(w.openString, this.stringLine);
  }

  private takeSign(piece: string, i: number, code: number): void {
    switch (code) {
      case COMMA:
        if (this.open.length === this.listDepth) this.endElement(piece, i);
        else if (!this.element) this.setKey(undefined);
        return;
      case COLON:
        if (!this.element) this.setKey(this.name);
        return;
      case CLOSE:
      case CLOSE_LIST:
        this.close(piece, i, code);
        return;
    }
    this.begin(i, code);
    if (code === OPEN || code === OPEN_LIST) this.push(code);
    else if (code === QUOTE) {
      this.isString = true;
      this.stringLine = this.line;
      if (!this.element) this.from = i;
    }
  }

  /** A value, or what stands in the place of one. */
  private begin(i: number, code: number): void {
    if (this.open.length === 0) {
      if (this.isOver) throw this.damaged(w.severalValues, this.line);
      if (code !== OPEN && code !== OPEN_LIST) throw this.damaged(w.noBracket, this.line);
      this.isOver = true;
    }
    if (this.element || this.listDepth === 0 || this.open.length !== this.listDepth) return;
    this.element = { line: this.line };
    this.from = i;
  }

  private push(code: number): void {
    if (this.open.length >= DEEPEST) throw this.damaged(w.tooDeep({ most: DEEPEST }), this.line);
    if (!this.element) this.enter(code);
    this.open.push(code);
    this.openLines.push(this.line);
    if (!this.element && this.levels.at(-1)?.isList) this.listDepth = this.open.length;
  }

  /** What opens outside of an element: an object on the way to a list, a list, or neither. */
  private enter(code: number): void {
    const above = this.levels.at(-1);
    const isKnown = this.levels.length === this.open.length;
    if (!isKnown || (above && above.key === undefined)) return;
    const path = above ? [above.path, above.key].filter((one) => one !== '').join('.') : '';
    const depth = above ? above.depth + 1 : 0;
    const isList = code === OPEN_LIST && (depth <= DEEPEST_LIST || path === this.wanted);
    if (code === OPEN_LIST && !isList) return;
    if (isList && this.paths.has(path)) throw this.damaged(w.listTwice({ path }), this.line);
    if (isList) this.paths.add(path);
    if (this.paths.size > budgets.names.most) throw overBudget('names', this.file);
    this.levels.push({ path, depth, isList, key: undefined });
  }

  private close(piece: string, i: number, code: number): void {
    const isOfList = this.listDepth > 0 && this.open.length === this.listDepth;
    if (isOfList && code === CLOSE_LIST) this.endElement(piece, i);
    const opened = this.open.pop();
    this.openLines.pop();
    if (opened !== (code === CLOSE ? OPEN : OPEN_LIST)) {
      throw this.damaged(w.wrongBracket({ bracket: String.fromCharCode(code) }), this.line);
    }
    if (this.levels.length > this.open.length) this.levels.pop();
    if (isOfList) this.listDepth = 0;
  }

  private endElement(piece: string, i: number): void {
    if (!this.element) return;
    const path = this.levels.at(-1)?.path ?? '';
    this.found.push({ path, line: this.element.line, text: this.taken(piece, i).trimEnd() });
    this.element = undefined;
  }

  private setKey(written: string | undefined): void {
    const level = this.levels.at(-1);
    if (!level || level.isList || this.levels.length !== this.open.length) return;
    try {
      level.key = written === undefined ? undefined : (JSON.parse(written) as string);
    } catch {
      throw this.damaged(w.noName, this.line);
    }
  }

  private taken(piece: string, end: number): string {
    const text = this.held.join('') + piece.slice(this.from, end);
    this.from = -1;
    this.held = [];
    this.heldLength = 0;
    if (text.length > budgets.line.most) throw this.tooLong();
    return text;
  }

  private keep(piece: string): void {
    if (this.from < 0) return;
    this.held.push(piece.slice(this.from));
    this.heldLength += piece.length - this.from;
    this.from = 0;
    if (this.heldLength > budgets.line.most) throw this.tooLong();
  }

  private tooLong(): UserError {
    return overBudget('line', this.file, atLine(this.element?.line ?? this.stringLine));
  }

  private damaged(reason: Parameters<typeof w.damagedJson>[0]['reason'], line: number): UserError {
    return failure(w.damagedJson({ file: this.file, line, reason }), w.exportJsonAgain);
  }
}
