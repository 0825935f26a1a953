import type { Words } from '../../schemas/words.js';
import { type Dataset, datasetOf, type Field } from '../dataset.js';

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
}

export interface SheetField<Row> extends Field<Row> {
  readonly label: Words;
  readonly kind: CellKind;
}

/** A column of a sheet. */
export function field<Row>(
  name: string,
  label: Words,
  kind: CellKind,
  value: SheetField<Row>['value'],
): SheetField<Row> {
  return { name, label, kind, value };
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
  };
}

/** User-seconds as user-hours, for a cell that shows one decimal. */
export function inHours(seconds: bigint): number {
  return Number(seconds) / 3600;
}
