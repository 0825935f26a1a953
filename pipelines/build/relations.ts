import type { Database } from '../base/database.js';
import type { Key } from '../models/key.js';

/**
 * How a relation differs from what it was at the build before: not at all; in some rows, which two tables
 * hold; or in ways that nobody has looked for.
 */
export type Difference = 'none' | 'some' | 'all';

/** A table or a model as a build of changes sees it. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly string[];
  /** Where its rows are, as text behind FROM. */
  readonly now: string;
  /** Where they are as they were; null where that isn't known as a whole. */
  readonly was: string | null;
  readonly difference: Difference;
  /** Of a model that is not kept: it is made from what it reads, as far as it is needed. */
  readonly made?: Made;
  /** Of a table that has been changed in place: its rows of the touched keys as they were. */
  readonly before?: { readonly table: string; readonly key: Key };
}

export interface Made {
  readonly body: string;
  readonly reads: readonly string[];
}

/** Names of the helping tables of a relation. */
export const tablesOf = (name: string) => ({
  /** Rows of the touched keys before and now. */
  old: `${name}__old`,
  new: `${name}__new`,
  /** Of these, the rows that went and the rows that came. */
  gone: `${name}__gone`,
  come: `${name}__come`,
  /** Both, each once with how often more or less it is there. */
  moved: `${name}__moved`,
  /** The touched keys. */
  keys: `${name}__keys`,
});

/** Columns of anything that can stand behind FROM. */
export async function columnsOf(database: Database, from: string): Promise<string[]> {
  const found = await database.rows(`describe select * from ${from}`);
  return found.map((row) => String(row.column_name));
}

/**
 * Keeps what came and what went of a relation, from its rows before and now.
 * @returns whether they differ
 */
export async function findDifference(database: Database, name: string): Promise<boolean> {
  const table = tablesOf(name);
  // In one pass: how often more, or less often, a row is there now.
  await database.query(
    `create or replace temp table ${table.moved} as
     select * exclude (more__), cast(sum(more__) as bigint) as more__
     from (select *, 1 as more__ from ${table.new} union all select *, -1 from ${table.old})
     group by all having sum(more__) <> 0`,
  );
  const { rows } = await database.one(`select count(*) as rows from ${table.moved}`);
  if (Number(rows) === 0) return false;
  const times = (count: string) =>
    `select * exclude (more__, copy__)
     from (select *, unnest(range(${count})) as copy__ from ${table.moved} where ${count} > 0)`;
  await database.query(
    `create or replace temp view ${table.come} as ${times('more__')};
     create or replace temp view ${table.gone} as ${times('-more__')}`,
  );
  return true;
}
