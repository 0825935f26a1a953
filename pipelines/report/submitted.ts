import type { Round, Submitted } from '../../reports/view/submitted.js';
import { type ComparedCell, comparedFigures } from '../../schemas/outputs/comparison.js';
import type { Submission } from '../../schemas/outputs/submission.js';
import type { Database } from '../base/database.js';
import { compareWith } from '../history/compare.js';
import type { StateOf } from '../history/state.js';
import type { ProjectPaths } from '../project/paths.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { submissionNamed, submittedNames } from '../project/submissions.js';

/** What was submitted of the period: the last time, and before that. @throws UserError for a damaged file */
export async function submittedOf(paths: ProjectPaths, period: Period): Promise<Submitted | null> {
  const rounds = (await submissionsOf(paths, period)).map(roundOf);
  const last = rounds.pop();
  return last ? { ...last, earlier: rounds } : null;
}

/** What the differences from the last submission are made of, for the report of a state's tables. */
export async function differencesOf(
  project: Project,
  period: Period,
  tables: Database,
  state: StateOf,
): Promise<readonly ComparedCell[] | null> {
  const last = (await submissionsOf(project.paths, period)).at(-1);
  return last ? compareWith(project, last, tables, state) : null;
}

/** The submissions of the period, the earliest first. */
async function submissionsOf(paths: ProjectPaths, period: Period): Promise<Submission[]> {
  const all: Submission[] = [];
  for (const name of await submittedNames(paths)) {
    const found = await submissionNamed(paths, name);
    if (found?.period === period.name) all.push(found);
  }
  return all.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

function roundOf({ name, on, period_hours, verdicts }: Submission): Round {
  const codes = new Map(verdicts.map((row) => [`${row.city_code} ${row.area_tier}`, row.verdict]));
  return {
    name,
    on,
    figures: period_hours.map((row) => ({
      ...{ city_code: row.city_code, area_tier: row.area_tier },
      ...{ days: row.days, is_final: row.is_final },
      ...whole(row),
      verdict: codes.get(`${row.city_code} ${row.area_tier}`) ?? null,
    })),
  };
}

function whole(row: Submission['period_hours'][number]) {
  const values = comparedFigures.map((name) => [name, BigInt(row[name])] as const);
  return Object.fromEntries(values) as Record<(typeof comparedFigures)[number], bigint>;
}
