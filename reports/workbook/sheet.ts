import type { Words } from '../../schemas/words/index.js';
import { type Dataset, datasetOf, type Field } from '../base/dataset.js';
import type { Role } from '../theme/palette.js';
import type { Tone } from './tones.js';

/** What a column of a sheet holds, which decides how its cells are typed and shown. */
export type CellKind =
  | 'text'
  | 'count'
  | 'hours'
  | 'userHours'
  | 'share'
  | 'ratio'
  | 'time'
  | 'flag';

/** Cells of a column that are coloured by what stands in them. */
export interface ToneRule {
  readonly column: string;
  readonly when: { readonly is: string | boolean } | { readonly below: number };
  readonly tone: Tone;
}

/** A chart of a sheet's own figures, to the right of them. */
export interface SheetChart {
  /** Bars lie, columns stand. */
  readonly kind: 'bars' | 'columns' | 'lines';
  readonly title: Words;
  readonly unit: Words;
  /** The column of what the figures are of. */
  readonly names: string;
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly column: string;
  readonly role: Role;
  /** Numbers of rows with another colour. */
  readonly marked?: { readonly rows: readonly number[]; readonly role: Role };
}

/** What a sheet is beside its figures. */
export interface SheetLook {
  /** First columns, which say what a row is of. */
  readonly keys: number;
  /** The last column that is printed, and how many rows; all where nothing is said. */
  readonly printed?: { readonly to?: string; readonly rows?: number };
  readonly tones?: readonly ToneRule[];
  readonly charts?: readonly SheetChart[];
}

/** A dataset as a sheet of the workbook. */
export interface Sheet extends Dataset {
  readonly about: Words;
  /** Of each column. */
  readonly kinds: readonly CellKind[];
  /** Decimals of each cell that needs another number of them than its kind has. */
  readonly decimals: readonly (readonly (number | undefined)[])[];
  readonly look: SheetLook;
}

export interface SheetField<Row> extends Field<Row> {
  readonly label: Words;
  readonly kind: CellKind;
  /**
   * The figure as the page prints it. The cell shows as many decimals, so that no figure is rounded onto
   * the other side of what it was held against.
   */
  readonly printed?: (row: Row) => string;
}

/** A column of a sheet. */
export function field<Row>(
  name: string,
  label: Words,
  kind: CellKind,
  value: SheetField<Row>['value'],
  printed?: SheetField<Row>['printed'],
): SheetField<Row> {
  return { name, label, kind, value, ...(printed && { printed }) };
}

export function sheetOf<Row>(
  name: string,
  words: { readonly title: Words; readonly about: Words },
  rows: readonly Row[],
  fields: readonly SheetField<Row>[],
  look: SheetLook = { keys: 1 },
): Sheet {
  return {
    look,
    ...datasetOf(name, words.title, rows, fields),
    about: words.about,
    kinds: fields.map(({ kind }) => kind),
    decimals: fields.some(({ printed }) => printed)
      ? rows.map((row) => fields.map(({ printed }) => printed && decimalsOf(printed(row))))
      : [],
  };
}

function decimalsOf(printed: string): number | undefined {
  return /\.(\d+)/u.exec(printed)?.[1]?.length;
}

/** User-seconds as user-hours, for a cell that shows one decimal. */
export function inHours(seconds: bigint): number {
  return Number(seconds) / 3600;
}
