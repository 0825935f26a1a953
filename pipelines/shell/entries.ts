import { splitStatements } from '../query/statements.js';

/** A statement without its semicolon, or a command with a dot. */
export interface Entry {
  readonly text: string;
  /** As it was typed. */
  readonly typed: string;
}

/** Makes entries of lines: a command is one line, a statement ends with its semicolon. */
export class Entries {
  /** Lines of a statement that is not at its end. */
  private pending = '';

  get begun(): string {
    return this.pending;
  }

  take(line: string): Entry[] {
    if (this.pending === '' && line.trimStart().startsWith('.')) {
      return [{ text: line.trim(), typed: line }];
    }
    const text = this.pending === '' ? line : `${this.pending}\n${line}`;
    const { statements, rest } = splitStatements(text);
    this.pending = rest;
    return statements.map((statement) => ({ text: statement, typed: `${statement};` }));
  }

  /** What is left at the end: there the last statement may lack its semicolon. */
  rest(): Entry[] {
    const text = this.forget();
    return text === '' ? [] : [{ text, typed: text }];
  }

  forget(): string {
    const text = this.pending;
    this.pending = '';
    return text;
  }
}
