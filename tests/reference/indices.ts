import { isoDate, secondsPerDay } from './civil.js';
import { type Piece, userSeconds } from './overlap.js';
import { type Period, periodKinds } from './periods.js';
import { type Coverage, userDays } from './population.js';
import { minus, numberOrNull, one, type Ratio, ratio, toNumber } from './ratio.js';
import type { Life } from './spells.js';
import { type Settings, type Tier, tiers } from './types.js';

/** What adds up, over cells and over time. */
interface Sums {
  user_days: bigint;
  gross_user_seconds: bigint;
  excluded_user_seconds: bigint;
  net_user_seconds: bigint;
  fault_user_seconds: bigint;
  planned_user_seconds: bigint;
  sustained_user_seconds: bigint;
  outages: number;
  interruptions: bigint;
  interruptions_sustained: bigint;
  interruptions_momentary: bigint;
}

export interface PeriodHours extends Readonly<Sums> {
  readonly period_kind: Period['kind'];
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly days: number;
  readonly is_final: boolean;
  readonly city_code: string;
  readonly area_tier: Tier | 'all';
  readonly users_avg: number;
  readonly hours: number | null;
  readonly hours_gross: number | null;
  readonly hours_fault: number | null;
  readonly hours_planned: number | null;
  readonly hours_sustained: number | null;
  readonly saifi: number | null;
  readonly saifi_sustained: number | null;
  readonly caidi: number | null;
  readonly caidi_sustained: number | null;
  readonly maifi: number | null;
  readonly asai: number | null;
  /** The same ratios, before they became doubles. */
  readonly exact: {
    readonly users_avg: Ratio;
    readonly hours: Ratio | null;
    readonly hours_gross: Ratio | null;
    readonly hours_fault: Ratio | null;
    readonly hours_planned: Ratio | null;
    readonly hours_sustained: Ratio | null;
    readonly saifi: Ratio | null;
    readonly saifi_sustained: Ratio | null;
    readonly caidi: Ratio | null;
    readonly caidi_sustained: Ratio | null;
    readonly maifi: Ratio | null;
    readonly asai: Ratio | null;
  };
}

export interface Evidence {
  readonly lives: readonly Life[];
  readonly contributions: readonly Piece[];
  readonly coverages: readonly Coverage[];
  readonly settings: Settings;
}

function nothing(): Sums {
  return {
    user_days: 0n,
    gross_user_seconds: 0n,
    excluded_user_seconds: 0n,
    net_user_seconds: 0n,
    fault_user_seconds: 0n,
    planned_user_seconds: 0n,
    sustained_user_seconds: 0n,
    outages: 0,
    interruptions: 0n,
    interruptions_sustained: 0n,
    interruptions_momentary: 0n,
  };
}

function addTo(total: Sums, part: Sums): void {
  total.user_days += part.user_days;
  total.gross_user_seconds += part.gross_user_seconds;
  total.excluded_user_seconds += part.excluded_user_seconds;
  total.net_user_seconds += part.net_user_seconds;
  total.fault_user_seconds += part.fault_user_seconds;
  total.planned_user_seconds += part.planned_user_seconds;
  total.sustained_user_seconds += part.sustained_user_seconds;
  total.outages += part.outages;
  total.interruptions += part.interruptions;
  total.interruptions_sustained += part.interruptions_sustained;
  total.interruptions_momentary += part.interruptions_momentary;
}

/** Net user-seconds of a row over its whole life. */
export function netOf(row: number, contributions: readonly Piece[]): bigint {
  let net = 0n;
  for (const piece of contributions) {
    if (piece.row === row && !piece.excluded) net += userSeconds(piece, piece.from, piece.to);
  }
  return net;
}

/** One city and tier in one span, or null when nothing is known of it there. */
function cellOf(period: Period, city: string, tier: Tier, evidence: Evidence): Sums | null {
  const { lives, contributions, coverages, settings } = evidence;
  const from = period.from * secondsPerDay;
  const to = period.to * secondsPerDay;
  const sums = nothing();
  let exists = false;

  for (const coverage of coverages) {
    if (coverage.city !== city || coverage.tier !== tier) continue;
    const covered = userDays(coverage, period.from, period.to);
    if (covered.days > 0) exists = true;
    sums.user_days += covered.userDays;
  }

  const isSustained = ({ outage, endedAt }: Life) =>
    endedAt - outage.started_at > settings.sustained_over_seconds;

  for (const life of lives) {
    const { row, outage, spells } = life;
    if (outage.city !== city || outage.area_tier !== tier) continue;
    if (spells.some((spell) => spell.from < to && from < spell.to)) exists = true;
    if (from <= outage.started_at && outage.started_at < to) {
      exists = true;
      sums.outages += 1;
      if (netOf(row, contributions) === 0n) continue;
      sums.interruptions += BigInt(outage.users);
      if (isSustained(life)) sums.interruptions_sustained += BigInt(outage.users);
      else sums.interruptions_momentary += BigInt(outage.users);
    }
  }

  for (const piece of contributions) {
    const { outage } = piece.life;
    if (outage.city !== city || outage.area_tier !== tier) continue;
    const amount = userSeconds(piece, from, to);
    sums.gross_user_seconds += amount;
    if (piece.excluded) {
      sums.excluded_user_seconds += amount;
      continue;
    }
    sums.net_user_seconds += amount;
    if (outage.nature === 'fault') sums.fault_user_seconds += amount;
    else sums.planned_user_seconds += amount;
    if (isSustained(piece.life)) sums.sustained_user_seconds += amount;
  }
  return exists ? sums : null;
}

function rowOf(period: Period, city: string, tier: Tier | 'all', sums: Sums): PeriodHours {
  const days = period.to - period.from;
  const wideDays = BigInt(days);
  const perUser = (seconds: bigint): Ratio | null =>
    sums.user_days === 0n ? null : ratio(seconds * wideDays, 3600n * sums.user_days);
  const timesPerUser = (interruptions: bigint): Ratio | null =>
    sums.user_days === 0n ? null : ratio(interruptions * wideDays, sums.user_days);
  // Hours / SAIFI, neither of which there is without users.
  const hoursEach = (seconds: bigint, interruptions: bigint): Ratio | null =>
    interruptions === 0n || sums.user_days === 0n ? null : ratio(seconds, 3600n * interruptions);
  const hours = perUser(sums.net_user_seconds);
  const exact = {
    users_avg: ratio(sums.user_days, wideDays),
    hours,
    hours_gross: perUser(sums.gross_user_seconds),
    hours_fault: perUser(sums.fault_user_seconds),
    hours_planned: perUser(sums.planned_user_seconds),
    hours_sustained: perUser(sums.sustained_user_seconds),
    saifi: timesPerUser(sums.interruptions),
    saifi_sustained: timesPerUser(sums.interruptions_sustained),
    caidi: hoursEach(sums.net_user_seconds, sums.interruptions),
    caidi_sustained: hoursEach(sums.sustained_user_seconds, sums.interruptions_sustained),
    maifi: timesPerUser(sums.interruptions_momentary),
    asai: hours === null ? null : minus(one, ratio(hours.num, hours.den * 24n * wideDays)),
  };
  return {
    period_kind: period.kind,
    period: period.name,
    period_start: isoDate(period.start),
    period_end: isoDate(period.end),
    days,
    is_final: period.isFinal,
    city_code: city,
    area_tier: tier,
    ...sums,
    users_avg: toNumber(exact.users_avg),
    hours: numberOrNull(exact.hours),
    hours_gross: numberOrNull(exact.hours_gross),
    hours_fault: numberOrNull(exact.hours_fault),
    hours_planned: numberOrNull(exact.hours_planned),
    hours_sustained: numberOrNull(exact.hours_sustained),
    saifi: numberOrNull(exact.saifi),
    saifi_sustained: numberOrNull(exact.saifi_sustained),
    caidi: numberOrNull(exact.caidi),
    caidi_sustained: numberOrNull(exact.caidi_sustained),
    maifi: numberOrNull(exact.maifi),
    asai: numberOrNull(exact.asai),
    exact,
  };
}

function sortKey(row: PeriodHours): string {
  const kind = periodKinds.indexOf(row.period_kind);
  const tier = [...tiers, 'all'].indexOf(row.area_tier);
  return `${kind} ${row.period} ${row.city_code} ${tier}`;
}

/** The region's own code, under which its cities are added up. */
export function regionCode(settings: Settings): string {
  return settings.region?.code ?? '510000';
}

/** Every period, city and tier, with the sums over tiers, over cities and over both. */
export function periodHours(
  periods: readonly Period[],
  cities: readonly string[],
  evidence: Evidence,
): PeriodHours[] {
  const rows: PeriodHours[] = [];
  const region = regionCode(evidence.settings);
  for (const period of periods) {
    const totals = new Map<string, { city: string; tier: Tier | 'all'; sums: Sums }>();
    for (const city of cities) {
      for (const tier of tiers) {
        const cell = cellOf(period, city, tier, evidence);
        if (cell === null) continue;
        for (const [totalCity, totalTier] of [
          [city, tier],
          [city, 'all'],
          [region, tier],
          [region, 'all'],
        ] as const) {
          const key = `${totalCity} ${totalTier}`;
          const total = totals.get(key) ?? { city: totalCity, tier: totalTier, sums: nothing() };
          addTo(total.sums, cell);
          totals.set(key, total);
        }
      }
    }
    for (const { city, tier, sums } of totals.values()) rows.push(rowOf(period, city, tier, sums));
  }
  return rows.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}
