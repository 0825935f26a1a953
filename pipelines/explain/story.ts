import { z } from 'zod';
import type {
  CoveredRow,
  OtherRow,
  OutageRow,
  Slice,
  Story,
  StoryRow,
} from '../../reports/explain/data.js';
import { outageMonths, restorationStages } from '../../schemas/published/contributions.js';
import { exclusionAudit, outageFacts } from '../../schemas/published/events.js';
import type { Database } from '../base/database.js';
import { type UserError, usageError } from '../base/errors.js';
import { ask } from '../models/queries.js';
import { explainWords as w } from '../words/explain.js';
import { idsOf, outageRow, type Scope, withClaims } from './rows.js';
import type { Rules } from './rules.js';
import { type SweptRow, sweep } from './sweep.js';
import { secondsOfTime, timeOfSeconds } from './values.js';

/** An event of more rows than this is told by its first ones. */
const MOST_ROWS = 50;
/** A row with more neighbours than this is told without saying who came first, and when. */
const MOST_NEIGHBOURS = 1000;
const FOR_EVER = 9e12;

const eventRow = outageRow.extend({
  life_net: outageFacts.row.shape.net_user_seconds,
  life_excluded: outageFacts.row.shape.excluded_user_seconds,
  restored_at: outageFacts.row.shape.restored_at,
  avoidance_order: outageFacts.row.shape.avoidance_order,
  notified_at: outageFacts.row.shape.notified_at,
  reported_user_hours: outageFacts.row.shape.reported_user_hours,
});

const stageRow = restorationStages.row.pick({
  outage_id: true,
  restored_at: true,
  users_restored: true,
  source_file: true,
  source_line: true,
});

const monthRow = z.object({
  outage_id: outageMonths.row.shape.outage_id,
  month_start: outageMonths.row.shape.month_start,
  net: z.bigint(),
  excluded: z.bigint(),
});

const neighbour = outageFacts.row
  .pick({
    outage_id: true,
    event_id: true,
    provider: true,
    started_at: true,
    ended_at: true,
    users: true,
    claim: true,
    source_file: true,
    source_line: true,
  })
  .extend({
    own_id: z.int(),
    approved_from: exclusionAudit.row.shape.approved_from,
    approved_to: exclusionAudit.row.shape.approved_to,
  });

type Neighbour = z.infer<typeof neighbour>;

/** Everything about one event, in whatever place and period. @throws UserError when there is none */
export async function storyOf(
  published: Database,
  event: string,
  scope: Scope,
  rules: Rules,
): Promise<Story> {
  const found = await ask(published, 'explain/event_rows', { event_id: event }, eventRow);
  if (found.length === 0) throw await noSuchEvent(published, event);
  const told = found.slice(0, MOST_ROWS);
  const ids = { outage_ids: idsOf(told) };
  const swept = await sweepAll(published, told, rules);
  const stages = await ask(published, 'explain/stages', ids, stageRow);
  const months = await ask(published, 'explain/months', ids, monthRow);
  const claims = await withClaims(published, told.map(plainRow));
  const { asked } = scope;
  return {
    event_id: event,
    more_rows: found.length - told.length,
    rows: told.map((row): StoryRow => {
      const isOwn = (one: { outage_id: number }) => one.outage_id === row.outage_id;
      const slices = swept.get(row.outage_id) ?? [];
      const story: StoryRow = {
        row,
        is_asked:
          (asked.isRegion || row.city_code === asked.cityCode) &&
          (asked.tier === 'all' || row.area_tier === asked.tier),
        stages: stages.filter(isOwn).map(({ outage_id: _, ...stage }) => stage),
        claim: claims.find(isOwn) ?? null,
        slices,
        months: months.filter(isOwn).map(({ month_start, net, excluded }) => ({
          month_start,
          net,
          excluded,
          is_within: month_start >= scope.firstMonth && month_start < scope.to,
        })),
      };
      if (slices.length > 0) verify(story);
      return story;
    }),
  };
}

/** An outage row as it is told beside others. */
function plainRow({
  life_net,
  life_excluded,
  restored_at,
  avoidance_order,
  notified_at,
  reported_user_hours,
  ...row
}: StoryRow['row']): OutageRow {
  return row;
}

/** Rows with the rows that came before them. */
export async function coveredRows(
  published: Database,
  rows: readonly OutageRow[],
  rules: Rules,
): Promise<CoveredRow[]> {
  const swept = await sweepAll(published, rows, rules);
  return rows.map((row) => {
    const covering = (swept.get(row.outage_id) ?? []).flatMap(({ covered_by }) => covered_by ?? []);
    const byId = new Map(covering.map((one) => [one.outage_id, one]));
    return { ...row, covered_by: [...byId.values()] };
  });
}

/** The slices of each row, beside the rows that share its population and some of its time. */
async function sweepAll(
  published: Database,
  told: readonly OutageRow[],
  rules: Rules,
): Promise<Map<number, Slice[]>> {
  const is_shared = rules.overlap === 'first_cause' && rules.repeated_rows === 'conflict';
  const asked = { outage_ids: idsOf(told), is_shared };
  const near = await ask(published, 'explain/neighbours', asked, neighbour);
  const groups = new Map<number, Neighbour[]>(told.map(({ outage_id }) => [outage_id, []]));
  for (const row of near) groups.get(row.own_id)?.push(row);
  const stagesOf = await stagesById(published, near);
  const result = new Map<number, Slice[]>();
  for (const [id, members] of groups) {
    if (members.length > MOST_NEIGHBOURS) continue;
    const rows = members.map((member) => sweptRow(member, stagesOf, rules));
    const own = rows.find((one) => one.id === id);
    const others = new Map(members.map((member) => [member.outage_id, otherRow(member)]));
    if (own)
      result.set(
        id,
        sweep(own, rows).map((slice) => sliceShown(slice, others)),
      );
  }
  return result;
}

type Stages = ReadonlyMap<number, SweptRow['stages']>;

async function stagesById(published: Database, rows: readonly Neighbour[]): Promise<Stages> {
  const ids = { outage_ids: idsOf(rows) };
  const found = new Map<number, { at: number; users: number }[]>();
  for (const stage of await ask(published, 'explain/stages', ids, stageRow)) {
    const list = found.get(stage.outage_id) ?? [];
    list.push({ at: secondsOfTime(stage.restored_at), users: stage.users_restored });
    found.set(stage.outage_id, list);
  }
  return found;
}

function sliceShown(slice: ReturnType<typeof sweep>[number], others: Map<number, OtherRow>): Slice {
  return {
    from: timeOfSeconds(slice.from),
    to: timeOfSeconds(slice.to),
    users: slice.users,
    is_excluded: slice.isExcluded,
    adds: slice.adds,
    covered_by: slice.coveredBy === null ? null : (others.get(slice.coveredBy) ?? null),
  };
}

function sweptRow(row: Neighbour, stagesOf: Stages, rules: Rules): SweptRow {
  const asOf = Date.parse(`${rules.as_of}T00:00:00Z`) / 1000;
  return {
    id: row.outage_id,
    from: secondsOfTime(row.started_at),
    to: Math.min(secondsOfTime(row.ended_at), asOf),
    users: row.users,
    stages: stagesOf.get(row.outage_id) ?? [],
    window: row.claim === 'qualified' ? windowOf(row, rules) : null,
    provider: row.provider ?? '',
    event: row.event_id,
  };
}

/** By claim alone the whole row is excluded. */
function windowOf(
  row: Neighbour,
  { evidence, patrol_allowance_minutes }: Rules,
): SweptRow['window'] {
  if (evidence === 'claim') return { from: -FOR_EVER, to: FOR_EVER };
  return {
    from: secondsOfTime(row.approved_from ?? ''),
    to: secondsOfTime(row.approved_to ?? '') + patrol_allowance_minutes * 60,
  };
}

function otherRow(row: Neighbour): OtherRow {
  const { outage_id, event_id, started_at, users, source_file, source_line } = row;
  return { outage_id, event_id, started_at, users, source_file, source_line };
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
  const [near] = await ask(
    published,
    'explain/nearest_event',
    { event_id: event },
    outageFacts.row.pick({ event_id: true }),
  );
  const guess = near?.event_id;
  return usageError(w.noSuchEvent({ written: event, guess }), w.seeEvents).as('unknown_event');
}
