import { z } from 'zod';
import { outageFacts } from '../../schemas/published/events.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { Database, quoted } from '../base/database.js';
import { ask } from '../models/queries.js';
import type { Project } from '../project/project.js';
import { withState } from './state.js';

const cells = verdicts.row.shape;
const facts = outageFacts.row.shape;
const hours = z.number().nullable();
const words = z.string().nullable();

/** A city and tier of a year whose hours or verdict are not the same in both states. */
const changedCell = z.object({
  year: cells.year,
  city_code: cells.city_code,
  city_name: cells.city_name,
  area_tier: cells.area_tier,
  hours_before: hours,
  hours_after: hours,
  verdict_before: cells.verdict.nullable(),
  verdict_after: cells.verdict.nullable(),
});

/** An outage row that is in one state and not in the other, or adds something else. */
const changedRow = z.object({
  change: z.enum(['added', 'withdrawn', 'changed']),
  event_id: facts.event_id,
  provider: facts.provider,
  asset_id: facts.asset_id,
  city_code: facts.city_code,
  area_tier: facts.area_tier,
  started_at: facts.started_at,
  net_user_hours_before: hours,
  net_user_hours_after: hours,
  source_before: words,
  source_after: words,
});

/** A city and tier of a year whose users are not the same in both states. */
const changedUsers = z.object({
  year: periodHours.row.shape.period,
  city_code: cells.city_code,
  area_tier: cells.area_tier,
  user_days_before: z.bigint().nullable(),
  user_days_after: z.bigint().nullable(),
  users_before: z.number().nullable(),
  users_after: z.number().nullable(),
});

export type ChangedCell = z.infer<typeof changedCell>;
export type ChangedRow = z.infer<typeof changedRow>;

export interface StateDiff {
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly ChangedRow[];
  /** Customer bases and baselines that changed, by cell and year. */
  readonly users: readonly z.infer<typeof changedUsers>[];
}

/** What changed in verdicts, hours and rows between two states of knowledge. */
export async function diffStates(
  project: Project,
  before: string,
  after: string,
  asOf: string | undefined,
): Promise<StateDiff> {
  return withState(project, { knownAt: before, asOf }, (_, earlier) =>
    withState(project, { knownAt: after, asOf }, (_database, later) =>
      compareStates(earlier, later),
    ),
  );
}

async function compareStates(earlier: string, later: string): Promise<StateDiff> {
  const database = await Database.open(':memory:');
  try {
    await database.query(`attach ${quoted(earlier)} as earlier (read_only)`);
    await database.query(`attach ${quoted(later)} as later (read_only)`);
    return {
      cells: await ask(database, 'history/changed_cells', {}, changedCell),
      rows: await ask(database, 'history/changed_rows', {}, changedRow),
      users: await ask(database, 'history/changed_users', {}, changedUsers),
    };
  } finally {
    database.close();
  }
}
