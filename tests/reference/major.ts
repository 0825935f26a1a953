import { dayOf, isoDate, yearOf } from './civil.js';
import { type Evidence, netOf, type PeriodHours, regionCode } from './indices.js';
import type { Horizon } from './periods.js';
import { userDays } from './population.js';

export interface MajorEventDay {
  readonly city_code: string;
  readonly day: string;
  readonly net_user_seconds: bigint;
  readonly hours: number | null;
  readonly threshold_hours: number | null;
  readonly is_major: boolean;
}

interface Day {
  readonly day: number;
  readonly net: bigint;
  readonly hours: number | null;
}

function daysOf(city: string | null, { dataFrom, asOf }: Horizon, evidence: Evidence): Day[] {
  const { lives, contributions, coverages } = evidence;
  const nets = new Map<number, bigint>();
  for (const { row, outage } of lives) {
    if (city !== null && outage.city !== city) continue;
    const day = dayOf(outage.started_at);
    nets.set(day, (nets.get(day) ?? 0n) + netOf(row, contributions));
  }
  const held = coverages.filter((coverage) => city === null || coverage.city === city);
  const days: Day[] = [];
  for (let day = dataFrom; day < asOf; day += 1) {
    const net = nets.get(day) ?? 0n;
    const users = held.reduce((sum, one) => sum + userDays(one, day, day + 1).userDays, 0n);
    days.push({ day, net, hours: users === 0n ? null : Number(net) / Number(3600n * users) });
  }
  return days;
}

/** exp(α + 2.5 β) of the days, with the deviation over n − 1. */
export function thresholdOf(hours: readonly number[]): number | null {
  const logs = hours.filter((one) => one > 0).map(Math.log);
  if (logs.length < 2) return null;
  const alpha = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - alpha) ** 2, 0);
  return Math.exp(alpha + 2.5 * Math.sqrt(squares / (logs.length - 1)));
}

/** Every complete day of every city that has any figures, and of the region. */
export function majorEventDays(
  horizon: Horizon,
  hours: readonly PeriodHours[],
  evidence: Evidence,
): MajorEventDay[] {
  const region = regionCode(evidence.settings);
  const result: MajorEventDay[] = [];
  for (const city of new Set(hours.map((row) => row.city_code))) {
    const days = daysOf(city === region ? null : city, horizon, evidence);
    const thresholds = new Map<number, number | null>();
    for (const { day, net, hours: ofDay } of days) {
      const year = yearOf(day);
      if (!thresholds.has(year)) {
        const before = days.filter((one) => year - 5 <= yearOf(one.day) && yearOf(one.day) < year);
        thresholds.set(year, thresholdOf(before.map((one) => one.hours ?? 0)));
      }
      const threshold = thresholds.get(year) ?? null;
      result.push({
        city_code: city,
        day: isoDate(day),
        net_user_seconds: net,
        hours: ofDay,
        threshold_hours: threshold,
        // Logarithms are not exact: a day that lies on the threshold is not above it.
        is_major: ofDay !== null && threshold !== null && ofDay > threshold * (1 + 1e-9),
      });
    }
  }
  return result;
}
