import { budgets, foundValue, overBudget, type Unpacking } from '../../files/budgets.js';
import type { TextRecord } from '../records.js';

/** A row of cells on its way from one process to another. */
export type Row = Pick<TextRecord, 'line' | 'cells'>;

/** Rows that are handed over at a time, and characters of theirs. */
const ROWS = 4096;
const CHARACTERS = 1 << 22;

/**
 * @returns the characters of a row and the marks between its cells
 * @throws UserError when they are more than what is read
 */
export function requireShort({ cells }: Row, file: string): number {
  let characters = cells.length;
  for (const cell of cells) characters += cell.length;
  if (characters > budgets.line.most)
    throw overBudget('line', file, foundValue('line', characters));
  return characters;
}

/** Rows in batches that cross from one process to another while the next is made. */
export class Batches {
  private rows: Row[] = [];
  private characters = 0;
  private sent: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly unpacking: Unpacking,
    private readonly emit: (rows: readonly Row[]) => Promise<unknown>,
  ) {}

  /**
   * @returns what to wait for, where a batch is full
   * @throws UserError when the row is longer, or all rows are more, than what is read
   */
  add(row: Row): Promise<unknown> | undefined {
    const characters = requireShort(row, this.file);
    this.unpacking.take(characters);
    this.rows.push(row);
    this.characters += characters;
    const isFull = this.rows.length >= ROWS || this.characters >= CHARACTERS;
    return isFull ? this.send() : undefined;
  }

  async end(): Promise<void> {
    if (this.rows.length > 0) await this.send();
    await this.sent;
  }

  private async send(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    this.characters = 0;
    await this.sent;
    this.sent = this.emit(rows);
  }
}
