import type { Database } from '../base/database.js';
import { failure, messageOf, UserError } from '../base/errors.js';
import { modelsWords as w } from '../words/models.js';
import { type SqlFile, sqlFiles, sqlFolder } from './files.js';
import { readHeader } from './header.js';
import { type ModelHeader, modelHeader } from './headers.js';

export const layers = ['staging', 'intermediate', 'marts'] as const;
export type Layer = (typeof layers)[number];

/** One SELECT in a file; the file's name is the relation's name. */
export interface Model extends SqlFile {
  readonly layer: Layer;
  readonly header: ModelHeader;
  /** Relations that the SELECT reads, as its head says; a test compares it with DuckDB's parse. */
  readonly reads: readonly string[];
}

export async function loadModels(folder = sqlFolder): Promise<Model[]> {
  const models: Model[] = [];
  for (const layer of layers) {
    for (const { name, file, sql } of await sqlFiles(folder, layer)) {
      const header = readHeader(modelHeader, sql, file);
      models.push({ name, layer, file, header, sql, reads: [...header.reads].sort() });
    }
  }
  return models;
}

interface Node {
  readonly [key: string]: unknown;
}

/** Tables and views that a SELECT names, without its own CTEs. */
export async function relationsRead(
  database: Database,
  sql: string,
  file: string,
): Promise<string[]> {
  const { parsed } = await database.one(
    'select json_serialize_sql(cast($sql as varchar)) as parsed',
    { sql },
  );
  const tree = JSON.parse(String(parsed)) as Node;
  if (tree.error) {
    throw failure(w.cannotParse({ file, reason: String(tree.error_message) }));
  }
  const tables = new Set<string>();
  const ctes = new Set<string>();
  walk(tree, (node) => {
    if (node.type === 'BASE_TABLE') tables.add(String(node.table_name));
    const map = (node.cte_map as { map?: { key: string }[] } | undefined)?.map ?? [];
    for (const { key } of map) ctes.add(key);
  });
  return [...tables].filter((name) => !ctes.has(name)).sort();
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (value !== null && typeof value === 'object') {
    visit(value as Node);
    for (const inner of Object.values(value)) walk(inner, visit);
  }
}

/**
 * The models in an order in which each comes after all that it reads; of those that could come next,
 * the first by name.
 * @param given relations that exist before any model runs
 * @throws UserError that names the files of a circle, or of a table that nothing makes
 */
export function orderModels(models: readonly Model[], given: ReadonlySet<string>): Model[] {
  const byName = new Map<string, Model>();
  for (const model of models) {
    const twin = byName.get(model.name);
    if (twin || given.has(model.name)) {
      const one = twin ? `sql/${twin.file}` : 'seeds';
      throw failure(w.twoSources({ name: model.name, one, other: `sql/${model.file}` }));
    }
    byName.set(model.name, model);
  }
  for (const { file, reads } of models) {
    for (const name of reads) {
      if (!byName.has(name) && !given.has(name)) {
        throw failure(w.noSource({ file, name }));
      }
    }
  }
  const ordered: Model[] = [];
  const done = new Set(given);
  let left = [...models].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (left.length > 0) {
    const next = left.find((model) => model.reads.every((name) => done.has(name)));
    if (!next) throw circle(left, done);
    ordered.push(next);
    done.add(next.name);
    left = left.filter((model) => model !== next);
  }
  return ordered;
}

function circle(left: readonly Model[], done: ReadonlySet<string>): Error {
  const byName = new Map(left.map((model) => [model.name, model]));
  const path: Model[] = [];
  let at = left[0];
  while (at && !path.includes(at)) {
    path.push(at);
    const next = at.reads.find((name) => !done.has(name) && byName.has(name));
    at = next === undefined ? undefined : byName.get(next);
  }
  const loop = path.slice(at ? path.indexOf(at) : 0);
  const files = [...loop, ...(at ? [at] : [])].map(({ file }) => `sql/${file}`).join(' → ');
  return failure(w.circle({ files }));
}

/** Says of a failed statement which model it was. */
export function modelFailure(file: string, error: unknown): Error {
  if (error instanceof UserError) return error;
  return failure(w.failed({ file, reason: messageOf(error) }), undefined, error);
}
