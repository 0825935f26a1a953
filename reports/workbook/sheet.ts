import type { Words } from '../../schemas/words/index.js';
import { type Dataset, datasetOf, type Field } from '../base/dataset.js';

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

/** A dataset as a sheet of the workbook. */
export interface Sheet extends Dataset {
  readonly about: Words;
  /** Of each column. */
  readonly kinds: readonly CellKind[];
  /** Decimals of each cell that needs another number of them than its kind has. */
  readonly decimals: readonly (readonly (number | undefined)[])[];
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
): Sheet {
  return {
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
