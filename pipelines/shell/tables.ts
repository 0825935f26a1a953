import { columnsOf } from '../../schemas/column.js';
import { publishedTables } from '../../schemas/published/index.js';
import type { Language, Words } from '../../schemas/words/index.js';
import { noValues, type Values } from '../query/parameters.js';

/** A question about the tables themselves. */
export interface TablesQuery {
  readonly sql: string;
  readonly values: Values;
}

/** The tables, and what they mean. */
export function tablesQuery(language: Language): TablesQuery {
  const { sql, values } = meanings('table_name', publishedTables, language);
  return {
    sql: `with relations as (
         select database_name, schema_name, table_name, estimated_size as rows, comment from duckdb_tables()
         union all
         select database_name, schema_name, view_name, null, comment from duckdb_views() where not internal)
       select table_name, rows, ${sql} as meaning from relations
       where database_name = current_database() and schema_name = 'main' order by table_name`,
    values,
  };
}

/** The columns of a table, and what they mean. */
export function columnsQuery(table: string, language: Language): TablesQuery {
  const declared = publishedTables.find(({ name }) => name === table);
  const { sql, values } = meanings('column_name', declared ? columnsOf(declared) : [], language);
  return {
    sql: `select column_name, data_type, ${sql} as meaning from duckdb_columns()
       where database_name = current_database() and table_name = $shihu_table order by column_index`,
    values: new Map(values).set('shihu_table', table),
  };
}

/** A table as SQL that makes it, from the rows of `columnsQuery`. */
export function schemaText(table: string, rows: readonly (readonly unknown[])[]): string {
  const lines = rows.map(([name, type, meaning], i) => {
    const comma = i + 1 < rows.length ? ',' : '';
    const note = meaning === null ? '' : ` -- ${String(meaning).replace(/\s+/gu, ' ')}`;
    return `  ${nameOf(String(name))} ${String(type)}${comma}${note}`;
  });
  return `create table ${nameOf(table)} (\n${lines.join('\n')}\n);`;
}

function nameOf(name: string): string {
  return /^[a-z_][a-z0-9_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The meaning of what is named, in the language spoken; else the comment, which is in both. */
function meanings(
  column: string,
  named: readonly (Words & { readonly name: string })[],
  language: Language,
): TablesQuery {
  if (named.length === 0) return { sql: 'comment', values: noValues };
  const cases = named.map((_, i) => `when $name_${i} then $meaning_${i}`).join(' ');
  const values = named.flatMap((one, i): [string, string][] => [
    [`name_${i}`, one.name],
    [`meaning_${i}`, one[language]],
  ]);
  return { sql: `case ${column} ${cases} else comment end`, values: new Map(values) };
}
