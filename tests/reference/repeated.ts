import { dayOf, secondsPerDay } from './civil.js';
import { type Evidence, netOf, type PeriodHours, regionCode } from './indices.js';
import type { Period } from './periods.js';
import { ratio, toNumber } from './ratio.js';
import type { Outage, Tier } from './types.js';

export interface RepeatedInterruptions {
  readonly year: number;
  readonly city_code: string;
  readonly area_tier: Tier | 'all';
  readonly window: 'year' | '60_days';
  readonly more_than: number;
  readonly assets: number;
  readonly users: bigint;
  readonly share: number | null;
}

interface Asset {
  /** The rows that interrupted it, of the whole horizon. */
  readonly rows: readonly Outage[];
}

function assetsOf(periods: readonly Period[], { lives, contributions }: Evidence): Asset[] {
  const years = periods.filter((period) => period.kind === 'year');
  const assets = new Map<string, Outage[]>();
  for (const { row, outage } of lives) {
    const day = dayOf(outage.started_at);
    if (outage.asset_id === '' || netOf(row, contributions) === 0n) continue;
    if (!years.some((year) => year.from <= day && day < year.to)) continue;
    const key = JSON.stringify([outage.city, outage.area_tier, outage.asset_id]);
    assets.set(key, [...(assets.get(key) ?? []), outage]);
  }
  return [...assets.values()].map((rows) => ({ rows }));
}

/** Whether some day of the period is the last of 60 that hold four starts, one of them on it. */
function isFrequent(asset: Asset, { from, to }: Period): boolean {
  for (let day = from; day < to; day += 1) {
    const days = asset.rows.map((row) => dayOf(row.started_at));
    if (days.includes(day) && days.filter((one) => day - 60 < one && one <= day).length > 3) {
      return true;
    }
  }
  return false;
}

/** Users of the assets that are interrupted again and again, for every year, city and tier. */
export function repeatedInterruptions(
  periods: readonly Period[],
  hours: readonly PeriodHours[],
  evidence: Evidence,
): RepeatedInterruptions[] {
  const region = regionCode(evidence.settings);
  const assets = assetsOf(periods, evidence);
  const result: RepeatedInterruptions[] = [];
  for (const period of periods) {
    if (period.kind !== 'year') continue;
    for (const whole of hours) {
      if (whole.period_kind !== 'year' || whole.period !== period.name) continue;
      const inYear = (row: Outage) =>
        period.from * secondsPerDay <= row.started_at && row.started_at < period.to * secondsPerDay;
      const held = assets.filter(({ rows }) =>
        rows.some(
          (row) =>
            inYear(row) &&
            (whole.city_code === region || whole.city_code === row.city) &&
            (whole.area_tier === 'all' || whole.area_tier === row.area_tier),
        ),
      );
      if (held.length === 0) continue;
      const add = (
        window: RepeatedInterruptions['window'],
        moreThan: number,
        found: readonly Asset[],
      ) => {
        let users = 0n;
        for (const { rows } of found) {
          users += BigInt(Math.max(...rows.filter(inYear).map((row) => row.users)));
        }
        result.push({
          year: Number(period.name),
          city_code: whole.city_code,
          area_tier: whole.area_tier,
          window,
          more_than: moreThan,
          assets: found.length,
          users,
          share:
            whole.user_days === 0n
              ? null
              : toNumber(ratio(users * BigInt(whole.days), whole.user_days)),
        });
      };
      for (let n = 0; n <= 10; n += 1) {
        add(
          'year',
          n,
          held.filter(({ rows }) => rows.filter(inYear).length > n),
        );
      }
      add(
        '60_days',
        3,
        held.filter((asset) => isFrequent(asset, period)),
      );
    }
  }
  return result;
}
