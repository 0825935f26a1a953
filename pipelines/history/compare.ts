import { join } from 'node:path';
import { revisionMarks } from '../../schemas/codes/index.js';
import {
  type ComparedCell,
  type ComparedFigure,
  type Comparison,
  comparedFigures,
} from '../../schemas/outputs/comparison.js';
import type { Submission } from '../../schemas/outputs/submission.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import { type Database, withDatabase } from '../base/database.js';
import { UserError, usageError } from '../base/errors.js';
import { buildPart, isPublished } from '../build/build.js';
import { EVERY_LOAD, knownOrderOf } from '../build/known.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import { type Period, parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { type LoadedSettings, regionOf } from '../project/settings.js';
import { NOW, submissionNamed, submittedNames } from '../project/submissions.js';
import { withHeldWarehouse, withWarehouse } from '../warehouse/warehouse.js';
import { compareWords as w } from '../words/compare.js';
import { type HoursRow, hoursOf, type SubmittedVerdict, verdictsOf } from './figures.js';
import { findIn, type StateOf } from './state.js';
import { type StepName, stepsBetween } from './steps.js';

/** What the later state says. */
interface Later {
  readonly hours: readonly HoursRow[];
  readonly verdicts: readonly SubmittedVerdict[];
  /** The same, made anew by this program. */
  readonly again: readonly HoursRow[];
  /** Number of its last load. */
  readonly to: number;
}

/** A warehouse, and a folder for what is built only to be compared. */
interface Bench {
  readonly project: Project;
  readonly warehouse: Database;
  readonly folder: string;
}

/**
 * What differs between a submission and another one, or the figures as they are now.
 * @throws UserError for a name that was not given, and for submissions of two periods
 */
export async function compare(
  project: Project,
  name: string,
  other: string | undefined,
): Promise<Comparison> {
  const before = await required(project, name);
  const after = other === undefined || other === NOW ? null : await required(project, other);
  if (after && after.period !== before.period) {
    throw usageError(
      w.otherPeriod({ one: before.name, of: before.period, other: after.name, by: after.period }),
      w.samePeriod,
    );
  }
  const named = ({ name, on }: Submission) => ({ name, on });
  return onBench(project, async (bench) => {
    // A state that is gone is told before anything is built.
    const from = await orderOf(bench, before.name);
    const period = parsePeriod(before.period);
    const later = await (after ? submittedAs(bench, period, after) : asItIs(bench, period));
    return {
      period: before.period,
      before: named(before),
      after: after && named(after),
      cells: await cellsBetween(bench, before, from, later),
    };
  });
}

/**
 * What differs between a submission and the tables of a state, for its report.
 * @returns null where the parts can't be told any more: the warehouse lacks what was in force then, or
 *   what is published was not made from it as it is
 */
export async function compareWith(
  project: Project,
  before: Submission,
  tables: Database,
  { knownAt, asOf }: StateOf,
): Promise<readonly ComparedCell[] | null> {
  const period = parsePeriod(before.period);
  const hours = await hoursOf(tables, period);
  const verdicts = period.kind === 'year' ? await verdictsOf(tables, period.year) : [];
  if (isAsSubmitted(before, hours, verdicts)) return [];
  if (!(await withHeldWarehouse(project, async (held) => held !== null))) return null;
  return onBench(project, async (bench) => {
    const isPublishedState = knownAt === undefined && asOf === undefined;
    if (isPublishedState && !(await isCurrent(bench))) return null;
    const from = await orderOf(bench, before.name).catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'state_lost') return null;
      throw error;
    });
    if (from === null) return null;
    const to = await orderOf(bench, knownAt);
    return cellsBetween(bench, before, from, { hours, verdicts, again: hours, to });
  });
}

function isAsSubmitted(
  before: Submission,
  hours: readonly HoursRow[],
  verdicts: readonly SubmittedVerdict[],
): boolean {
  const figures = (rows: readonly HoursRow[]) =>
    rows.map((row) => [row.city_code, row.area_tier, ...comparedFigures.map((name) => row[name])]);
  const codes = (rows: readonly SubmittedVerdict[]) =>
    rows.map(({ city_code, area_tier, verdict }) => [city_code, area_tier, verdict]);
  const text = (one: readonly HoursRow[], other: readonly SubmittedVerdict[]) =>
    JSON.stringify([figures(one), codes(other)]);
  return text(hours, verdicts) === text(before.period_hours, before.verdicts);
}

async function onBench<T>(project: Project, work: (bench: Bench) => Promise<T>): Promise<T> {
  const target = ownPlace(`${project.paths.warehouse}.compare`);
  return withBeside(target, (folder) =>
    withWarehouse(project, (warehouse) => work({ project, warehouse, folder })),
  );
}

/** Number of the last load of a state; of every load without a name. */
async function orderOf({ project, warehouse }: Bench, knownAt: string | undefined) {
  return knownOrderOf(warehouse, knownAt, findIn(project));
}

async function cellsBetween(
  { warehouse, folder }: Bench,
  before: Submission,
  from: number,
  later: Later,
): Promise<ComparedCell[]> {
  const period = parsePeriod(before.period);
  const between = { loaded: settingsOf(before), period, from, to: later.to };
  const steps = await stepsBetween(warehouse, folder, between);
  return cellsOf(before, steps, later);
}

async function required({ paths }: Project, name: string): Promise<Submission> {
  const found = await submissionNamed(paths, name);
  if (found) return found;
  const names = await submittedNames(paths);
  throw usageError(w.noSuch({ name }), names.length > 0 ? w.namesAre(names) : w.submitFirst).as(
    'unknown_item',
  );
}

/** Settings as they were when it was submitted. What the data says of the horizon, it says again. */
function settingsOf({ settings: rows }: Submission): LoadedSettings {
  const inForce = settingsFromRows(rows);
  const isGiven = (name: string) => rows.find((row) => row.name === name)?.source !== 'data';
  const bound = (name: 'as_of' | 'data_from') =>
    (isGiven(name) ? inForce[name] : null) ?? undefined;
  const settings = { ...inForce, as_of: bound('as_of'), data_from: bound('data_from') };
  return { settings, region: regionOf(settings), given: new Set(), notices: [] };
}

async function submittedAs(bench: Bench, period: Period, after: Submission): Promise<Later> {
  const { project, warehouse, folder } = bench;
  const to = await orderOf(bench, after.name);
  const path = join(folder, 'later.duckdb');
  const options = { knownAt: after.name, findSubmission: findIn(project) };
  await buildPart(warehouse, path, ['period_hours'], settingsOf(after), options);
  const again = await withDatabase(path, { readOnly: true }, (t) => hoursOf(t, period));
  return { hours: after.period_hours, verdicts: after.verdicts, again, to };
}

async function asItIs(bench: Bench, period: Period): Promise<Later> {
  const { project, warehouse, folder } = bench;
  const path = join(folder, 'later.duckdb');
  const isThere = await isCurrent(bench);
  if (!isThere) await buildPart(warehouse, path, ['period_hours', 'verdicts'], project.loaded, {});
  const place = isThere ? project.paths.published : path;
  return withDatabase(place, { readOnly: true }, async (tables) => {
    const hours = await hoursOf(tables, period);
    const verdicts = period.kind === 'year' ? await verdictsOf(tables, period.year) : [];
    return { hours, verdicts, again: hours, to: EVERY_LOAD };
  });
}

/** Whether what is published is of all loads and the settings as they are. */
async function isCurrent({ project: { loaded, paths }, warehouse }: Bench): Promise<boolean> {
  return isPublished(warehouse, paths.published, loaded, { kept: paths.kept });
}

function cellsOf(
  before: Submission,
  steps: ReadonlyMap<StepName, readonly HoursRow[]>,
  later: Later,
): ComparedCell[] {
  const keyed = <T extends { readonly city_code: string; readonly area_tier: string }>(
    rows: readonly T[],
  ) => new Map(rows.map((row) => [`${row.city_code} ${row.area_tier}`, row]));
  const [then, now] = [keyed(before.period_hours), keyed(later.hours)];
  const [verdictsThen, verdictsNow] = [keyed(before.verdicts), keyed(later.verdicts)];
  const states = [...steps.values(), later.again].map(keyed);
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)];
    const place = is ?? was;
    if (!place) return [];
    const figures = comparedFigures
      .map((name) =>
        figureOf(
          name,
          was,
          is,
          states.map((state) => state.get(key)),
        ),
      )
      .filter(({ difference, parts }) => difference !== 0n || Object.values(parts).some(Boolean));
    const [verdictWas, verdictIs] = [verdictsThen.get(key), verdictsNow.get(key)];
    const marks = revisionMarks({
      isRevised: figures.some(({ difference }) => difference !== 0n),
      wasFinal: was?.is_final ?? true,
      isVerdictChanged: verdictWas?.verdict !== verdictIs?.verdict,
    });
    if (marks.length === 0 && figures.length === 0) return [];
    return [
      {
        ...{ city_code: place.city_code, city_name: place.city_name, area_tier: place.area_tier },
        marks,
        verdict_before: verdictWas?.verdict ?? null,
        verdict_after: verdictIs?.verdict ?? null,
        figures,
      },
    ];
  });
}

/** What isn't there counts nothing. */
function figureOf(
  name: ComparedFigure,
  was: HoursRow | undefined,
  is: HoursRow | undefined,
  states: readonly (HoursRow | undefined)[],
): ComparedCell['figures'][number] {
  const value = (row: HoursRow | undefined) => BigInt(row?.[name] ?? 0);
  const [then = 0n, added = 0n, changed = 0n, withdrawn = 0n, users = 0n, orders = 0n, again = 0n] =
    states.map(value);
  const [before, after] = [value(was), value(is)];
  return {
    ...{ name, before, after, difference: after - before },
    parts: {
      rows_added: added - then,
      rows_changed: changed - added,
      rows_withdrawn: withdrawn - changed,
      users: users - withdrawn,
      orders: orders - users,
      settings: again - orders,
      // Another version of the program may have found other figures, at either end.
      program: then - before + (after - again),
    },
  };
}
