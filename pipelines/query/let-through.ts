import type { Database } from '../base/database.js';
import { pragmas, refusedFunctions, tableFunctions } from './functions.js';
import { notAvailable } from './query-errors.js';
import { pastSpace } from './statements.js';

/** A node of the tree that DuckDB's parser makes. */
type Node = Readonly<Record<string, unknown>>;

/** What DuckDB's parser makes of a text, of which it has run and looked up nothing. */
export type Parsed =
  /** Statements that read, DESCRIBE, SHOW and SUMMARIZE among them. */
  | { readonly kind: 'reading'; readonly statements: readonly Node[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong' };

export async function parsed(database: Database, sql: string): Promise<Parsed> {
  const { tree } = await database.one('select json_serialize_sql($sql::varchar)::varchar as tree', {
    sql,
  });
  const { error, error_type, statements } = JSON.parse(String(tree));
  if (!error) return { kind: 'reading', statements };
  return { kind: error_type === 'not implemented' ? 'other' : 'wrong' };
}

/**
 * Lets statements through whose functions are all among those of `functions.ts`, wherever they stand.
 * @throws UserError that names the first that is not
 */
export async function letThrough(database: Database, statements: readonly Node[]): Promise<void> {
  const texts: string[] = [];
  // Not by recursion: how deep the tree is says whoever wrote the query.
  const nodes: unknown[] = [...statements];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const text = checked(node as Node);
    if (text !== undefined) texts.push(text);
    for (const part of Object.values(node)) if (typeof part === 'object') nodes.push(part);
  }
  for (const text of texts) {
    const inner = await parsed(database, text);
    if (inner.kind === 'other') throw notAvailable('query()');
    if (inner.kind === 'reading') await letThrough(database, inner.statements);
  }
}

/** @returns the text of another query, which the node runs */
function checked(node: Node): string | undefined {
  if (node.type === 'TABLE_FUNCTION') {
    const called = node.function as Node;
    const name = lower(called.function_name);
    if (!tableFunctions.has(name)) throw notAvailable(`${name}()`);
    return name === 'query' ? textIn(called) : undefined;
  }
  // Views of the same names as functions.
  const table = node.type === 'BASE_TABLE' ? lower(node.table_name) : '';
  if (table.startsWith('duckdb_') && !tableFunctions.has(table)) throw notAvailable(table);
  const name = lower(node.function_name);
  if (refusedFunctions.has(name)) throw notAvailable(`${name}()`);
  return undefined;
}

/** The text that `query` is given: it has to stand there, for one that is put together is not known yet. */
function textIn({ children }: Node): string {
  const [text, ...more] = children as Node[];
  const { type, value } = (text?.value ?? {}) as { type?: Node; value?: unknown };
  if (text?.class !== 'CONSTANT' || type?.id !== 'VARCHAR' || more.length > 0) {
    throw notAvailable('query()');
  }
  return String(value);
}

function lower(name: unknown): string {
  return typeof name === 'string' ? name.toLowerCase() : '';
}

/**
 * Whether it is a PRAGMA that only reads, with a name at most: parsing alone runs some of the others.
 * @throws UserError for another PRAGMA
 */
export function isReadingPragma(sql: string): boolean {
  const text = sql.slice(pastSpace(sql, 0));
  const name = /^pragma\s+(\w+)/iu.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return false;
  const argument = String.raw`\(\s*(?:'[\w.]*'|"[\w.]*"|[\w.]*)\s*\)`;
  const isPlain = new RegExp(String.raw`^pragma\s+\w+\s*(?:${argument})?[\s;]*$`, 'iu').test(text);
  if (!pragmas.has(name) || !isPlain) throw notAvailable(`PRAGMA ${name}`);
  return true;
}

/** What an EXPLAIN explains; nothing where the text is none. */
export function explainedIn(sql: string): string | undefined {
  const after = (pattern: RegExp, from: number) => {
    pattern.lastIndex = pastSpace(sql, from);
    return pattern.test(sql) ? pattern.lastIndex : undefined;
  };
  const head = after(/explain\b/iuy, 0);
  if (head === undefined) return undefined;
  const analyze = after(/analyze\b/iuy, head) ?? head;
  // Nothing within that could end them sooner or later than DuckDB thinks.
  const options = after(/\(\s*(?:format|analyze)\b[\w\s,]*\)/iuy, analyze) ?? analyze;
  return sql.slice(options);
}
