/**
 * Build the published database from the warehouse:
 *   1. seeds      settings and cities as small tables; limits and days once
 *                 the horizon has given their years                           (seeds)
 *   2. models     every SELECT under sql/, after all that it reads            (fill, models)
 *   3. checks     every SELECT of offenders; a broken invariant stops here    (checks)
 *   4. publish    the finished file is renamed over the published one         (files/whole)
 * What further builds compare with is kept beside the warehouse (kept). Where that fits what is
 * published, only what has changed since is made again (change), and nothing where nothing has.
 */
import { copyFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EngineKind } from '../../schemas/settings/engine-kinds.js';
import { type Database, quoted } from '../base/database.js';
import { UserError } from '../base/errors.js';
import { installShims } from '../base/shims.js';
import { ownPlace } from '../files/guard.js';
import { makeWhole } from '../files/whole.js';
import { type Model, modelFailure } from '../models/models.js';
import type { LoadedSettings } from '../project/settings.js';
import type { CheckOutcome } from './checks.js';
import { DuckDbEngine } from './duckdb-engine.js';
import type { Engine } from './engine.js';
import { engineChoice } from './engine-choice.js';
import { type Filled, type Filling, fillAnew, fillChanges, fillModels } from './fill.js';
import { forgetHelpers } from './helpers.js';
import {
  attachKept,
  historyOf,
  keepOrigin,
  keptOrigin,
  type Origin,
  originOf,
  writtenOf,
} from './kept.js';
import { EVERY_LOAD, type FindSubmission, knownOrderOf } from './known.js';
import { kept, next } from './names.js';
import { type BuildPlan, needs, partOf, planBuild } from './plan.js';
import { calendarSeeds, plantSeeds, ruleSeeds } from './seeds.js';

export { next };

export interface BuildOptions {
  readonly asOf?: string | undefined;
  /** Batch up to which the figures are to be as they were known. */
  readonly knownAt?: string | undefined;
  /** Finds the state of a name that was given to it. */
  readonly findSubmission?: FindSubmission | undefined;
  /** What to make, where that has been planned already. */
  readonly plan?: BuildPlan | undefined;
  /** Everything anew, whatever is kept. */
  readonly isFull?: boolean | undefined;
  /** Where to make it; else the settings say so. */
  readonly engine?: EngineKind | undefined;
  readonly onModel?: (model: Model, number: number, of: number) => void;
  /** Told why everything is made anew though there is a state of a build before that fits. */
  readonly onAnew?: (why: unknown) => void;
}

export interface Built {
  readonly checks: readonly CheckOutcome[];
  /** Whether everything was made, or what had changed, or nothing since nothing had. */
  readonly way: 'anew' | 'changes' | 'nothing';
}

/** Storage format of the published file: analysts' tools of some years ago still open it. */
const STORAGE = 'v1.0.0';

const NEW = [`storage_version '${STORAGE}'`];

/**
 * Builds beside, checks, then puts the new database in the place of the old one.
 * @param keptPath where the state is kept that makes the next build cheap
 */
export async function build(
  warehouse: Database,
  target: string,
  loaded: LoadedSettings,
  options: BuildOptions & { readonly kept?: string } = {},
): Promise<Built> {
  const filling = await fillingOf(warehouse, loaded, options);
  const keptPath = filling.knownOrder === EVERY_LOAD ? options.kept : undefined;
  if (keptPath === undefined) return { checks: await publishAnew(filling, target), way: 'anew' };
  const origin = await originOf(filling);
  if (!options.isFull) {
    try {
      const built = await buildChanges(filling, origin, target, keptPath);
      if (built) return built;
    } catch (error) {
      if (error instanceof UserError && error.isOfMachine) throw error;
      // What was kept may be damaged. If it isn't that, the same goes wrong again, and is told then.
      options.onAnew?.(error);
    }
  }
  return { checks: await buildAnew(filling, origin, target, keptPath), way: 'anew' };
}

/** Where the relations are made: here, or on the cluster that is asked for. */
async function withEngine<T>(
  { warehouse, plan, engine }: Filling,
  isKept: boolean,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  if (engine.kind === 'duckdb') return work(await DuckDbEngine.begin(warehouse, plan, isKept));
  const { withSpark } = await import('./spark-engine.js');
  const given = { plan, history: await historyOf(warehouse), isKept };
  return withSpark(warehouse, engine, given, work);
}

type ToBe = Awaited<ReturnType<typeof originOf>>;

async function fillingOf(
  warehouse: Database,
  loaded: LoadedSettings,
  options: BuildOptions,
): Promise<Filling> {
  return {
    warehouse,
    loaded,
    plan: options.plan ?? (await planBuild(loaded)),
    horizon: {
      asOf: options.asOf ?? loaded.settings.as_of ?? null,
      dataFrom: loaded.settings.data_from ?? null,
    },
    knownOrder: await knownOrderOf(warehouse, options.knownAt, options.findSubmission),
    asOf: options.asOf,
    engine: engineChoice(loaded, dirname(dirname(warehouse.path)), options.engine),
    onModel: options.onModel,
  };
}

/**
 * Builds these tables alone, for what compares them: without checks, comments and all other tables.
 * @param target a new file
 */
export async function buildPart(
  warehouse: Database,
  target: string,
  wanted: readonly string[],
  loaded: LoadedSettings,
  options: BuildOptions,
): Promise<void> {
  const filling = await fillingOf(warehouse, loaded, options);
  const plan = partOf(filling.plan, wanted);
  // Nobody else will open the file, and the newest format is written faster.
  const newest = ["storage_version 'latest'"];
  await withNext(warehouse, target, newest, () =>
    withEngine({ ...filling, plan }, false, (engine) => fillModels({ ...filling, plan }, engine)),
  );
}

/** Whether the published database is what a build with these options would make. */
export async function isPublished(
  warehouse: Database,
  target: string,
  loaded: LoadedSettings,
  options: BuildOptions & { readonly kept: string },
): Promise<boolean> {
  const filling = await fillingOf(warehouse, loaded, options);
  const toBe = await originOf(filling);
  const before =
    filling.knownOrder < toBe.loads ? null : await originBefore(warehouse, options.kept);
  return before !== null && (await fits(before, toBe, target)) && isSame(before, toBe);
}

/** Fills the attached, empty database `next_published` with every published table. */
export async function fillPublished(
  warehouse: Database,
  loaded: LoadedSettings,
  options: BuildOptions,
): Promise<readonly CheckOutcome[]> {
  const filling = await fillingOf(warehouse, loaded, options);
  const filled = await withEngine(filling, false, (engine) => fillAnew(filling, engine));
  return filled.checks;
}

/** Builds the published database without keeping anything for the next build. */
async function publishAnew(filling: Filling, target: string): Promise<readonly CheckOutcome[]> {
  return makeWhole(ownPlace(target), async (beside) => {
    const { checks } = await withNext(filling.warehouse, beside, NEW, () =>
      withEngine(filling, false, (engine) => fillAnew(filling, engine)),
    );
    return checks;
  });
}

async function buildAnew(
  filling: Filling,
  toBe: ToBe,
  target: string,
  keptPath: string,
): Promise<readonly CheckOutcome[]> {
  // The state goes first: without it, what is published is built anew whatever happens now.
  await rm(keptPath, { force: true });
  return makeWhole(ownPlace(keptPath), async (besideKept) => {
    await attachKept(filling.warehouse, besideKept);
    try {
      const filled = await makeWhole(ownPlace(target), (beside) =>
        withNext(filling.warehouse, beside, NEW, () =>
          withEngine(filling, true, (engine) => fillAnew(filling, engine)),
        ),
      );
      await keepOrigin(filling.warehouse, await originAfter(toBe, filled), await writtenOf(target));
      return filled.checks;
    } finally {
      await detach(filling.warehouse, kept);
    }
  });
}

async function originAfter({ historyTo, ...toBe }: ToBe, { years }: Filled): Promise<Origin> {
  return { ...toBe, history: await historyTo(toBe.loads), years };
}

/** @returns null where there is no state of a build before that fits */
async function buildChanges(
  filling: Filling,
  toBe: ToBe,
  target: string,
  keptPath: string,
): Promise<Built | null> {
  const { warehouse } = filling;
  const before = await originBefore(warehouse, keptPath);
  if (!before || !(await fits(before, toBe, target))) return null;
  if (filling.engine.kind !== 'duckdb' && !isSame(before, toBe)) return null;
  if (isSame(before, toBe)) {
    return { checks: await publishedChecks(filling, target), way: 'nothing' };
  }
  return makeWhole(ownPlace(keptPath), async (besideKept) => {
    await copyFile(keptPath, besideKept);
    await attachKept(warehouse, besideKept);
    try {
      const filled = await makeWhole(ownPlace(target), async (beside) => {
        await copyFile(target, beside);
        return withNext(warehouse, beside, [], () =>
          fillChanges(filling, before, isLogSame(before, toBe)),
        );
      });
      await keepOrigin(warehouse, await originAfter(toBe, filled), await writtenOf(target));
      return { checks: filled.checks, way: 'changes' };
    } finally {
      await detach(warehouse, kept);
    }
  });
}

function isSame(before: Kept, toBe: ToBe): boolean {
  const isSameHorizon = JSON.stringify(before.horizon) === JSON.stringify(toBe.horizon);
  return isLogSame(before, toBe) && isSameHorizon && before.given === toBe.given;
}

function isLogSame(before: Kept, toBe: ToBe): boolean {
  return before.log === toBe.log && before.loads === toBe.loads;
}

type Kept = NonNullable<Awaited<ReturnType<typeof keptOrigin>>>;

/** What the kept state was made from; null where there is none, or it can't be read. */
async function originBefore(warehouse: Database, keptPath: string): Promise<Kept | null> {
  if ((await writtenOf(keptPath)) === '') return null;
  try {
    await warehouse.query(`attach ${quoted(keptPath)} as ${kept} (read_only)`);
  } catch {
    return null;
  }
  try {
    return await keptOrigin(warehouse);
  } finally {
    await detach(warehouse, kept);
  }
}

/** Whether what is kept belongs to what is published and to the beginning of what is loaded. */
async function fits(before: Kept, toBe: ToBe, target: string): Promise<boolean> {
  return (
    before.published === (await writtenOf(target)) &&
    before.fingerprint === toBe.fingerprint &&
    before.loads <= toBe.loads &&
    before.history === (await toBe.historyTo(before.loads))
  );
}

async function publishedChecks(
  { warehouse, plan }: Filling,
  target: string,
): Promise<CheckOutcome[]> {
  return withNext(warehouse, target, ['read_only'], async () => {
    const found = await warehouse.rows(`select name, failing_rows from ${next}.checks`);
    const failing = new Map(found.map((row) => [row.name, Number(row.failing_rows)]));
    return plan.checks.flatMap(({ name, header: { severity, zh, en } }) =>
      severity === 'invariant'
        ? []
        : [{ name, severity, failingRows: failing.get(name) ?? 0, what: { zh, en } }],
    );
  });
}

async function withNext<T>(
  warehouse: Database,
  path: string,
  options: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  // A file beside another, which is renamed in the end or thrown away, needs no log, and is written
  // out once: when it is let go.
  const all = [...options, "recovery_mode 'no_wal_writes'"].join(', ');
  await warehouse.query(`attach ${quoted(path)} as ${next} (${all})`);
  await warehouse.query("set checkpoint_threshold = '1TB'");
  try {
    return await work();
  } finally {
    await warehouse.query('reset checkpoint_threshold');
    await detach(warehouse, next);
  }
}

/** Also what is seen through it goes, which would hold on to it. */
async function detach(warehouse: Database, name: string): Promise<void> {
  await forgetHelpers(warehouse);
  await warehouse.query(`detach ${name}`);
}

/**
 * Makes the relation of this name and what it reads, for those that need no published table.
 */
export async function makeRelation(
  warehouse: Database,
  loaded: LoadedSettings,
  name: string,
): Promise<void> {
  await forgetHelpers(warehouse);
  const horizon = { asOf: null, dataFrom: null };
  const rules = ruleSeeds(loaded, horizon, await knownOrderOf(warehouse, undefined));
  await plantSeeds(warehouse, [...rules, ...calendarSeeds(loaded, null)]);
  await installShims(warehouse);
  const { models } = await planBuild(loaded);
  const wanted = needs(models, name);
  for (const model of models) {
    if (!wanted.has(model.name)) continue;
    await warehouse
      .query(`create temp table ${model.name} as ${model.sql}`)
      .catch((error: unknown) => {
        throw modelFailure(model.file, error);
      });
  }
}
