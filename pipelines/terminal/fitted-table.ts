import stringWidth from 'string-width';
import { printable, textTable } from './table.js';
import { shortened } from './width.js';

/** What of a table a screen has no room for. */
export interface Narrowed {
  /** Columns that are shown. */
  readonly shown: number;
  readonly of: number;
}

export interface FittedTable {
  readonly text: string;
  /** Absent where all of it is shown. */
  readonly narrowed?: Narrowed;
}

type Side = 'left' | 'right';

/** Columns of the screen that a text keeps at least, where it is cut. */
const SHORTEST = 24;

/** Columns of the screen that stand between two of the table, borders and space. */
const BETWEEN = 3;

/**
 * A table that fits a screen: long texts are cut first, numbers never; where that is not enough, columns
 * in the middle are left out.
 */
export function fittedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  sides: readonly Side[],
  screen: number,
): FittedTable {
  const widths = head.map((name, i) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[i])), widthOf(name)),
  );
  const layout = layoutOf(widths, sides, screen);
  if (layout === undefined) return { text: textTable(head, rows, sides) };
  const { longest, first, last } = layout;
  const isWhole = first + last === head.length;
  const some = <T>(all: readonly T[], gap: T): T[] =>
    isWhole ? [...all] : [...all.slice(0, first), gap, ...all.slice(all.length - last)];
  const cut = (cells: readonly string[]) =>
    cells.map((cell, i) => (sides[i] === 'left' ? shortened(printable(cell), longest) : cell));
  const text = textTable(
    some(head, '…'),
    rows.map((row) => some(cut(row), '…')),
    some(sides, 'left'),
  );
  return { text, narrowed: { shown: first + last, of: head.length } };
}

interface Layout {
  /** Of a text. */
  readonly longest: number;
  /** Columns from the left, and from the right. */
  readonly first: number;
  readonly last: number;
}

/** Nothing where the table fits as it is. */
export function layoutOf(
  widths: readonly number[],
  sides: readonly Side[],
  screen: number,
): Layout | undefined {
  const of = widths.length;
  const cutTo = (longest: number) =>
    widths.map((width, i) => (sides[i] === 'left' ? Math.min(width, longest) : width));
  if (totalOf(widths) <= screen) return undefined;
  for (let longest = screen; longest >= SHORTEST; longest -= 1) {
    if (totalOf(cutTo(longest)) <= screen) return { longest, first: of, last: 0 };
  }
  const cut = cutTo(SHORTEST);
  let [first, last] = [1, 0];
  // In turn from both ends, as far as there is room for the column that says that some are missing.
  const fits = (left: number, right: number) =>
    left + right < of && totalOf([...cut.slice(0, left), 1, ...cut.slice(of - right)]) <= screen;
  for (let hasRoom = true; hasRoom; ) {
    const atEnd = fits(first, last + 1);
    if (atEnd) last += 1;
    const atStart = fits(first + 1, last);
    if (atStart) first += 1;
    hasRoom = atEnd || atStart;
  }
  return of === 1 ? { longest: SHORTEST, first: 1, last: 0 } : { longest: SHORTEST, first, last };
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + BETWEEN, 1);
}

function widthOf(text: string | undefined): number {
  return stringWidth(printable(text ?? ''));
}
