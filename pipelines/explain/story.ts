import type {
  ClaimRow,
  CoveredRow,
  OtherRow,
  OutageRow,
  Slice,
  Story,
  StoryRow,
} from '../../reports/explain/data.js';
import type { Database, Row } from '../base/database.js';
import { type UserError, usageError } from '../base/errors.js';
import { explainWords as w } from '../words/explain.js';
import { outageRow, type Scope } from './rows.js';
import type { Rules } from './rules.js';
import { type SweptRow, sweep } from './sweep.js';
import { big, secondsOfTime, timeOfSeconds } from './values.js';

/** An event of more rows than this is told by its first ones. */
const MOST_ROWS = 50;
/** A row with more neighbours than this is told without saying who came first, and when. */
const MOST_NEIGHBOURS = 1000;
const FOR_EVER = 9e12;

/** Everything about one event, in whatever place and period. @throws UserError when there is none */
export async function storyOf(
  published: Database,
  event: string,
  scope: Scope,
  rules: Rules,
): Promise<Story> {
  const found = await published.rows(
    `select f.outage_id, f.event_id, f.provider, f.city_code, f.city_name, f.county, f.area_tier,
       f.line_id, f.asset_id, f.started_at, f.ended_at, f.is_open, f.users, f.nature, f.cause,
       f.claim, f.claim_reason, coalesce(r.net, 0) as net, coalesce(r.excluded, 0) as excluded,
       coalesce(r.alone, 0) as alone, f.net_user_seconds as life_net,
       f.excluded_user_seconds as life_excluded, f.source_file, f.source_line, f.restored_at,
       f.avoidance_order, f.notified_at, f.reported_user_hours
     from outage_facts f
     left join explained_rows r on r.outage_id = f.outage_id
     where f.event_id = $event
     order by f.outage_id`,
    { event },
  );
  if (found.length === 0) throw await noSuchEvent(published, event);
  const told = found.slice(0, MOST_ROWS).map(storyRow);
  const ids = told.map(({ outage_id }) => outage_id);
  const swept = await sweepAll(published, ids, rules);
  const stages = await published.rows(
    `select outage_id, restored_at, users_restored, source_file, source_line
     from restoration_stages where outage_id in (${ids.join(', ')})
     order by outage_id, restored_at, source_file, source_line`,
  );
  const months = await published.rows(
    `select outage_id, month_start, net_user_seconds as net, excluded_user_seconds as excluded
     from outage_months where outage_id in (${ids.join(', ')}) order by outage_id, month_start`,
  );
  const claims = await published.rows(
    `select outage_id, order_no, authority, approved_from, approved_to from exclusion_audit
     where outage_id in (${ids.join(', ')})`,
  );
  const { asked } = scope;
  return {
    event_id: event,
    more_rows: found.length - told.length,
    rows: told.map((row): StoryRow => {
      const isOwn = (one: Row) => one.outage_id === row.outage_id;
      const claim = claims.find(isOwn);
      const slices = swept.get(row.outage_id) ?? [];
      const story: StoryRow = {
        row,
        is_asked:
          (asked.isRegion || row.city_code === asked.cityCode) &&
          (asked.tier === 'all' || row.area_tier === asked.tier),
        stages: stages.filter(isOwn) as unknown as StoryRow['stages'],
        claim: claim ? ({ ...row, ...claim } as unknown as ClaimRow) : null,
        slices,
        months: months.filter(isOwn).map((month) => ({
          month_start: String(month.month_start),
          net: big(month.net),
          excluded: big(month.excluded),
          is_within:
            String(month.month_start) >= scope.firstMonth && String(month.month_start) < scope.to,
        })),
      };
      if (slices.length > 0) verify(story);
      return story;
    }),
  };
}

function storyRow(row: Row): StoryRow['row'] {
  const life = { life_net: big(row.life_net), life_excluded: big(row.life_excluded) };
  return { ...outageRow(row), ...life } as StoryRow['row'];
}

/** Rows with the rows that came before them. */
export async function coveredRows(
  published: Database,
  rows: readonly OutageRow[],
  rules: Rules,
): Promise<CoveredRow[]> {
  const swept = await sweepAll(
    published,
    rows.map(({ outage_id }) => outage_id),
    rules,
  );
  return rows.map((row) => {
    const covering = (swept.get(row.outage_id) ?? []).flatMap(({ covered_by }) => covered_by ?? []);
    const byId = new Map(covering.map((one) => [one.outage_id, one]));
    return { ...row, covered_by: [...byId.values()] };
  });
}

/** The slices of each row, beside the rows that share its population and some of its time. */
async function sweepAll(
  published: Database,
  ids: readonly number[],
  rules: Rules,
): Promise<Map<number, Slice[]>> {
  if (ids.length === 0) return new Map();
  const shares = rules.overlap === 'first_cause' && rules.repeated_rows === 'conflict';
  await published.query(
    `create or replace temp table explained_own as
     select outage_id, city_code, area_tier, asset_id, started_at, ended_at from outage_facts
     where outage_id in (${ids.join(', ')})`,
  );
  await published.query(
    `create or replace temp table explained_near as
     select o.outage_id as own_id, o.outage_id as near_id from explained_own o
     union
     select o.outage_id, n.outage_id
     from outage_facts n
     join explained_own o
       on ${shares} and o.asset_id = n.asset_id and o.city_code = n.city_code
       and o.area_tier = n.area_tier
     where n.started_at < o.ended_at and n.ended_at > o.started_at`,
  );
  const near = await published.rows(
    `select p.own_id, f.outage_id, f.event_id, f.provider, f.started_at, f.ended_at, f.users,
       f.claim, f.source_file, f.source_line, x.approved_from, x.approved_to
     from explained_near p
     join outage_facts f on f.outage_id = p.near_id
     left join exclusion_audit x on x.outage_id = f.outage_id and x.outcome = 'qualified'
     order by p.own_id, f.outage_id`,
  );
  const stages = await published.rows(
    `select outage_id, restored_at, users_restored from restoration_stages
     where outage_id in (select near_id from explained_near)`,
  );
  const stagesOf = new Map<number, { at: number; users: number }[]>();
  for (const { outage_id, restored_at, users_restored } of stages) {
    const list = stagesOf.get(Number(outage_id)) ?? [];
    list.push({ at: secondsOfTime(String(restored_at)), users: Number(users_restored) });
    stagesOf.set(Number(outage_id), list);
  }
  const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
  for (const row of near) groups.get(Number(row.own_id))?.push(row);
  const result = new Map<number, Slice[]>();
  for (const [id, members] of groups) {
    if (members.length > MOST_NEIGHBOURS) continue;
    const rows = members.map((member) => sweptRow(member, stagesOf, rules));
    const own = rows.find((one) => one.id === id);
    const others = new Map(members.map((member) => [Number(member.outage_id), otherRow(member)]));
    if (own)
      result.set(
        id,
        sweep(own, rows).map((slice) => told(slice, others)),
      );
  }
  return result;
}

function told(slice: ReturnType<typeof sweep>[number], others: Map<number, OtherRow>): Slice {
  return {
    from: timeOfSeconds(slice.from),
    to: timeOfSeconds(slice.to),
    users: slice.users,
    is_excluded: slice.isExcluded,
    adds: slice.adds,
    covered_by: slice.coveredBy === null ? null : (others.get(slice.coveredBy) ?? null),
  };
}

function sweptRow(
  row: Row,
  stagesOf: ReadonlyMap<number, { at: number; users: number }[]>,
  rules: Rules,
): SweptRow {
  const asOf = Date.parse(`${rules.as_of}T00:00:00Z`) / 1000;
  return {
    id: Number(row.outage_id),
    from: secondsOfTime(String(row.started_at)),
    to: Math.min(secondsOfTime(String(row.ended_at)), asOf),
    users: Number(row.users),
    stages: stagesOf.get(Number(row.outage_id)) ?? [],
    window: row.claim === 'qualified' ? windowOf(row, rules) : null,
    provider: String(row.provider ?? ''),
    event: String(row.event_id),
  };
}

/** By claim alone the whole row is excluded. */
function windowOf(row: Row, { evidence, patrol_allowance_minutes }: Rules): SweptRow['window'] {
  if (evidence === 'claim') return { from: -FOR_EVER, to: FOR_EVER };
  return {
    from: secondsOfTime(String(row.approved_from)),
    to: secondsOfTime(String(row.approved_to)) + patrol_allowance_minutes * 60,
  };
}

function otherRow(row: Row): OtherRow {
  return {
    outage_id: Number(row.outage_id),
    event_id: String(row.event_id),
    started_at: String(row.started_at),
    users: Number(row.users),
    source_file: String(row.source_file),
    source_line: Number(row.source_line),
  };
}

/** What is told instant by instant comes to what is published of the row. */
function verify({ row, slices }: StoryRow): void {
  const sum = (isExcluded: boolean) =>
    slices
      .filter((slice) => slice.is_excluded === isExcluded)
      .reduce(
        (total, { from, to, adds }) =>
          total + BigInt(adds) * BigInt(secondsOfTime(to) - secondsOfTime(from)),
        0n,
      );
  if (sum(false) !== row.life_net || sum(true) !== row.life_excluded) {
    throw new Error(`row ${row.outage_id}: told ${sum(false)}, published ${row.life_net}`);
  }
}

async function noSuchEvent(published: Database, event: string): Promise<UserError> {
  const [near] = await published.rows(
    `select event_id, levenshtein(event_id, $event) as distance from explained_rows
     where levenshtein(event_id, $event) <= greatest(1, length($event) // 3)
     order by distance, event_id limit 1`,
    { event },
  );
  const guess = near ? String(near.event_id) : undefined;
  return usageError(w.noSuchEvent({ written: event, guess }), w.seeEvents);
}
