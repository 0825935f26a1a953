import { z } from 'zod';
import { DAY } from '../../schemas/civil.js';
import { budgetUse, planRows } from '../../schemas/published/budgets.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';
import { horizonOf } from '../published/horizon.js';
import { type Known, type Plan, planRules } from './judge.js';

const hadShape = z.object({
  city_code: z.string(),
  area_tier: z.string(),
  asset_id: z.string(),
  started_s: z.int(),
});

/**
 * What is published of the budgets, of what is booked and of outages that assets had.
 * @param document the name that the file of the plans has among those that are loaded, or would have
 */
export async function knownFor(
  published: Database,
  plans: readonly Plan[],
  document: string,
): Promise<Known> {
  const { asOf: end } = await horizonOf(published);
  const asOf = secondsOf(end.day);
  const names = new Set(plans.map(identityOf));
  const booked = (await published.read(planRows)).map((row) => {
    const plan = planOf(row);
    const { source_file: file } = row;
    const isOfFile = file === document || file.startsWith(`${document}#`);
    return { ...plan, isReplaced: isOfFile || names.has(identityOf(plan)) };
  });
  const first = plans.reduce((least, { from }) => Math.min(least, from), asOf);
  const since = first - planRules.days * DAY;
  const had = await ask(published, 'budget/asset_outages', { since }, hadShape);
  return {
    asOf,
    booked,
    months: (await published.read(budgetUse)).map((row) => ({
      month: row.month,
      city: row.city_code,
      county: row.county,
      tier: row.area_tier,
      left: row.left_user_seconds,
    })),
    had: had.map((row) => ({
      city: row.city_code,
      tier: row.area_tier,
      assetId: row.asset_id,
      at: row.started_s,
    })),
  };
}

function planOf(row: z.infer<typeof planRows.row>): Plan {
  return {
    planId: row.plan_id,
    provider: row.provider,
    city: row.city_code,
    county: row.county,
    tier: row.area_tier,
    lineId: row.line_id,
    assetId: row.asset_id,
    from: secondsOf(row.planned_from),
    to: secondsOf(row.planned_to),
    users: BigInt(row.users),
    notified: row.notified_at === null ? null : secondsOf(row.notified_at),
  };
}

/** What tells a plan from the others, as the feed declares it. */
function identityOf(plan: Plan): string {
  const { provider, planId, city, tier, lineId, assetId, from } = plan;
  return JSON.stringify([
    provider ?? '',
    planId ?? '',
    city,
    tier,
    lineId ?? '',
    assetId ?? '',
    from,
  ]);
}

/** Of a day or a moment of local civil time. */
function secondsOf(text: string): number {
  const [day = '', time = '00:00:00'] = text.split(/[ T]/u);
  return Date.parse(`${day}T${time}Z`) / 1000;
}
