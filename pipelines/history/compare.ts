import { join } from 'node:path';
import type { z } from 'zod';
import {
  type ComparedFigure,
  comparedFigures,
  type comparison,
} from '../../schemas/outputs/comparison.js';
import type { Submission } from '../../schemas/outputs/submission.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import { type Database, withDatabase } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { buildPart, isPublished } from '../build/build.js';
import { EVERY_LOAD, knownOrderOf } from '../build/known.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import { type Period, parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { type LoadedSettings, regionOf } from '../project/settings.js';
import { NOW, submissionNamed, submittedNames } from '../project/submissions.js';
import { withWarehouse } from '../warehouse/warehouse.js';
import { compareWords as w } from '../words/compare.js';
import { type HoursRow, hoursOf, type SubmittedVerdict, verdictsOf } from './figures.js';
import { marksOf } from './marks.js';
import { findIn } from './state.js';
import { type StepName, stepsBetween } from './steps.js';

export type Comparison = z.infer<typeof comparison>;
type ComparedCell = Comparison['cells'][number];

/** What the later state says. */
interface Later {
  readonly hours: readonly HoursRow[];
  readonly verdicts: readonly SubmittedVerdict[];
  /** The same, made anew by this program. */
  readonly again: readonly HoursRow[];
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
  const period = parsePeriod(before.period);
  const target = ownPlace(`${project.paths.warehouse}.compare`);
  return withBeside(target, (folder) =>
    withWarehouse(project, async (warehouse) => {
      const numberOf = (one: Submission) => knownOrderOf(warehouse, one.name, findIn(project));
      const between = {
        ...{ loaded: settingsOf(before), period, from: await numberOf(before) },
        to: after ? await numberOf(after) : EVERY_LOAD,
      };
      const steps = await stepsBetween(warehouse, folder, between);
      const later = await laterOf(warehouse, project, folder, period, after);
      const named = ({ name, on }: Submission) => ({ name, on });
      return {
        period: period.name,
        before: named(before),
        after: after && named(after),
        cells: cellsOf(before, steps, later),
      };
    }),
  );
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

async function laterOf(
  warehouse: Database,
  project: Project,
  folder: string,
  period: Period,
  after: Submission | null,
): Promise<Later> {
  const { loaded, paths } = project;
  const path = join(folder, 'later.duckdb');
  if (after) {
    const options = { knownAt: after.name, findSubmission: findIn(project) };
    await buildPart(warehouse, path, ['period_hours'], settingsOf(after), options);
    const again = await withDatabase(path, { readOnly: true }, (t) => hoursOf(t, period));
    return { hours: after.period_hours, verdicts: after.verdicts, again };
  }
  const isThere = await isPublished(warehouse, paths.published, loaded, { kept: paths.kept });
  if (!isThere) await buildPart(warehouse, path, ['period_hours', 'verdicts'], loaded, {});
  return withDatabase(isThere ? paths.published : path, { readOnly: true }, async (tables) => {
    const hours = await hoursOf(tables, period);
    const verdicts = period.kind === 'year' ? await verdictsOf(tables, period.year) : [];
    return { hours, verdicts, again: hours };
  });
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
    const marks = marksOf({
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
