import type { Round, Submitted } from '../../reports/view/submitted.js';
import type { Submission } from '../../schemas/outputs/submission.js';
import type { ProjectPaths } from '../project/paths.js';
import type { Period } from '../project/period.js';
import { submissionNamed, submittedNames } from '../project/submissions.js';

/** What was submitted of the period: the last time, and before that. @throws UserError for a damaged file */
export async function submittedOf(paths: ProjectPaths, period: Period): Promise<Submitted | null> {
  const all: Submission[] = [];
  for (const name of await submittedNames(paths)) {
    const found = await submissionNamed(paths, name);
    if (found?.period === period.name) all.push(found);
  }
  const rounds = all.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)).map(roundOf);
  const last = rounds.pop();
  return last ? { ...last, earlier: rounds } : null;
}

function roundOf({ name, on, period_hours, verdicts }: Submission): Round {
  const codes = new Map(verdicts.map((row) => [`${row.city_code} ${row.area_tier}`, row.verdict]));
  return {
    name,
    on,
    figures: period_hours.map((row) => ({
      ...{ city_code: row.city_code, area_tier: row.area_tier },
      ...{ days: row.days, is_final: row.is_final },
      user_days: BigInt(row.user_days),
      net_user_seconds: BigInt(row.net_user_seconds),
      verdict: codes.get(`${row.city_code} ${row.area_tier}`) ?? null,
    })),
  };
}
