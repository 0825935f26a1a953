import { cleanCell } from '../../schemas/fields.js';

/** A cell of a record that takes the text of the one above it where it is empty. */
export interface FilledCell {
  readonly at: number;
  /** Marks of nothing. */
  readonly blanks: readonly string[];
}

/** Fills the empty cells of the rows of one sheet from above. */
export class FillDown {
  private readonly last = new Map<number, string>();

  constructor(private readonly filled: readonly FilledCell[]) {}

  /** The same cells where none of them is filled. */
  fill(cells: readonly string[]): readonly string[] {
    let own: string[] | undefined;
    for (const { at, blanks } of this.filled) {
      const text = cleanCell(cells[at] ?? '');
      if (text !== null && !blanks.includes(text)) {
        this.last.set(at, cells[at] ?? '');
        continue;
      }
      const above = this.last.get(at);
      if (above === undefined) continue;
      own ??= [...cells];
      own[at] = above;
    }
    return own ?? cells;
  }
}
