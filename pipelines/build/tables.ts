import {
  columnsOf,
  commentOf,
  type TableDeclaration,
  tableCommentOf,
} from '../../schemas/column.js';
import { publishedTables } from '../../schemas/published/index.js';
import { type Database, quoted } from '../base/database.js';
import { next } from './names.js';

/** The declaration of a published table. */
export function declared(name: string): TableDeclaration {
  const table = publishedTables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name} is declared under schemas/published`);
  return table;
}

/** The columns of its key as SQL text. */
export function keyOf(name: string): string {
  return declared(name)
    .key.map((column) => `"${column}"`)
    .join(', ');
}

export async function makeEmpty(database: Database, table: TableDeclaration): Promise<void> {
  const columns = columnsOf(table).map(({ name, sqlType }) => `"${name}" ${sqlType}`);
  await database.query(`create or replace table ${next}.${table.name} (${columns.join(', ')})`);
}

/** Holds the finished tables against their declarations and gives them their comments. */
export async function describeTables(database: Database): Promise<void> {
  const made = await database.rows(
    `select table_name, column_name, data_type, comment from duckdb_columns()
     where database_name = $next order by table_name, column_index`,
    { next },
  );
  const comments = await database.rows(
    `select table_name, 'table' as kind, comment from duckdb_tables() where database_name = $next
     union all
     select view_name, 'view', comment from duckdb_views() where database_name = $next and not internal`,
    { next },
  );
  const statements: string[] = [];
  for (const table of publishedTables) {
    const columns = made.filter((row) => row.table_name === table.name);
    requireDeclared(
      table,
      columns.map((row) => `${row.column_name} ${row.data_type}`),
    );
    const comment = tableCommentOf(table);
    const held = comments.find((row) => row.table_name === table.name);
    if (held?.comment !== comment) {
      statements.push(
        `comment on ${String(held?.kind)} ${next}.${table.name} is ${quoted(comment)}`,
      );
    }
    for (const column of columnsOf(table)) {
      const told = commentOf(column);
      if (columns.find((row) => row.column_name === column.name)?.comment === told) continue;
      const place = `${next}.${table.name}."${column.name}"`;
      statements.push(`comment on column ${place} is ${quoted(told)}`);
    }
  }
  if (statements.length > 0) await database.query(statements.join(';\n'));
}

function requireDeclared(table: TableDeclaration, found: readonly string[]): void {
  const wanted = columnsOf(table).map(({ name, sqlType }) => `${name} ${sqlType}`);
  if (found.join('\n') === wanted.join('\n')) return;
  throw new Error(
    `${table.name} is not as declared.\nDeclared:\n${wanted.join('\n')}\nFound:\n${found.join('\n')}`,
  );
}
