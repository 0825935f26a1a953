import type { TableName, TableRow } from '../../schemas/published/index.js';
import { usageError } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';
import { openedProject } from './opened.js';
import type { Project } from './project.js';

/**
 * A value of a result, exactly: a whole number that a double can't hold is a bigint, and so is any
 * DECIMAL without decimals; one with decimals is its text; dates and times are ISO 8601.
 */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Row = Readonly<Record<string, Value>>;

/** Values of `$name` in a query: bound as text, which is cast to what it is compared with. */
export type Parameters = Readonly<Record<string, string | number | bigint | boolean | null>>;

export interface QueryOptions {
  /** Rows to give at most; else all. */
  readonly limit?: number | undefined;
  /** Memory for the query, such as `1GB`. */
  readonly memory?: string | undefined;
  /** Ends the query, for instance `AbortSignal.timeout(30_000)`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a query that reads on the published database: `shihu query`. `@NAME` is a saved question.
 * @throws UserError for anything but reading, for wrong SQL, and when nothing is published yet
 */
export async function query<R extends object = Row>(
  project: Project,
  sql: string,
  parameters: Parameters = {},
  options: QueryOptions = {},
): Promise<R[]> {
  const { requirePublished } = await import('../published/place.js');
  const { giveRows } = await import('../query/run-query.js');
  const { limit = 0, memory, signal } = options;
  const { paths } = openedProject(project);
  const path = requirePublished(paths);
  const text = await textOf(project, sql, parameters, path);
  const found: object[] = [];
  await giveRows({ ...text, path, limit, memory, signal }, (rows, names) => {
    for (const row of rows) {
      found.push(Object.fromEntries(names.map((name, i) => [name, row[i]])));
    }
  });
  return found as R[];
}

/** @returns with the parameters that may be left out */
async function textOf(project: Project, sql: string, parameters: Parameters, path: string) {
  const values = new Map<string, string | null>();
  for (const [name, value] of Object.entries(parameters)) {
    values.set(name.toLowerCase(), value === null ? null : String(value));
  }
  if (!sql.startsWith('@')) return { sql, values };
  const { loadAnalysis } = await import('../models/analyses.js');
  const { analysisValues } = await import('../query/analysis-values.js');
  const { paths } = openedProject(project);
  const analysis = await loadAnalysis(sql.slice(1), paths.sql);
  const { parameters: declared } = analysis.header;
  return {
    sql: analysis.sql,
    values: await analysisValues(declared, values, project.folder, path),
    optional: declared.map(({ name }) => name.toLowerCase()),
  };
}

/**
 * All rows of a published table in the order of its key, each held against the table's declaration.
 * @throws UserError when nothing is published yet, and for a name that no table has
 */
export async function rows<Name extends TableName>(
  project: Project,
  name: Name,
): Promise<TableRow<Name>[]> {
  const { publishedTables } = await import('../../schemas/published/index.js');
  const { openPublished } = await import('../published/open.js');
  const table = publishedTables.find((one) => one.name === name);
  if (!table) {
    throw usageError(w.noTable({ name })).as('unknown_table');
  }
  const published = await openPublished(openedProject(project).paths);
  try {
    return (await published.read(table)) as TableRow<Name>[];
  } finally {
    published.close();
  }
}
