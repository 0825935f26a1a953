import { columnsOf, type TableDeclaration } from '../../schemas/column.js';
import type { Words } from '../../schemas/words/index.js';

export type Value = string | number | bigint | boolean | null;

export interface DatasetColumn {
  /** As in the published tables, where the column is one of theirs. */
  readonly name: string;
  readonly label?: Words;
}

/**
 * The figures behind a table or chart, in full precision and with codes beside names: what is handed
 * out as CSV and fills a sheet of the workbook. Times are ISO 8601 texts.
 */
export interface Dataset {
  /** Lower case with hyphens, and one of its kind in a report: names the file and the sheet. */
  readonly name: string;
  readonly title: Words;
  readonly columns: readonly DatasetColumn[];
  readonly rows: readonly (readonly Value[])[];
}

/** A column, and how a row of the source fills it. */
export interface Field<Row> extends DatasetColumn {
  readonly value: (row: Row) => Value | undefined;
}

/** @throws Error where a name could not name a file, or a column comes twice. */
export function datasetOf<Row>(
  name: string,
  title: Words,
  rows: readonly Row[],
  fields: readonly Field<Row>[],
): Dataset {
  const names = fields.map((field) => field.name);
  if (![name, ...names].every((one) => /^[a-z][a-z0-9_-]*$/u.test(one))) {
    throw new Error(`dataset ${name}: a name is not plain`);
  }
  if (new Set(names).size < names.length) throw new Error(`dataset ${name}: a column comes twice`);
  return {
    name,
    title,
    columns: fields.map((field) => ({
      name: field.name,
      ...(field.label && { label: field.label }),
    })),
    rows: rows.map((row) => fields.map((field) => field.value(row) ?? null)),
  };
}

type RowOf<Table extends TableDeclaration> = Table['row']['_output'];

/** Columns of a published table under their own names, labelled as they are declared. */
export function publishedFields<Table extends TableDeclaration>(
  table: Table,
  names: readonly (keyof RowOf<Table> & string)[],
): Field<RowOf<Table>>[] {
  const declared = new Map(columnsOf(table).map((column) => [column.name, column]));
  return names.map((name) => {
    const column = declared.get(name);
    if (!column) throw new Error(`${table.name} has no column ${name}`);
    return {
      name,
      label: { zh: column.zh, en: column.en },
      value: (row) => (row as Readonly<Record<string, Value>>)[name],
    };
  });
}
