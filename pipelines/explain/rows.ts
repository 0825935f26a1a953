import { z } from 'zod';
import type {
  ClaimRow,
  ClippedRow,
  EventRow,
  EventSeconds,
  ExplanationData,
  ExplanationRequest,
  Listed,
  OutageRow,
  Seconds,
} from '../../reports/explain/data.js';
import { exclusionAudit, outageFacts } from '../../schemas/published/events.js';
import type { Database } from '../base/database.js';
import { ask, setAside } from '../models/queries.js';

export interface Scope {
  readonly asked: ExplanationRequest;
  /** First day of the period, from which its months are counted. */
  readonly firstMonth: string;
  /** Covered days, `[from, to)`. */
  readonly from: string;
  readonly to: string;
}

/** City and tier as parameters: null where any will do. */
export function placeOf({ asked }: Pick<Scope, 'asked'>) {
  return {
    city_code: asked.isRegion ? null : asked.cityCode,
    area_tier: asked.tier === 'all' ? null : asked.tier,
  };
}

/**
 * Sets aside the rows that touch the span, with what each adds to it, and their events. The published
 * file is open for reading only; the tables are temporary ones of the connection.
 */
export async function gatherRows(published: Database, scope: Scope): Promise<void> {
  const { firstMonth: first_month, from, to } = scope;
  const span = { from, to };
  const place = placeOf(scope);
  await setAside(published, 'explained_touching', 'explain/touching_rows', { ...span, ...place });
  await setAside(published, 'explained_added', 'explain/added_seconds', { first_month, to });
  await setAside(published, 'explained_restored', 'explain/restored_seconds', span);
  await setAside(published, 'explained_rows', 'explain/rows', span);
  await setAside(published, 'explained_events', 'explain/events');
}

const sums = { rows: z.int(), net: z.bigint(), excluded: z.bigint(), alone: z.bigint() };

const outages = outageFacts.row.shape;

const eventRow = z.object({
  ...sums,
  event_id: outages.event_id,
  provider: outages.provider,
  users: z.int(),
  started_at: outages.started_at,
  ended_at: outages.ended_at,
  is_open: outages.is_open,
  city_code: outages.city_code,
  city_name: outages.city_name,
  area_tier: outages.area_tier,
  nature: outages.nature,
  cause: outages.cause,
  source_file: outages.source_file,
  source_line: outages.source_line,
});

const eventSums = z.object({ ...sums, adds: z.boolean(), events: z.int() });

const noEvents: EventSeconds = { events: 0, rows: 0, net: 0n, excluded: 0n, alone: 0n };

export async function eventsShown(
  published: Database,
  most: number,
): Promise<{ events: Listed<EventRow, EventSeconds>; idle: EventSeconds }> {
  const shown = await ask(published, 'explain/largest_events', { most }, eventRow);
  const found = await ask(published, 'explain/event_sums', {}, eventSums);
  const of = (wanted: boolean): EventSeconds => {
    const { adds: _, ...seconds } = found.find(({ adds }) => adds === wanted) ?? {
      adds: wanted,
      ...noEvents,
    };
    return seconds;
  };
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

export async function naturesOf(published: Database): Promise<ExplanationData['natures']> {
  return ask(published, 'explain/natures', {}, z.object({ ...sums, nature: outages.nature }));
}

/** Lists of rows that an explanation shows, each in an order of its own. */
export type ListName = 'all' | 'excluded' | 'refused' | 'covered' | 'clipped';

export const outageRow = outageFacts.row
  .pick({
    outage_id: true,
    event_id: true,
    provider: true,
    city_code: true,
    city_name: true,
    county: true,
    area_tier: true,
    line_id: true,
    asset_id: true,
    started_at: true,
    ended_at: true,
    is_open: true,
    users: true,
    nature: true,
    cause: true,
    claim: true,
    claim_reason: true,
    source_file: true,
    source_line: true,
  })
  .extend({ net: z.bigint(), excluded: z.bigint(), alone: z.bigint() });

/**
 * Rows with everything that is known of them, the largest first.
 * @param most null for all of them
 */
export async function rowsShown(
  published: Database,
  list: ListName,
  most: number | null,
): Promise<OutageRow[]> {
  await setAside(published, 'explained_listed', 'explain/largest_rows', { list, most });
  return ask(published, 'explain/listed_rows', {}, outageRow);
}

const lifeSums = z.object({ outage_id: z.int(), net: z.bigint(), excluded: z.bigint() });

/** Rows with what they come to in all months, of which the period is a part. */
export async function livesShown(
  published: Database,
  list: ListName,
  most: number,
): Promise<ClippedRow[]> {
  const shown = await rowsShown(published, list, most);
  const ids = { outage_ids: idsOf(shown) };
  const lives = await ask(published, 'explain/lives', ids, lifeSums);
  const byId = new Map(lives.map((row) => [row.outage_id, row]));
  return shown.map((row) => ({
    ...row,
    life_net: byId.get(row.outage_id)?.net ?? 0n,
    life_excluded: byId.get(row.outage_id)?.excluded ?? 0n,
  }));
}

const claimRow = exclusionAudit.row.pick({
  outage_id: true,
  order_no: true,
  authority: true,
  approved_from: true,
  approved_to: true,
});

/** Those of the rows that claim exclusion, with the windows of their orders. */
export async function withClaims<T extends OutageRow>(
  published: Database,
  rows: readonly T[],
): Promise<(T & ClaimRow)[]> {
  const ids = { outage_ids: idsOf(rows) };
  const claims = await ask(published, 'explain/claims', ids, claimRow);
  const byId = new Map(claims.map((claim) => [claim.outage_id, claim]));
  return rows.flatMap((row) => {
    const claim = byId.get(row.outage_id);
    return claim ? [{ ...row, ...claim }] : [];
  });
}

export function idsOf(rows: readonly { readonly outage_id: number }[]): bigint[] {
  return rows.map(({ outage_id }) => BigInt(outage_id));
}

/** What the rows of each list come to. */
export async function listSums(published: Database): Promise<(list: ListName) => Seconds> {
  const found = await ask(
    published,
    'explain/list_sums',
    {},
    z.object({ ...sums, list: z.string() }),
  );
  return (wanted) => {
    const row = found.find(({ list }) => list === wanted);
    const { rows = 0, net = 0n, excluded = 0n, alone = 0n } = row ?? {};
    return { rows, net, excluded, alone };
  };
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
