import type { Tier, TierOrAll, VerdictCode } from '../../schemas/codes/index.js';
import { Database, quoted, type Row } from '../base/database.js';
import type { Project } from '../project/project.js';
import { withState } from './state.js';

/** A city and tier of a year whose hours or verdict are not the same in both states. */
export interface ChangedCell {
  readonly year: number;
  readonly city_code: string;
  readonly city_name: string;
  readonly area_tier: TierOrAll;
  readonly hours_before: number | null;
  readonly hours_after: number | null;
  readonly verdict_before: VerdictCode | null;
  readonly verdict_after: VerdictCode | null;
}

/** An outage row that is in one state and not in the other, or adds something else. */
export interface ChangedRow {
  readonly change: 'added' | 'withdrawn' | 'changed';
  readonly event_id: string;
  readonly provider: string | null;
  readonly asset_id: string | null;
  readonly city_code: string;
  readonly area_tier: Tier;
  readonly started_at: string;
  readonly net_user_hours_before: number | null;
  readonly net_user_hours_after: number | null;
  readonly source_before: string | null;
  readonly source_after: string | null;
}

export interface StateDiff {
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly ChangedRow[];
  /** Customer bases and baselines that changed, by cell and year. */
  readonly users: readonly Row[];
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
      cells: (await database.rows(cellQuery)) as unknown as ChangedCell[],
      rows: (await database.rows(rowQuery)) as unknown as ChangedRow[],
      users: await database.rows(userQuery),
    };
  } finally {
    database.close();
  }
}

const cellQuery = `
  select coalesce(a.year, b.year) as year,
    coalesce(a.city_code, b.city_code) as city_code,
    coalesce(a.city_name, b.city_name) as city_name,
    coalesce(a.area_tier, b.area_tier) as area_tier,
    b.hours as hours_before, a.hours as hours_after,
    b.verdict as verdict_before, a.verdict as verdict_after
  from earlier.verdicts b
  full join later.verdicts a
    on a.year = b.year and a.city_code = b.city_code and a.area_tier = b.area_tier
  where a.hours is distinct from b.hours or a.verdict is distinct from b.verdict
  order by year, city_code, area_tier`;

/*
 * Rows are told apart by identity; where repeated rows are groups of one event, also by their place
 * in the file, so that groups that stay are not paired with each other.
 */
const rowQuery = `
  with before as (
    select *, row_number() over (
      partition by provider, event_id, asset_id order by source_file, source_line) as copy
    from earlier.outage_facts
  ),
  after as (
    select *, row_number() over (
      partition by provider, event_id, asset_id order by source_file, source_line) as copy
    from later.outage_facts
  )
  select
    case when b.event_id is null then 'added' when a.event_id is null then 'withdrawn'
      else 'changed' end as change,
    coalesce(a.event_id, b.event_id) as event_id,
    coalesce(a.provider, b.provider) as provider,
    coalesce(a.asset_id, b.asset_id) as asset_id,
    coalesce(a.city_code, b.city_code) as city_code,
    coalesce(a.area_tier, b.area_tier) as area_tier,
    coalesce(a.started_at, b.started_at) as started_at,
    cast(b.net_user_seconds as double) / 3600 as net_user_hours_before,
    cast(a.net_user_seconds as double) / 3600 as net_user_hours_after,
    b.source_file || ':' || b.source_line as source_before,
    a.source_file || ':' || a.source_line as source_after
  from before b
  full join after a
    on a.event_id = b.event_id
    and a.provider is not distinct from b.provider
    and a.asset_id is not distinct from b.asset_id
    and a.copy = b.copy
  where a.event_id is null or b.event_id is null
    or (a.city_code, a.area_tier, a.started_at, a.ended_at, a.is_open, a.users, a.nature, a.claim,
        a.gross_user_seconds, a.net_user_seconds)
      is distinct from
       (b.city_code, b.area_tier, b.started_at, b.ended_at, b.is_open, b.users, b.nature, b.claim,
        b.gross_user_seconds, b.net_user_seconds)
  order by abs(coalesce(a.net_user_seconds, 0) - coalesce(b.net_user_seconds, 0)) desc,
    event_id, provider, asset_id, coalesce(a.copy, b.copy)`;

const userQuery = `
  select coalesce(a.period, b.period) as year,
    coalesce(a.city_code, b.city_code) as city_code,
    coalesce(a.area_tier, b.area_tier) as area_tier,
    b.user_days as user_days_before, a.user_days as user_days_after,
    b.users_avg as users_before, a.users_avg as users_after
  from (select * from earlier.period_hours where period_kind = 'year' and area_tier <> 'all') b
  full join (select * from later.period_hours where period_kind = 'year' and area_tier <> 'all') a
    on a.period = b.period and a.city_code = b.city_code and a.area_tier = b.area_tier
  where a.user_days is distinct from b.user_days
  order by year, city_code, area_tier`;
