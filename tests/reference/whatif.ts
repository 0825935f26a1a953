/**
 * What-ifs, done slowly: the rows are changed, and the method is run again on all of the cell. Stages stay
 * with the row that they belong to, and the horizon stays where it is.
 */
import { claimOf } from './claims.js';
import { contributions, userSeconds } from './overlap.js';
import { lives, stagesOf } from './spells.js';
import type { Outage, Project, Restoration, Tier } from './types.js';

export interface CellYear {
  readonly city: string;
  readonly tier: Tier;
  readonly year: number;
}

export type Field = 'line' | 'event' | 'cause' | 'county' | 'nature';

export interface Change {
  readonly kind: 'without' | 'faster' | 'planned_less';
  readonly by: Field | null;
  readonly value: string | null;
  readonly percent: number | null;
}

export interface Row {
  readonly outage: Outage;
  readonly stages: readonly Restoration[];
}

export function fieldOf(outage: Outage, by: Field): string {
  return {
    line: outage.line_id,
    event: outage.event_id,
    cause: outage.cause,
    county: outage.county,
    nature: outage.nature,
  }[by];
}

/** The rows of the cell, each with the stages that apply to it. */
export function rowsOf(project: Project, cell: CellYear): Row[] {
  const { stages } = stagesOf(project);
  return project.outages.flatMap((outage, i) =>
    outage.city === cell.city && outage.area_tier === cell.tier
      ? [{ outage, stages: stages[i] ?? [] }]
      : [],
  );
}

/** A part of a whole number, rounded half up. */
function partOf(whole: number, percent: number): number {
  const kept = BigInt(1_000_000 - Math.round(percent * 10_000));
  return Number((2n * BigInt(whole) * kept + 1_000_000n) / 2_000_000n);
}

function faster({ outage, stages }: Row, percent: number): Row {
  const at = (time: number) => outage.started_at + partOf(time - outage.started_at, percent);
  return {
    outage: { ...outage, restored_at: outage.restored_at === null ? null : at(outage.restored_at) },
    stages: stages.map((stage) => ({ ...stage, restored_at: at(stage.restored_at) })),
  };
}

/** At every instant the part of the users that are out. */
function fewer({ outage, stages }: Row, percent: number): Row {
  const inOrder = [...stages].sort((a, b) => a.restored_at - b.restored_at);
  let left = outage.users;
  const scaled = inOrder.map((stage) => {
    const before = partOf(left, percent);
    left -= stage.users_restored;
    return { ...stage, users_restored: before - partOf(left, percent) };
  });
  return { outage: { ...outage, users: partOf(outage.users, percent) }, stages: scaled };
}

export function changed(rows: readonly Row[], changes: readonly Change[]): Row[] {
  return rows.flatMap((row) => {
    let now: Row | null = row;
    for (const { kind, by, value, percent } of changes) {
      const isHit = by === null ? row.outage.nature !== 'fault' : fieldOf(row.outage, by) === value;
      if (!isHit || now === null) continue;
      if (kind === 'without') now = null;
      else now = kind === 'faster' ? faster(now, percent ?? 0) : fewer(now, percent ?? 0);
    }
    return now === null ? [] : [now];
  });
}

export interface Span {
  /** Seconds, within the horizon. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

export function spanOf(year: number, horizon: { data_from: string; as_of: string }): Span {
  const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
  const asOf = seconds(horizon.as_of);
  return {
    from: Math.max(seconds(`${year}-01-01`), seconds(horizon.data_from)),
    to: Math.min(seconds(`${year + 1}-01-01`), asOf),
    asOf,
  };
}

/** What each row adds to the span, net. */
export function netsOf(project: Project, rows: readonly Row[], span: Span): bigint[] {
  // Every stage names its row, so that it applies to that one alone.
  const own: Project = {
    ...project,
    outages: rows.map(({ outage }) => outage),
    restorations: rows.flatMap(({ outage: { event_id, provider, asset_id }, stages }) =>
      stages.map((stage) => ({ ...stage, event_id, provider, asset_id })),
    ),
  };
  const { lives: all } = lives(own, span.asOf);
  const claims = own.outages.map((outage) => claimOf(outage, project.orders, project.settings));
  const nets = own.outages.map(() => 0n);
  for (const piece of contributions(all, claims, project.settings)) {
    if (!piece.excluded) {
      nets[piece.row] = (nets[piece.row] ?? 0n) + userSeconds(piece, span.from, span.to);
    }
  }
  return nets;
}

export const total = (nets: readonly bigint[]) => nets.reduce((sum, net) => sum + net, 0n);

/** Rows that the year may have something to do with. */
export function touches({ outage, stages }: Row, { from, to, asOf }: Span): boolean {
  const back = stages.reduce((sum, stage) => sum + stage.users_restored, 0);
  const last = stages.length > 0 && back === outage.users;
  const end =
    outage.restored_at ??
    (last
      ? Math.max(...stages.map((stage) => stage.restored_at))
      : Math.max(asOf, outage.started_at));
  return outage.started_at < to && end >= from;
}

export interface Item {
  readonly name: string;
  readonly provider: string;
  readonly net: bigint;
}

const keys = {
  lines: (outage: Outage) => [outage.line_id, ''],
  events: (outage: Outage) => [outage.event_id, outage.provider],
  causes: (outage: Outage) => [outage.cause, ''],
  counties: (outage: Outage) => [outage.county, ''],
} as const;

export type Kind = keyof typeof keys;

const isOf = (kind: Kind, { outage }: Row, item: Item) => {
  const [name, provider] = keys[kind](outage);
  return name === item.name && provider === item.provider;
};

/** The items of the rows, the largest first, ties by name. */
export function itemsOf(kind: Kind, rows: readonly Row[], nets: readonly bigint[]): Item[] {
  const sums = new Map<string, Item>();
  rows.forEach((row, i) => {
    const [name = '', provider = ''] = keys[kind](row.outage);
    if (name === '') return;
    const key = JSON.stringify([name, provider]);
    const net = (sums.get(key)?.net ?? 0n) + (nets[i] ?? 0n);
    sums.set(key, { name, provider, net });
  });
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...sums.values()].sort(
    (a, b) =>
      (a.net < b.net ? 1 : a.net > b.net ? -1 : 0) ||
      byText(a.name, b.name) ||
      byText(a.provider, b.provider),
  );
}

export interface Fewest {
  readonly isMet: boolean;
  readonly items: readonly Item[];
  readonly net: bigint;
  readonly of: number;
}

/** One by one until it is met, then back again one by one: each time all is run again. */
export function fewest(
  project: Project,
  kind: Kind,
  rows: readonly Row[],
  span: Span,
  allowance: bigint,
): Fewest {
  const items = itemsOf(kind, rows, netsOf(project, rows, span));
  const without = (taken: readonly Item[]) =>
    total(
      netsOf(
        project,
        rows.filter((row) => !taken.some((item) => isOf(kind, row, item))),
        span,
      ),
    );
  let taken: Item[] = [];
  for (const item of items) {
    if (without(taken) <= allowance) break;
    taken.push(item);
  }
  const net = without(taken);
  if (net > allowance) return { isMet: false, items: [], net, of: items.length };
  for (const item of [...taken].reverse()) {
    const fewer = taken.filter((one) => one !== item);
    if (without(fewer) <= allowance) taken = fewer;
  }
  return { isMet: true, items: taken, net: without(taken), of: items.length };
}

/** The size of the smallest set of items without which it is met; null where there is none. */
export function smallest(
  project: Project,
  kind: Kind,
  rows: readonly Row[],
  span: Span,
  allowance: bigint,
): number | null {
  const items = itemsOf(kind, rows, netsOf(project, rows, span));
  const sizes = Array.from({ length: 2 ** items.length }, (_, set) => ({
    set,
    size: [...set.toString(2)].filter((bit) => bit === '1').length,
  })).sort((a, b) => a.size - b.size);
  for (const { set, size } of sizes) {
    const kept = rows.filter(
      (row) => !items.some((item, i) => (set >> i) % 2 === 1 && isOf(kind, row, item)),
    );
    if (total(netsOf(project, kept, span)) <= allowance) return size;
  }
  return null;
}
