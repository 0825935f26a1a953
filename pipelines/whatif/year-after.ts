import { z } from 'zod';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';
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
  net: z.bigint(),
  net_after: z.bigint(),
  all_items: z.int(),
  all_net: z.bigint(),
  all_net_after: z.bigint(),
});

/**
 * For each complete year with a complete year after it: its largest items, and what these came to in the
 * year after. An event comes once; so instead of events, lines are asked for.
 * @param most how many items
 */
export async function yearsAfter(
  published: Database,
  { cityCode: city_code, tier: area_tier }: CellYear,
  kind: Exclude<LeastKind, 'events'>,
  most: number,
): Promise<YearAfter[]> {
  const asked = { kind, most: BigInt(most), city_code, area_tier };
  const found = await ask(published, 'whatif/year_after', asked, row);
  return found.map(({ year, items, net, net_after, all_items, all_net, all_net_after }) => ({
    year,
    items,
    net_user_seconds: net,
    after_user_seconds: net_after,
    all_items,
    all_net_user_seconds: all_net,
    all_after_user_seconds: all_net_after,
  }));
}
