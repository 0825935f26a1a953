import {
  checkFailures,
  checks as checksTable,
  settingsInForce,
} from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { installShims } from '../base/shims.js';
import { type Model, modelFailure } from '../models/models.js';
import type { LoadedSettings } from '../project/settings.js';
import { AnewError } from './anew.js';
import { Changes, nameOf } from './changes.js';
import { type Check, type CheckOutcome, publishChecks } from './checks.js';
import type { Origin } from './kept.js';
import { kept, next, offendersOf } from './names.js';
import { type BuildPlan, HORIZON } from './plan.js';
import { makeRows, rowModels } from './rows.js';
import {
  calendarSeeds,
  type Horizon,
  plantSeeds,
  ruleSeeds,
  WANTED_HORIZON,
  type Years,
} from './seeds.js';
import { settingRows } from './settings.js';
import { declared, describeTables, keyOf, makeEmpty } from './tables.js';

/** What is filled, and from what. */
export interface Filling {
  readonly warehouse: Database;
  readonly loaded: LoadedSettings;
  readonly plan: BuildPlan;
  readonly horizon: Horizon;
  /** Number of the last load that counts. */
  readonly knownOrder: number;
  readonly asOf?: string | undefined;
  readonly onModel?: ((model: Model, number: number, of: number) => void) | undefined;
}

export interface Filled {
  readonly checks: readonly CheckOutcome[];
  readonly years: Years;
  /** Outage rows that were made again; null where everything was made anew. */
  readonly rowsAgain: number | null;
}

/**
 * Fills the attached, empty published database with every table.
 * @param isKept whether the kept state, attached and empty, is filled too
 */
export async function fillAnew(filling: Filling, isKept: boolean): Promise<Filled> {
  const { warehouse, plan } = filling;
  const years = await fillModels(filling, isKept);
  for (const check of plan.checks) {
    await naming(check, () => makeCheck(warehouse, check, isKept));
  }
  for (const table of [settingsInForce, checksTable, checkFailures])
    await makeEmpty(warehouse, table);
  const all = new Set(plan.checks.map(({ name }) => name));
  const checks = await finish(filling, all);
  return { checks, years, rowsAgain: null };
}

/** Fills it with what the models of the plan make, and with nothing else. */
export async function fillModels(filling: Filling, isKept: boolean): Promise<Years> {
  const { warehouse, loaded, plan, horizon, knownOrder, onModel } = filling;
  await forgetHelpers(warehouse);
  await plantSeeds(warehouse, ruleSeeds(loaded, horizon, knownOrder));
  await installShims(warehouse);
  const views = viewsAmong(plan.models);
  const last = lastReaders(plan);
  let years: Years = null;
  for (const [i, model] of plan.models.entries()) {
    onModel?.(model, i + 1, plan.models.length);
    await naming(model, () => makeModel(warehouse, model, isKept, views.has(model.name)));
    if (model.name === HORIZON) {
      years = await yearsHeld(warehouse);
      await plantSeeds(warehouse, calendarSeeds(loaded, years));
    }
    for (const name of last.get(model.name) ?? []) {
      if (!views.has(name)) await warehouse.query(`drop table temp.${name}`);
    }
  }
  return years;
}

/**
 * Brings the attached published database and the kept state, copies of those of the build before, up
 * to date.
 * @param before what that build was made from
 * @throws AnewError where everything has to be built anew; the copy is then of no use
 */
export async function fillChanges(
  filling: Filling,
  before: Origin,
  isLogSame: boolean,
): Promise<Filled> {
  const { warehouse, loaded, plan, horizon, knownOrder, onModel } = filling;
  await forgetHelpers(warehouse);
  const seeds = ruleSeeds(loaded, horizon, knownOrder);
  await plantSeeds(warehouse, seeds);
  await installShims(warehouse);
  const { database } = await warehouse.one('select current_database() as database');
  const changes = new Changes(warehouse, `"${database}"`, before);
  await warehouse.query(
    `create or replace temp table rule__was as
     select * replace (cast(${before.loads} as integer) as known_order) from rule`,
  );
  await changes.addHeld(isLogSame);
  for (const { name } of seeds) {
    const isSame = name !== WANTED_HORIZON || isSameHorizon(horizon, before.horizon);
    await changes.addSeed(name, isSame, name === 'rule' ? 'temp.rule__was' : null);
  }
  const ofRows = rowModels(plan.models);
  const steps = rowsTogether(plan.models, ofRows);
  let years: Years = null;
  let rowsAgain = 0;
  for (const [i, step] of steps.entries()) {
    const [model] = step;
    if (!model) continue;
    onModel?.(model, i + 1, steps.length);
    await naming(model, async () => {
      if (ofRows.has(model.name)) rowsAgain = await makeRows(warehouse, changes, step);
      else await changes.make(model);
    });
    if (model.name === HORIZON) {
      years = await yearsHeld(warehouse);
      await addCalendar(warehouse, changes, loaded, years, before.years);
    }
  }
  const changed = new Set<string>();
  for (const check of plan.checks) {
    await naming(check, () => changes.make(check));
    const { difference } = changes.narrowing.get(offendersOf(check.name));
    if (difference !== 'none') changed.add(check.name);
  }
  await makeEmpty(warehouse, settingsInForce);
  const checks = await finish(filling, changed);
  await changes.keep();
  return { checks, years, rowsAgain };
}

async function finish(filling: Filling, changed: ReadonlySet<string>): Promise<CheckOutcome[]> {
  const { warehouse, loaded, plan } = filling;
  for (const row of await settingRows(warehouse, loaded, filling)) {
    await warehouse.query(`insert into ${next}.settings values ($name, $value, $source)`, {
      ...row,
    });
  }
  const outcomes = await publishChecks(warehouse, plan.checks, changed);
  await describeTables(warehouse);
  return outcomes;
}

async function addCalendar(
  warehouse: Database,
  changes: Changes,
  loaded: LoadedSettings,
  years: Years,
  before: Years,
): Promise<void> {
  const seeds = calendarSeeds(loaded, years);
  await plantSeeds(warehouse, seeds);
  const isSame = years?.join() === before?.join();
  for (const { name } of seeds) await changes.addSeed(name, isSame);
}

function isSameHorizon(one: Horizon, other: Horizon): boolean {
  return one.asOf === other.asOf && one.dataFrom === other.dataFrom;
}

/** Says of an error which model or check it was. */
async function naming(step: Model | Check, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof AnewError ? error : modelFailure(step.file, error);
  }
}

/** Steps of one model each, but for the models of rows, which make one step when all they read is there. */
function rowsTogether(models: readonly Model[], ofRows: ReadonlySet<string>): Model[][] {
  const members = models.filter(({ name }) => ofRows.has(name));
  const needed = new Set(members.flatMap(({ reads }) => reads));
  for (const { name, reads } of [...models].reverse()) {
    if (needed.has(name)) for (const read of reads) needed.add(read);
  }
  const others = models.filter(({ name }) => !ofRows.has(name));
  const single = (model: Model) => [model];
  return [
    ...others.filter(({ name }) => needed.has(name)).map(single),
    ...(members.length > 0 ? [members] : []),
    ...others.filter(({ name }) => !needed.has(name)).map(single),
  ];
}

/**
 * Models that are not kept and only show the rows of a stored table, of the warehouse or of a mart,
 * under other names: these cost nothing to be made.
 */
function viewsAmong(models: readonly Model[]): ReadonlySet<string> {
  const views = new Set<string>();
  const staged = new Set<string>();
  const marts = new Set(models.filter(({ layer }) => layer === 'marts').map(({ name }) => name));
  for (const { name, layer, header, reads } of models) {
    if (header.key.isKept) continue;
    const follows = reads.some((read) => marts.has(read));
    if (
      layer === 'staging' ||
      follows ||
      reads.some((read) => views.has(read) && !staged.has(read))
    ) {
      views.add(name);
    }
    if (layer === 'staging') staged.add(name);
  }
  return views;
}

/** Models after which others that are not kept are of no more use, with the names of those. */
function lastReaders({ models, checks }: BuildPlan): ReadonlyMap<string, readonly string[]> {
  const last = new Map<string, string[]>();
  const ofChecks = new Set(checks.flatMap(({ reads }) => reads));
  for (const { name, header } of models) {
    if (header.key.isKept || ofChecks.has(name)) continue;
    const reader = models.findLast(({ reads }) => reads.includes(name));
    if (reader) last.set(reader.name, [...(last.get(reader.name) ?? []), name]);
  }
  return last;
}

/** One row or more of every outage: nearly in order as they come, and dear to sort. */
const unsorted: ReadonlySet<string> = new Set(['outage_facts', 'outage_months']);

async function makeModel(
  warehouse: Database,
  { name, layer, sql, header }: Model,
  isKept: boolean,
  isView: boolean,
): Promise<void> {
  if (layer === 'marts') {
    declared(name);
    const order = unsorted.has(name) ? '' : ` order by ${keyOf(name)}`;
    await warehouse.query(`create table ${next}.${name} as select * from (${sql}\n)${order}`);
    await warehouse.query(`create temp view ${name} as select * from ${next}.${name}`);
  } else if (isView) await warehouse.query(`create temp view ${name} as ${sql}`);
  else await makeTable(warehouse, name, sql, isKept && header.key.isKept);
}

/** What a check finds that is not kept is counted and looked through where it stands. */
async function makeCheck(warehouse: Database, check: Check, isKept: boolean): Promise<void> {
  const name = nameOf(check);
  if (check.header.key.isKept) await makeTable(warehouse, name, check.sql, isKept);
  else await warehouse.query(`create temp view ${name} as ${check.sql}`);
}

async function makeTable(
  warehouse: Database,
  name: string,
  sql: string,
  isKept: boolean,
): Promise<void> {
  if (!isKept) {
    await warehouse.query(`create temp table ${name} as ${sql}`);
    return;
  }
  await warehouse.query(`create table ${kept}.${name} as ${sql}`);
  await warehouse.query(`create temp view ${name} as select * from ${kept}.${name}`);
}

/** Drops what an earlier build of this connection has left. */
export async function forgetHelpers(warehouse: Database): Promise<void> {
  const views = await warehouse.rows(
    'select view_name as name from duckdb_views() where temporary and not internal',
  );
  for (const { name } of views) await warehouse.query(`drop view temp."${name}"`);
  const tables = await warehouse.rows(
    'select table_name as name from duckdb_tables() where temporary and not internal',
  );
  for (const { name } of tables) await warehouse.query(`drop table temp."${name}"`);
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
