import type {
  Asked,
  ClaimRow,
  EventRow,
  EventSeconds,
  Listed,
  OutageRow,
  Seconds,
} from '../../reports/explain/data.js';
import type { Database, Parameter, Row } from '../base/database.js';
import { big } from './values.js';

export interface Scope {
  readonly asked: Asked;
  /** First day of the period, from which its months are counted. */
  readonly firstMonth: string;
  /** Covered days, `[from, to)`. */
  readonly from: string;
  readonly to: string;
}

/** A condition on city and tier, and its parameters. */
export function placeCondition({ asked }: Pick<Scope, 'asked'>, of: string) {
  const conditions: string[] = [];
  const parameters: Record<string, Parameter> = {};
  if (!asked.isRegion) {
    conditions.push(`${of}.city_code = $city`);
    parameters.city = asked.cityCode;
  }
  if (asked.tier !== 'all') {
    conditions.push(`${of}.area_tier = $tier`);
    parameters.tier = asked.tier;
  }
  return { condition: conditions.length > 0 ? conditions.join(' and ') : 'true', parameters };
}

/**
 * Sets aside the rows that touch the span, with what each adds to it. The published file is open
 * for reading only; the tables are temporary ones of the connection.
 */
export async function gatherRows(published: Database, scope: Scope): Promise<void> {
  const { condition, parameters } = placeCondition(scope, 'f');
  const span = { from: scope.from, to: scope.to };
  await published.query(
    `create or replace temp table explained_touching as
     select f.outage_id, f.event_id, f.provider, f.city_code, f.area_tier, f.nature, f.started_at,
       f.ended_at, f.is_open, f.users, f.claim, f.gross_user_seconds as life_gross,
       f.net_user_seconds as life_net
     from outage_facts f
     where ${condition}
       and f.started_at < cast($to as timestamp)
       and (f.ended_at > cast($from as timestamp) or f.started_at >= cast($from as timestamp))`,
    { ...span, ...parameters },
  );
  await published.query(
    `create or replace temp table explained_added as
     select m.outage_id, cast(sum(m.net_user_seconds) as bigint) as net,
       cast(sum(m.excluded_user_seconds) as bigint) as excluded
     from outage_months m
     join explained_touching t on t.outage_id = m.outage_id
     where m.month_start >= cast($firstMonth as date) and m.month_start < cast($to as date)
     group by m.outage_id`,
    { firstMonth: scope.firstMonth, to: scope.to },
  );
  await published.query(
    `create or replace temp table explained_staged as
     select s.outage_id, sum(s.users_restored * ${within('s.restored_at', 't.ended_at')}) as back
     from restoration_stages s
     join explained_touching t on t.outage_id = s.outage_id
     group by s.outage_id`,
    span,
  );
  await published.query(
    `create or replace temp table explained_rows as
     select t.*, coalesce(a.net, 0) as net, coalesce(a.excluded, 0) as excluded,
       t.users * ${within('t.started_at', 't.ended_at')} - coalesce(s.back, 0) as alone,
       t.started_at >= cast($from as timestamp) as is_started
     from explained_touching t
     left join explained_added a on a.outage_id = t.outage_id
     left join explained_staged s on s.outage_id = t.outage_id`,
    span,
  );
}

/** Seconds of a stretch of time that lie in the span. */
function within(from: string, to: string): string {
  return `greatest(0, date_diff('second',
    greatest(${from}, cast($from as timestamp)), least(${to}, cast($to as timestamp))))`;
}

/** Events of the rows, with what they add. */
export async function gatherEvents(published: Database): Promise<void> {
  await published.query(
    `create or replace temp table explained_events as
     select event_id, provider, min(outage_id) as first_id, ${secondsColumns},
       sum(users) as users, min(started_at) as started_at, max(ended_at) as ended_at,
       bool_or(is_open) as is_open
     from explained_rows
     group by event_id, provider`,
  );
}

const secondsColumns = `count(*) as rows, sum(net) as net, sum(excluded) as excluded,
  sum(alone) as alone`;

const noSeconds =
  'coalesce(sum(net), 0) as net, coalesce(sum(excluded), 0) as excluded, coalesce(sum(alone), 0) as alone';

export async function eventsShown(
  published: Database,
  most: number,
): Promise<{ events: Listed<EventRow, EventSeconds>; idle: EventSeconds }> {
  const rows = await published.rows(
    `with largest as (
       select * from explained_events where net > 0
       order by net desc, event_id, provider nulls first limit ${most}
     )
     select l.event_id, l.provider, l.rows, l.net, l.excluded, l.alone, l.users, l.started_at,
       l.ended_at, l.is_open, f.city_code, f.city_name, f.area_tier,
       f.nature, f.cause, f.source_file, f.source_line
     from largest l
     join outage_facts f on f.outage_id = l.first_id
     order by l.net desc, l.event_id, l.provider nulls first`,
  );
  const shown = rows.map((row) => ({ ...row, ...secondsOf(row) }) as unknown as EventRow);
  const sums = await published.rows(
    `select net > 0 as adds, count(*) as events, coalesce(sum(rows), 0) as rows, ${noSeconds}
     from explained_events group by net > 0`,
  );
  const of = (adds: boolean) => eventSeconds(sums.find((row) => row.adds === adds));
  const all = of(true);
  const rest = {
    events: all.events - shown.length,
    rows: all.rows - shown.reduce((sum, row) => sum + row.rows, 0),
    net: shown.reduce((left, row) => left - row.net, all.net),
    excluded: shown.reduce((left, row) => left - row.excluded, all.excluded),
    alone: shown.reduce((left, row) => left - row.alone, all.alone),
  };
  return { events: { shown, rest }, idle: of(false) };
}

function eventSeconds(row: Row | undefined): EventSeconds {
  if (!row) return { events: 0, rows: 0, net: 0n, excluded: 0n, alone: 0n };
  return { events: Number(row.events), ...secondsOf(row) };
}

export function secondsOf(row: Row): Seconds {
  return {
    rows: Number(row.rows),
    net: big(row.net),
    excluded: big(row.excluded),
    alone: big(row.alone),
  };
}

const rowColumns = `r.outage_id, f.event_id, f.provider, f.city_code, f.city_name, f.county,
  f.area_tier, f.line_id, f.asset_id, f.started_at, f.ended_at, f.is_open, f.users, f.nature,
  f.cause, f.claim, f.claim_reason, r.net, r.excluded, r.alone,
  f.net_user_seconds as life_net, f.excluded_user_seconds as life_excluded,
  f.source_file, f.source_line`;

interface List {
  /** Which rows of `explained_rows r`. */
  readonly where: string;
  /** The largest first, by this. */
  readonly by: string;
  /** Null for all of them. */
  readonly most: number | null;
}

/** Rows with everything that is known of them. */
export async function rowsShown(published: Database, list: List): Promise<OutageRow[]> {
  const rows = await published.rows(
    `select ${rowColumns}
     from (${chosen(list)}) r
     join outage_facts f on f.outage_id = r.outage_id
     order by ${list.by} desc, r.outage_id`,
  );
  return rows.map(outageRow);
}

/** Claims with the windows of their orders. */
export async function claimsShown(published: Database, list: List): Promise<ClaimRow[]> {
  const rows = await published.rows(
    `select ${rowColumns}, x.order_no, x.authority, x.approved_from, x.approved_to
     from (${chosen(list)}) r
     join outage_facts f on f.outage_id = r.outage_id
     join exclusion_audit x on x.outage_id = r.outage_id
     order by ${list.by} desc, r.outage_id`,
  );
  return rows.map((row) => outageRow(row) as ClaimRow);
}

function chosen({ where, by, most }: List): string {
  const limit = most === null ? '' : `order by ${by} desc, r.outage_id limit ${most}`;
  return `select r.* from explained_rows r where ${where} ${limit}`;
}

export async function sumsOf(published: Database, where: string): Promise<Seconds> {
  return secondsOf(
    await published.one(
      `select count(*) as rows, ${noSeconds} from explained_rows r where ${where}`,
    ),
  );
}

/** What is left of the sums beside the rows that are shown. */
export function restOf(all: Seconds, shown: readonly OutageRow[]): Seconds {
  return {
    rows: all.rows - shown.length,
    net: shown.reduce((left, row) => left - row.net, all.net),
    excluded: shown.reduce((left, row) => left - row.excluded, all.excluded),
    alone: shown.reduce((left, row) => left - row.alone, all.alone),
  };
}

export function outageRow(row: Row): OutageRow {
  return {
    ...row,
    net: big(row.net),
    excluded: big(row.excluded),
    alone: big(row.alone),
    life_net: big(row.life_net),
    life_excluded: big(row.life_excluded),
  } as unknown as OutageRow;
}
