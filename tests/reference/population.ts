import { dayOf, firstOfMonth, monthOf, yearOf } from './civil.js';
import type { Rejection } from './spells.js';
import type { Customer, Outage, Tier } from './types.js';

/** A customer row that counts, its last day worked out. */
export interface Coverage {
  readonly city: string;
  readonly tier: Tier;
  readonly county: string;
  readonly provider: string;
  readonly users: number;
  /** First and last day, both covered. */
  readonly from: number;
  readonly to: number;
}

function sameKey(a: Customer, b: Customer): boolean {
  return (
    a.city === b.city &&
    a.area_tier === b.area_tier &&
    a.county === b.county &&
    a.provider === b.provider
  );
}

/** Without a last day, a row holds until the day before its key's next first day, or for ever. */
function lastDay(customer: Customer, customers: readonly Customer[]): number {
  if (customer.valid_to !== null) return customer.valid_to;
  let next = Number.POSITIVE_INFINITY;
  for (const other of customers) {
    if (sameKey(customer, other) && other.valid_from > customer.valid_from) {
      next = Math.min(next, other.valid_from);
    }
  }
  return next - 1;
}

/** Two rows of one key that cover the same day are an error, and neither counts. */
export function coverages(customers: readonly Customer[]): {
  coverages: Coverage[];
  rejections: Rejection[];
} {
  const kept: Coverage[] = [];
  const rejections: Rejection[] = [];
  customers.forEach((customer, row) => {
    const to = lastDay(customer, customers);
    const clashes = customers.some(
      (other, index) =>
        index !== row &&
        sameKey(customer, other) &&
        customer.valid_from <= lastDay(other, customers) &&
        other.valid_from <= to,
    );
    if (clashes) {
      rejections.push({ feed: 'customers', row, code: 'overlapping_validity' });
    } else {
      kept.push({
        city: customer.city,
        tier: customer.area_tier,
        county: customer.county,
        provider: customer.provider,
        users: customer.users,
        from: customer.valid_from,
        to,
      });
    }
  });
  return { coverages: kept, rejections };
}

/**
 * The users of cities and tiers that no customer row names, as their outage rows say who is served:
 * the largest number of each month, until the next month that has one. The first goes back to the
 * beginning of its year, or of the data.
 */
export function servedCoverages(
  outages: readonly Outage[],
  customers: readonly Customer[],
  dataFrom: number,
): Coverage[] {
  const kept: Coverage[] = [];
  const places = new Map(outages.map((row) => [`${row.city} ${row.area_tier}`, row]));
  for (const { city, area_tier: tier } of places.values()) {
    if (customers.some((row) => row.city === city && row.area_tier === tier)) continue;
    const largest = new Map<number, number>();
    for (const row of outages) {
      if (row.city !== city || row.area_tier !== tier) continue;
      const day = dayOf(row.started_at);
      const month = firstOfMonth(yearOf(day), monthOf(day));
      const served = row.users_served ?? 0;
      if (served > 0) largest.set(month, Math.max(served, largest.get(month) ?? 0));
    }
    const months = [...largest.keys()].sort((a, b) => a - b);
    months.forEach((month, i) => {
      const newYear = firstOfMonth(yearOf(month), 1);
      kept.push({
        city,
        tier,
        county: '',
        provider: '',
        users: largest.get(month) ?? 0,
        from: i === 0 ? Math.min(newYear, dataFrom) : month,
        to: (months[i + 1] ?? Number.POSITIVE_INFINITY) - 1,
      });
    });
  }
  return kept;
}

/** User-days of a row over the days from `from` until the day before `to`, and the days covered. */
export function userDays(
  coverage: Coverage,
  from: number,
  to: number,
): { days: number; userDays: bigint } {
  let days = 0;
  let sum = 0n;
  for (let day = from; day < to; day += 1) {
    if (coverage.from <= day && day <= coverage.to) {
      days += 1;
      sum += BigInt(coverage.users);
    }
  }
  return { days, userDays: sum };
}
