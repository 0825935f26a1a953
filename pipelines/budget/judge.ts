import { DAY } from '../../schemas/civil.js';
import type { PlanRule } from '../../schemas/codes/index.js';

/** What planned outages are held to. */
export const planRules = {
  /** An asset is not to be out this often … */
  outages: 3,
  /** … within so many days, the day of the outage among them. */
  days: 60,
  /** Notice is to be given so many days ahead. */
  noticeDays: 7,
} as const;

/** A planned outage of a population of users; times are seconds of local civil time. */
export interface Plan {
  readonly planId: string | null;
  readonly provider: string | null;
  readonly city: string;
  readonly county: string | null;
  readonly tier: string;
  readonly lineId: string | null;
  readonly assetId: string | null;
  readonly from: number;
  readonly to: number;
  readonly users: bigint;
  readonly notified: number | null;
}

/** What is left of a month's budget before any of the plans; null where there is none. */
export interface MonthLeft {
  readonly month: string;
  readonly city: string;
  /** Empty for the city as a whole. */
  readonly county: string;
  readonly tier: string;
  readonly left: bigint | null;
}

export interface Known {
  /** The end of the data. */
  readonly asOf: number;
  readonly months: readonly MonthLeft[];
  /** What is booked already; the months' left is without it. */
  readonly booked: readonly (Plan & { readonly isReplaced: boolean })[];
  /** Outages that assets had. */
  readonly had: readonly Pick<Asset, 'city' | 'tier' | 'assetId' | 'at'>[];
}

interface Asset {
  readonly city: string;
  readonly tier: string;
  readonly assetId: string;
  readonly at: number;
}

export interface Judged<P extends Plan> {
  readonly plan: P;
  readonly userSeconds: bigint;
  /** Of each budget that it takes from, the city's and the county's, in the order of the months. */
  readonly budgets: readonly {
    readonly month: string;
    readonly county: string;
    readonly left: bigint | null;
  }[];
  /** The least that is left of any; null where there is no budget. */
  readonly left: bigint | null;
  /** The most outages of the asset in any such span of days with this one; null without an asset. */
  readonly outages: number | null;
  /** The last moment for notice. */
  readonly notifyBy: number;
  readonly notice: 'given' | 'possible' | 'late';
  readonly broken: readonly PlanRule[];
}

/** Looks at plans one after the other by their starts: each finds what those before it have left. */
export function judgePlans<P extends Plan>(plans: readonly P[], known: Known): Judged<P>[] {
  const budgets = new Budgets(known);
  const starts = new Starts(known);
  const order = [...plans.entries()].sort(([i, a], [j, b]) => a.from - b.from || i - j);
  return order.map(([, plan]) => {
    const taken = budgets.take(plan);
    const outages = starts.add(plan);
    const notifyBy = plan.from - planRules.noticeDays * DAY;
    const notice = noticeOf(plan, notifyBy, known.asOf);
    const lefts = taken.flatMap(({ left }) => (left === null ? [] : [left]));
    const left = lefts.reduce<bigint | null>((a, b) => (a === null || b < a ? b : a), null);
    const broken: PlanRule[] = [];
    if (left !== null && left < 0n) broken.push('budget');
    if (outages !== null && outages >= planRules.outages) broken.push('repeat');
    if (notice === 'late') broken.push('notice');
    return {
      ...{ plan, budgets: taken, left, outages, notifyBy, notice, broken },
      userSeconds: userSeconds(plan),
    };
  });
}

export function userSeconds({ users, from, to }: Plan): bigint {
  return users * BigInt(to - from);
}

function noticeOf({ notified }: Plan, notifyBy: number, asOf: number): Judged<Plan>['notice'] {
  if (notified !== null) return notified <= notifyBy ? 'given' : 'late';
  return asOf <= notifyBy ? 'possible' : 'late';
}

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);

/** What is left of each budget, as plans take from it. */
class Budgets {
  private readonly left = new Map<string, bigint | null>();

  constructor(private readonly known: Known) {
    for (const { month, city, county, tier, left } of known.months) {
      this.left.set(keyOf(month, city, county, tier), left);
    }
    for (const plan of known.booked) if (plan.isReplaced) this.move(plan, 1n);
  }

  take(plan: Plan): Judged<Plan>['budgets'] {
    return this.move(plan, -1n);
  }

  /** Takes what is still to come of a plan, or gives it back. */
  private move(plan: Plan, sign: bigint): Judged<Plan>['budgets'] {
    const { city, county, tier, users, to } = plan;
    const from = Math.max(plan.from, this.known.asOf);
    const months = from < to ? monthsOf(from, to) : [];
    const parts = months.length > 0 ? months : monthsOf(plan.from, plan.from + 1);
    return parts.flatMap((part) => {
      const seconds = months.length > 0 ? part.to - part.from : 0;
      return (county === null ? [''] : ['', county]).flatMap((place) => {
        const key = keyOf(part.month, city, place, tier);
        const before = this.left.get(key);
        // A county without a budget of its own has none to hold to.
        if (before === undefined && place !== '') return [];
        const left = before == null ? null : before + sign * users * BigInt(seconds);
        this.left.set(key, left);
        return [{ month: part.month, county: place, left }];
      });
    });
  }
}

/** The time from one moment to another, cut at the ends of months. */
export function monthsOf(
  from: number,
  to: number,
): { readonly month: string; readonly from: number; readonly to: number }[] {
  const parts: { month: string; from: number; to: number }[] = [];
  for (let at = from; at < to; ) {
    const date = new Date(at * 1000);
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 1000;
    parts.push({ month: date.toISOString().slice(0, 7), from: at, to: Math.min(to, next) });
    at = next;
  }
  return parts;
}

/** The days on which outages of each asset start. */
class Starts {
  private readonly days = new Map<string, number[]>();

  constructor({ had, booked }: Known) {
    for (const { city, tier, assetId, at } of had) this.put(keyOf(city, tier, assetId), at);
    for (const { city, tier, assetId, from, isReplaced } of booked) {
      if (assetId !== null && !isReplaced) this.put(keyOf(city, tier, assetId), from);
    }
  }

  /** @returns the most starts in any span of days that has the plan's own in it */
  add({ city, tier, assetId, from }: Plan): number | null {
    if (assetId === null) return null;
    const days = this.put(keyOf(city, tier, assetId), from);
    const own = Math.floor(from / DAY);
    let most = 0;
    for (const last of days) {
      const first = last - planRules.days + 1;
      if (own < first || own > last) continue;
      most = Math.max(most, days.filter((day) => day >= first && day <= last).length);
    }
    return most;
  }

  private put(key: string, at: number): number[] {
    const days = this.days.get(key) ?? [];
    days.push(Math.floor(at / DAY));
    this.days.set(key, days);
    return days;
  }
}
