import type { FeedColumn } from '../../schemas/feeds/index.js';
import type { FeedReading } from './columns.js';
import type { Header } from './layout.js';
import { matchHeader } from './match.js';

/** A header that goes on in the row below, or begins in the one above. */
export interface TwoRows {
  readonly kind: 'two_rows';
  readonly lines: readonly [number, number];
  /** A cell of the upper row and what stands under it. */
  readonly upper: string;
  readonly lower: readonly string[];
}

/**
 * Whether the header stands over two rows: where a column of the one is without a name, or a column
 * that is needed is missing, and the other has names just there.
 */
export function standsOverTwoRows(
  header: Header,
  missing: readonly FeedColumn[],
  { columns }: FeedReading,
): TwoRows | undefined {
  const { above, cells, line, below } = header;
  const [next] = below;
  if (next && isOfNames(next.cells)) {
    const isUnder = next.cells.some((cell, at) => isBlank(cells[at]) && !isBlank(cell));
    if (isUnder || completes(next.cells, missing, columns)) {
      return twoRows(line, cells, next.line, next.cells);
    }
  }
  if (above && missing.length > 0 && isOfNames(above.cells)) {
    const isOver = above.cells.some(
      (cell, at) =>
        !isBlank(cell) && isBlank(cells[at]) && below.some((row) => !isBlank(row.cells[at])),
    );
    if (isOver || completes(above.cells, missing, columns)) {
      return twoRows(above.line, above.cells, line, cells);
    }
  }
  return undefined;
}

/** Rows of data have figures in them, a number of users or a time at least. */
function isOfNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => !/\d/u.test(cell) && cell.length <= 40);
}

function completes(
  cells: readonly string[],
  missing: readonly FeedColumn[],
  columns: readonly FeedColumn[],
): boolean {
  const { places } = matchHeader(cells, columns);
  return missing.some(({ name }) => places.has(name));
}

function twoRows(
  upperLine: number,
  upper: readonly string[],
  lowerLine: number,
  lower: readonly string[],
): TwoRows {
  const at = lower.findIndex((cell) => !isBlank(cell));
  // A merged cell has its text in the first of the columns that it covers.
  const from = upper.findLastIndex((cell, i) => i <= at && !isBlank(cell));
  const end = upper.findIndex((cell, i) => i > Math.max(from, at) && !isBlank(cell));
  const covered = lower.slice(Math.max(from, 0), end < 0 ? undefined : end);
  return {
    kind: 'two_rows',
    lines: [upperLine, lowerLine],
    upper: upper[from]?.trim() ?? '',
    lower: covered.filter((cell) => !isBlank(cell)).map((cell) => cell.trim()),
  };
}

function isBlank(cell: string | undefined): boolean {
  return (cell ?? '').trim() === '';
}
