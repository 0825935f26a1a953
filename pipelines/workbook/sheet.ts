import type { SheetCell } from './cell.js';
import type { SheetChart } from './chart.js';
import type { Look } from './styles.js';
import { columnLetters } from './text.js';

export interface PlacedCell extends SheetCell {
  readonly look?: Look;
  /** Number of the sheet that a click leads to. */
  readonly leadsTo?: number;
  /** Columns that it takes, from its own on; one without it. */
  readonly spans?: number;
}

export type SheetRow = readonly (PlacedCell | undefined)[];

/** How a cell looks that a rule applies to: colours as `RRGGBB`. */
export interface Tone {
  readonly text: string;
  readonly fill: string;
}

/** Cells that are coloured by what stands in them, also after somebody has sorted or changed them. */
export interface Rule {
  readonly column: number;
  /** The first row and the last, counted from 0. */
  readonly rows: readonly [number, number];
  /** A text or truth that the cell is, or a number that it is below. */
  readonly when: { readonly is: string | boolean } | { readonly below: number };
  readonly tone: Tone;
}

/** What is printed of a sheet, from its first cell on. */
export interface Printed {
  readonly rows: number;
  readonly columns: number;
  /** All on one page, however small; else a page is as wide as that, and as many follow as it takes. */
  readonly isOnePage?: boolean;
}

export interface Worksheet {
  readonly title: string;
  readonly rows: readonly SheetRow[];
  /** Whether the first row is a header: it stays in sight, filters, and heads every printed page. */
  readonly hasHeader: boolean;
  /** First columns, which say what a row is of: they stay in sight too. */
  readonly keys?: number;
  /** Of every column, in characters; measured where they are not given. */
  readonly widths?: readonly number[];
  readonly rules?: readonly Rule[];
  readonly charts?: readonly SheetChart[];
  /** All of it where nothing is said. */
  readonly printed?: Printed;
}

export function widestOf(rows: readonly SheetRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Rows and columns of a block of cells, all counted from 0. */
interface Block {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

export function refOf({ rows, columns }: Block, fix = ''): string {
  const corner = (column: number, row: number) => `${fix}${columnLetters(column)}${fix}${row + 1}`;
  return `${corner(columns[0], rows[0])}:${corner(columns[1], rows[1])}`;
}

/** All that a sheet holds, of one cell at least. */
export function extentOf({ rows }: Worksheet): Block {
  return { rows: [0, Math.max(1, rows.length) - 1], columns: [0, Math.max(1, widestOf(rows)) - 1] };
}

export function printedOf({ rows, columns }: Printed): Block {
  return { rows: [0, Math.max(1, rows) - 1], columns: [0, Math.max(1, columns) - 1] };
}
