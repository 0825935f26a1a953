/**
 * Build the published database from the warehouse:
 *   1. seeds      settings, cities, limits and days as small tables           (seeds)
 *   2. models     every SELECT under sql/, after all that it reads            (models)
 *   3. checks     every SELECT of offenders; a broken invariant stops here    (checks)
 *   4. publish    the finished file is renamed over the published one         (publish)
 * Staging and intermediate models are temporary; marts are tables of the new file.
 */
import {
  columnsOf,
  commentOf,
  type TableDeclaration,
  tableCommentOf,
} from '../../schemas/column.js';
import { publishedTables } from '../../schemas/published/index.js';
import {
  checkFailures,
  checks as checksTable,
  settingsInForce,
} from '../../schemas/published/reference.js';
import { type Database, quoted } from '../base/database.js';
import { installShims } from '../base/shims.js';
import type { LoadedSettings } from '../project/settings.js';
import { heldTables } from '../warehouse/schema.js';
import { type CheckOutcome, loadChecks, runChecks } from './checks.js';
import { knownOrderOf } from './known.js';
import { loadModels, type Model, modelFailure, orderModels } from './models.js';
import { publish } from './publish.js';
import { type Horizon, plantSeeds, seedsOf } from './seeds.js';
import { settingRows } from './settings.js';

export interface BuildOptions {
  readonly asOf?: string | undefined;
  /** Batch up to which the figures are to be as they were known. */
  readonly knownAt?: string | undefined;
  readonly onModel?: (model: Model, number: number, of: number) => void;
}

/** Storage format of the published file: analysts' tools of some years ago still open it. */
const STORAGE = 'v1.0.0';

/** Name under which the new database is attached while it is filled. */
export const next = 'next_published';

/** Builds beside, checks, then puts the new database in the place of the old one. */
export async function build(
  warehouse: Database,
  target: string,
  loaded: LoadedSettings,
  options: BuildOptions = {},
): Promise<CheckOutcome[]> {
  return publish(target, async (beside) => {
    await warehouse.query(`attach ${quoted(beside)} as ${next} (storage_version '${STORAGE}')`);
    try {
      return await fillPublished(warehouse, loaded, options);
    } finally {
      await warehouse.query(`detach ${next}`);
    }
  });
}

/** Fills the attached, empty database `next_published` with every published table. */
export async function fillPublished(
  warehouse: Database,
  loaded: LoadedSettings,
  options: BuildOptions,
): Promise<CheckOutcome[]> {
  const knownOrder = await knownOrderOf(warehouse, options.knownAt);
  const horizon: Horizon = {
    asOf: options.asOf ?? loaded.settings.as_of ?? null,
    dataFrom: loaded.settings.data_from ?? null,
  };
  const years = await yearsHeld(warehouse, horizon, knownOrder);
  const seeds = seedsOf(loaded, horizon, years, knownOrder);
  await plantSeeds(warehouse, seeds);
  await installShims(warehouse);
  const given = new Set([...seeds.map(({ name }) => name), ...heldTables]);
  const models = orderModels(await loadModels(warehouse), given);
  for (const [i, model] of models.entries()) {
    options.onModel?.(model, i + 1, models.length);
    await make(warehouse, model);
  }
  await makeEmpty(warehouse, settingsInForce);
  for (const row of await settingRows(warehouse, loaded, options)) {
    await warehouse.query(`insert into ${next}.settings values ($name, $value, $source)`, {
      ...row,
    });
  }
  await makeEmpty(warehouse, checksTable);
  await makeEmpty(warehouse, checkFailures);
  const outcomes = await runChecks(warehouse, await loadChecks(warehouse), next);
  for (const table of publishedTables) await describe(warehouse, table);
  return outcomes;
}

/**
 * Makes the relation of this name and what it reads, for those that need no published table.
 */
export async function makeRelation(
  warehouse: Database,
  loaded: LoadedSettings,
  name: string,
): Promise<void> {
  const seeds = seedsOf(
    loaded,
    { asOf: null, dataFrom: null },
    null,
    await knownOrderOf(warehouse, undefined),
  );
  await plantSeeds(warehouse, seeds);
  await installShims(warehouse);
  const given = new Set([...seeds.map((seed) => seed.name), ...heldTables]);
  const models = orderModels(await loadModels(warehouse), given);
  const wanted = new Set([name]);
  for (const model of [...models].reverse()) {
    if (wanted.has(model.name)) for (const read of model.reads) wanted.add(read);
  }
  for (const model of models) if (wanted.has(model.name)) await make(warehouse, model);
}

async function make(warehouse: Database, model: Model): Promise<void> {
  try {
    if (model.layer !== 'marts') {
      await warehouse.query(`create or replace temp table ${model.name} as ${model.sql}`);
      return;
    }
    const table = publishedTables.find(({ name }) => name === model.name);
    if (!table) throw new Error(`no table of this name is declared under schemas/published`);
    const order = table.key.map((column) => `"${column}"`).join(', ');
    await warehouse.query(
      `create table ${next}.${model.name} as select * from (${model.sql}) order by ${order}`,
    );
    await warehouse.query(
      `create or replace temp view ${model.name} as select * from ${next}.${model.name}`,
    );
  } catch (error) {
    throw modelFailure(model.file, error);
  }
}

async function makeEmpty(warehouse: Database, table: TableDeclaration): Promise<void> {
  const columns = columnsOf(table).map(({ name, sqlType }) => `"${name}" ${sqlType}`);
  await warehouse.query(`create table ${next}.${table.name} (${columns.join(', ')})`);
}

/** Holds the finished table against its declaration and gives it its comments. */
async function describe(warehouse: Database, table: TableDeclaration): Promise<void> {
  const made = await warehouse.rows(
    `select column_name, data_type from duckdb_columns()
     where database_name = $next and table_name = $table order by column_index`,
    { next, table: table.name },
  );
  const found = made.map((row) => `${row.column_name} ${row.data_type}`).join('\n');
  const declared = columnsOf(table);
  const wanted = declared.map(({ name, sqlType }) => `${name} ${sqlType}`).join('\n');
  if (found !== wanted) {
    throw new Error(`${table.name} is not as declared.\nDeclared:\n${wanted}\nFound:\n${found}`);
  }
  const comment = quoted(tableCommentOf(table));
  await warehouse.query(`comment on table ${next}.${table.name} is ${comment}`);
  for (const column of declared) {
    const place = `${next}.${table.name}."${column.name}"`;
    await warehouse.query(`comment on column ${place} is ${quoted(commentOf(column))}`);
  }
}

/** First and last year that the calendar needs to hold. */
async function yearsHeld(
  warehouse: Database,
  { asOf, dataFrom }: Horizon,
  knownOrder: number,
): Promise<[number, number] | null> {
  const held = await warehouse.one(
    `select min(year(started_at)) as first, max(year(started_at)) as last
     from held_outages
     where from_load <= $knownOrder and (to_load is null or to_load > $knownOrder)`,
    { knownOrder },
  );
  const lastDay = asOf === null ? null : new Date(Date.parse(asOf) - 1).getUTCFullYear();
  const first = [held.first, dataFrom?.slice(0, 4), lastDay].flatMap(yearOf);
  const last = [held.last, lastDay, dataFrom?.slice(0, 4)].flatMap(yearOf);
  if (first.length === 0) return null;
  return [Math.min(...first), Math.max(...last)];
}

function yearOf(value: unknown): number[] {
  return value === null || value === undefined ? [] : [Number(value)];
}
