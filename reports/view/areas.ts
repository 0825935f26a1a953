import { quotient } from '../base/figures.js';
import { allTiers, type View } from './view.js';

/** Tiers of towns and cities against those of the country, as the sector's statistics put them together. */
export const areas = {
  urban: ['central', 'urban', 'town'],
  rural: ['rural'],
  all: [allTiers],
} as const satisfies Record<string, readonly string[]>;
export type Area = keyof typeof areas;

export interface AreaSum {
  readonly net: bigint;
  readonly planned: bigint;
  readonly hours: number | null;
}

/** Hours per user of several tiers by their sums, never by averaging. */
export function areaSum(
  view: View,
  kind: string,
  period: string,
  city: string,
  area: Area,
): AreaSum {
  const rows = areas[area].flatMap((tier) => view.hours(kind, period, city, tier) ?? []);
  const net = rows.reduce((sum, row) => sum + row.net_user_seconds, 0n);
  const userDays = rows.reduce((sum, row) => sum + row.user_days, 0n);
  return {
    net,
    planned: rows.reduce((sum, row) => sum + row.planned_user_seconds, 0n),
    hours: quotient(net * BigInt(rows[0]?.days ?? 0), 3600n * userDays),
  };
}
