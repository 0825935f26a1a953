/**
 * Build the published database from the warehouse:
 *   1. seeds      settings and cities as small tables; limits and days once
 *                 the horizon has given their years                           (seeds)
 *   2. models     every SELECT under sql/, after all that it reads            (models)
 *   3. checks     every SELECT of offenders; a broken invariant stops here    (checks)
 *   4. publish    the finished file is renamed over the published one         (files/whole)
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
import { ownPlace } from '../files/guard.js';
import { makeWhole } from '../files/whole.js';
import { type Model, modelFailure } from '../models/models.js';
import type { LoadedSettings } from '../project/settings.js';
import { type CheckOutcome, runChecks } from './checks.js';
import { type FindSubmission, knownOrderOf } from './known.js';
import { type BuildPlan, HORIZON, needs, planBuild } from './plan.js';
import { calendarSeeds, type Horizon, plantSeeds, ruleSeeds, type Years } from './seeds.js';
import { settingRows } from './settings.js';

export interface BuildOptions {
  readonly asOf?: string | undefined;
  /** Batch up to which the figures are to be as they were known. */
  readonly knownAt?: string | undefined;
  /** Finds the state of a name that was given to it. */
  readonly findSubmission?: FindSubmission | undefined;
  /** What to make, where that has been planned already. */
  readonly plan?: BuildPlan | undefined;
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
  return makeWhole(ownPlace(target), async (beside) => {
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
  const { models, checks } = options.plan ?? (await planBuild(warehouse, loaded));
  const knownOrder = await knownOrderOf(warehouse, options.knownAt, options.findSubmission);
  const horizon: Horizon = {
    asOf: options.asOf ?? loaded.settings.as_of ?? null,
    dataFrom: loaded.settings.data_from ?? null,
  };
  await plantSeeds(warehouse, ruleSeeds(loaded, horizon, knownOrder));
  await installShims(warehouse);
  for (const [i, model] of models.entries()) {
    options.onModel?.(model, i + 1, models.length);
    await make(warehouse, model);
    if (model.name === HORIZON) {
      await plantSeeds(warehouse, calendarSeeds(loaded, await yearsHeld(warehouse)));
    }
  }
  await makeEmpty(warehouse, settingsInForce);
  for (const row of await settingRows(warehouse, loaded, options)) {
    await warehouse.query(`insert into ${next}.settings values ($name, $value, $source)`, {
      ...row,
    });
  }
  await makeEmpty(warehouse, checksTable);
  await makeEmpty(warehouse, checkFailures);
  const outcomes = await runChecks(warehouse, checks, next);
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
  const horizon = { asOf: null, dataFrom: null };
  const rules = ruleSeeds(loaded, horizon, await knownOrderOf(warehouse, undefined));
  await plantSeeds(warehouse, [...rules, ...calendarSeeds(loaded, null)]);
  await installShims(warehouse);
  const { models } = await planBuild(warehouse, loaded);
  const wanted = needs(models, name);
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

/**
 * The years that the horizon touches, and no others: a row of a mistyped year is kept, and doesn't
 * stretch the calendar.
 */
async function yearsHeld(warehouse: Database): Promise<Years> {
  const held = await warehouse.one(
    `select min(least(year(data_from), year(as_of - 1))) as first,
       max(greatest(year(data_from), year(as_of - 1))) as last
     from horizon`,
  );
  return held.first === null || held.last === null ? null : [Number(held.first), Number(held.last)];
}
