import { greatest } from '../../reports/base/extremes.js';

/** Cells of a sheet that are shown as one, whose text stands in the first of them. */
export interface Merge {
  /** Its first row. */
  readonly line: number;
  /** Places in the row, from 0, both included. */
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The names that a header of several rows gives: the texts of each column from top to bottom. A text of an
 * upper row that stands over several columns belongs to each of them.
 * @param merges of the sheet; where none of them is in an upper row, as in a text, what stands over several
 *   columns is found by the names below
 */
export function joinedHeader(rows: readonly Row[], merges: readonly Merge[]): string[] {
  const upper = rows.slice(0, -1);
  const covering = merges.filter((merge) => upper.some(({ line }) => line === merge.line));
  const filled = [...rows];
  for (let i = rows.length - 2; i >= 0; i--) {
    const { line, cells } = rows[i] as Row;
    const below = filled[i + 1]?.cells ?? [];
    const own = covering.filter((merge) => merge.line === line);
    const names = covering.length > 0 ? merged(cells, own) : spread(cells, below);
    filled[i] = { line, cells: names };
  }
  const last = rows.at(-1)?.cells.length ?? 0;
  const width = greatest(
    filled.map(({ cells }) => lastFilled(cells) + 1),
    last,
  );
  return Array.from({ length: width }, (_, at) => nameAt(filled, at));
}

function nameAt(rows: readonly Row[], at: number): string {
  const texts = rows.map(({ cells }) => textOf(cells[at])).filter((text) => text !== '');
  // Cells merged downwards come with their text in each row from some programs.
  return texts.filter((text, i) => text !== texts[i - 1]).join(' ');
}

function merged(cells: readonly string[], merges: readonly Merge[]): string[] {
  const names = [...cells];
  for (const { from, to } of merges) {
    for (let at = from + 1; at <= to; at++) names[at] = cells[from] ?? '';
  }
  return Array.from(names, textOf);
}

/** A blank cell is covered by what stands left of it, as far as the row below has names. */
function spread(cells: readonly string[], below: readonly string[]): string[] {
  let covering = '';
  return Array.from({ length: Math.max(cells.length, below.length) }, (_, at) => {
    const own = textOf(cells[at]);
    if (own !== '') covering = own;
    else if (textOf(below[at]) === '') covering = '';
    return covering;
  });
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => textOf(cell) !== '');
}

function textOf(cell: string | undefined): string {
  return (cell ?? '').trim();
}
