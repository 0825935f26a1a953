import type { Database } from '../../../pipelines/base/database.js';

const SHOWN = 3;

/** What a table is made of, apart from its rows. */
const shapes = (database: string) => `
  select table_name || '.' || column_name as name,
    concat_ws(' | ', column_index, data_type, is_nullable, comment) as shape
  from duckdb_columns() where database_name = '${database}' and not internal
  union all
  select table_name, concat_ws(' | ', 'table', comment)
  from duckdb_tables() where database_name = '${database}' and not internal
  union all
  select view_name, concat_ws(' | ', 'view', sql)
  from duckdb_views() where database_name = '${database}' and not internal`;

/**
 * Compares every table of two attached databases, row by row whatever their order, and what the tables
 * are made of. @returns the differences in words, none of which mean that the two are the same
 */
export async function differences(
  database: Database,
  found: string,
  wanted: string,
): Promise<string[]> {
  const unlike = await database.rows(
    `select name, f.shape as found, w.shape as wanted
     from (${shapes(found)}) f full join (${shapes(wanted)}) w using (name)
     where f.shape is distinct from w.shape order by name limit 10`,
  );
  if (unlike.length > 0) return unlike.map((row) => JSON.stringify(row));
  const tables = await database.rows(
    `select table_name as name from duckdb_tables()
     where database_name = '${wanted}' and not internal order by 1`,
  );
  const names = tables.map(({ name }) => String(name));
  if (names.length === 0) throw new Error('nothing to compare');
  const differing = await database.rows(
    names.map((name) => sumsOf(name, found, wanted)).join(' union all '),
  );
  const told: string[] = [];
  for (const { name } of differing) {
    for (const [side, other] of [
      [found, wanted],
      [wanted, found],
    ]) {
      const only = `from ${side}."${name}" except all from ${other}."${name}"`;
      const rows = await database.rows(
        `select *, count(*) over () as all_such from (${only}) order by all limit ${SHOWN}`,
      );
      const which = side === found ? 'should not be there' : 'is missing';
      if (rows.length > 0)
        told.push(`${name}: ${rows[0]?.all_such} rows, as this one that ${which}`);
      for (const row of rows) told.push(`  ${shown(row)}`);
    }
  }
  return told;
}

/** Rows are the same if as many of them have the same sum of hashes. */
function sumsOf(name: string, found: string, wanted: string): string {
  const sum = (side: string) =>
    `(select (count(*), sum(cast(hash(one) as hugeint))) from ${side}."${name}" one)`;
  return `select '${name}' as name where ${sum(found)} is distinct from ${sum(wanted)}`;
}

const shown = (row: object) =>
  JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value));
