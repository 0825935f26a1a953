import { z } from 'zod';
import type { Database } from '../base/database.js';
import { loadAnalysis } from '../models/analyses.js';
import type { CellYear } from './cells.js';
import type { LeastKind } from './least.js';

/** What the largest items of a year came to in it, and the same ones in the year after. */
export interface YearAfter {
  readonly year: number;
  readonly items: number;
  readonly net_user_seconds: bigint;
  readonly after_user_seconds: bigint;
  /** The same for all cells that have both years. */
  readonly all_items: number;
  readonly all_net_user_seconds: bigint;
  readonly all_after_user_seconds: bigint;
}

const row = z.object({
  year: z.int(),
  items: z.int(),
  user_seconds: z.bigint(),
  user_seconds_year_after: z.bigint(),
  user_hours: z.number(),
  user_hours_year_after: z.number(),
  kept: z.number(),
});

/**
 * For each complete year with a complete year after it: its largest items, and what these came to in the
 * year after. An event comes once; so instead of events, lines are asked for.
 * @param most how many items
 */
export async function yearsAfter(
  published: Database,
  { cityCode, tier }: CellYear,
  kind: Exclude<LeastKind, 'events'>,
  most: number,
): Promise<YearAfter[]> {
  const { sql } = await loadAnalysis('largest_year_after');
  const ask = (city: string | null, tier: string | null) =>
    published.rows(sql, { city, tier, kind, most: BigInt(most) }, row);
  const own = new Map((await ask(cityCode, tier)).map((one) => [one.year, one]));
  return (await ask(null, null)).map(({ year, items, ...all }) => ({
    year,
    items: own.get(year)?.items ?? 0,
    net_user_seconds: own.get(year)?.user_seconds ?? 0n,
    after_user_seconds: own.get(year)?.user_seconds_year_after ?? 0n,
    all_items: items,
    all_net_user_seconds: all.user_seconds,
    all_after_user_seconds: all.user_seconds_year_after,
  }));
}
