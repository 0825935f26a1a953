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
import { Changes } from './changes.js';
import { type Check, type CheckOutcome, publishChecks } from './checks.js';
import type { Engine } from './engine.js';
import type { EngineChoice } from './engine-choice.js';
import { forgetHelpers } from './helpers.js';
import type { Origin } from './kept.js';
import { next, offendersOf } from './names.js';
import { type BuildPlan, HORIZON } from './plan.js';
import { makeRows, rowModels } from './rows.js';
import { inOrder } from './schedule.js';
import {
  calendarSeeds,
  type Horizon,
  plantSeeds,
  ruleSeeds,
  WANTED_HORIZON,
  type Years,
} from './seeds.js';
import { settingRows } from './settings.js';
import { describeTables, makeEmpty } from './tables.js';

/** What is filled, and from what. */
export interface Filling {
  readonly warehouse: Database;
  readonly loaded: LoadedSettings;
  readonly plan: BuildPlan;
  readonly horizon: Horizon;
  /** Number of the last load that counts. */
  readonly knownOrder: number;
  readonly asOf?: string | undefined;
  readonly engine: EngineChoice;
  readonly onModel?: ((model: Model, number: number, of: number) => void) | undefined;
}

export interface Filled {
  readonly checks: readonly CheckOutcome[];
  readonly years: Years;
  /** Outage rows that were made again; null where everything was made anew. */
  readonly rowsAgain: number | null;
}

/** Fills the attached, empty published database with every table. */
export async function fillAnew(filling: Filling, engine: Engine): Promise<Filled> {
  const { warehouse, plan } = filling;
  const years = await fillModels(filling, engine);
  await engine.sift(plan.checks);
  const steps = plan.checks.map((check) => ({ item: check, name: check.name, after: [] }));
  await inOrder(steps, engine.atOnce, (check) => naming(check, () => engine.makeCheck(check)));
  for (const table of [settingsInForce, checksTable, checkFailures])
    await makeEmpty(warehouse, table);
  const all = new Set(plan.checks.map(({ name }) => name));
  const checks = await finish(filling, all);
  return { checks, years, rowsAgain: null };
}

/** Fills it with what the models of the plan make, and with nothing else. */
export async function fillModels(filling: Filling, engine: Engine): Promise<Years> {
  const { loaded, plan, horizon, knownOrder, onModel } = filling;
  await engine.plant(ruleSeeds(loaded, horizon, knownOrder));
  const ofCalendar = new Set(calendarSeeds(loaded, null).map(({ name }) => name));
  const left = readersLeft(plan);
  let years: Years = null;
  let begun = 0;
  const steps = plan.models.map((model) => {
    // The years of the calendar come with the horizon.
    const waits = model.reads.some((read) => ofCalendar.has(read)) ? [HORIZON] : [];
    return { item: model, name: model.name, after: [...model.reads, ...waits] };
  });
  await inOrder(steps, engine.atOnce, async (model) => {
    begun += 1;
    onModel?.(model, begun, plan.models.length);
    await naming(model, () => engine.makeModel(model));
    if (model.name === HORIZON) {
      years = await yearsHeld(engine);
      await engine.plant(calendarSeeds(loaded, years));
    }
    for (const name of left.readBy(model)) await engine.forget(name);
  });
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

/** Models that are not kept, each with the number of its readers that are still to be made. */
function readersLeft({ models, checks }: BuildPlan) {
  const left = new Map<string, number>();
  const ofChecks = new Set(checks.flatMap(({ reads }) => reads));
  for (const { name, header } of models) {
    if (header.key.isKept || ofChecks.has(name)) continue;
    left.set(name, models.filter(({ reads }) => reads.includes(name)).length);
  }
  return {
    /** Takes note that the model is made. @returns what nothing reads any more */
    readBy: ({ reads }: Model): string[] => {
      const last: string[] = [];
      for (const name of reads) {
        const readers = left.get(name);
        if (readers === undefined) continue;
        left.set(name, readers - 1);
        if (readers === 1) last.push(name);
      }
      return last;
    },
  };
}

/**
 * The years that the horizon touches, and no others: a row of a mistyped year is kept, and doesn't
 * stretch the calendar.
 */
async function yearsHeld(database: Pick<Engine, 'one'>): Promise<Years> {
  const held = await database.one(
    `select min(least(year(data_from), year(as_of - 1))) as first,
       max(greatest(year(data_from), year(as_of - 1))) as last
     from horizon`,
  );
  return held.first === null || held.last === null ? null : [Number(held.first), Number(held.last)];
}
