import { isoTime, secondsPerDay } from './civil.js';
import { type Evidence, netOf, type PeriodHours, regionCode } from './indices.js';
import { userSeconds } from './overlap.js';
import type { Period } from './periods.js';
import { userDays } from './population.js';
import { ratio, toNumber } from './ratio.js';
import type { Life } from './spells.js';
import type { Outage, Tier } from './types.js';

/** A period, a city or the region, and a place in its list. */
interface Place {
  readonly period_kind: Period['kind'];
  readonly period: string;
  readonly city_code: string;
  readonly rank: number;
}

interface Sums {
  readonly net_user_seconds: bigint;
  readonly fault_user_seconds: bigint;
  readonly excluded_user_seconds: bigint;
  readonly outages: number;
}

export interface CauseHours extends Place, Sums {
  readonly cause: string | null;
  readonly is_rest: boolean;
  readonly hours: number | null;
}

export interface LineHours extends Place, Sums {
  readonly line_city_code: string;
  readonly line_id: string;
}

export interface CountyHours extends Place, Sums {
  readonly county: string | null;
  readonly is_rest: boolean;
  readonly user_days: bigint | null;
  readonly hours: number | null;
}

export interface TopEvent extends Place {
  readonly event_id: string;
  readonly provider: string | null;
  readonly event_city_code: string;
  readonly area_tier: Tier | 'all';
  readonly county: string | null;
  readonly line_id: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly is_open: boolean;
  readonly rows: number;
  readonly users: number;
  readonly net_user_seconds: bigint;
}

export interface Detail {
  readonly causeHours: readonly CauseHours[];
  readonly lineHours: readonly LineHours[];
  readonly countyHours: readonly CountyHours[];
  readonly topEvents: readonly TopEvent[];
}

interface Part<K> extends Sums {
  readonly key: K;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** By name; no name comes last. */
function byName(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

function startedIn(outage: Outage, period: Period): boolean {
  const { started_at: at } = outage;
  return period.from * secondsPerDay <= at && at < period.to * secondsPerDay;
}

/** What the rows that pass add within the period, by what each of them names. */
function partsOf(
  period: Period,
  { lives, contributions }: Evidence,
  passes: (outage: Outage) => boolean,
  keyOf: (outage: Outage) => string,
): Part<string>[] {
  const keys = new Set<string>();
  for (const { outage } of lives) if (passes(outage)) keys.add(keyOf(outage));
  return [...keys].map((key) => {
    let net = 0n;
    let fault = 0n;
    let excluded = 0n;
    for (const piece of contributions) {
      const { outage } = piece.life;
      if (!passes(outage) || keyOf(outage) !== key) continue;
      const amount = userSeconds(piece, period.from * secondsPerDay, period.to * secondsPerDay);
      if (piece.excluded) excluded += amount;
      else net += amount;
      if (!piece.excluded && outage.nature === 'fault') fault += amount;
    }
    const outages = lives.filter(
      ({ outage }) => passes(outage) && keyOf(outage) === key && startedIn(outage, period),
    ).length;
    return {
      key,
      net_user_seconds: net,
      fault_user_seconds: fault,
      excluded_user_seconds: excluded,
      outages,
    };
  });
}

function largestFirst<K extends Part<string>>(parts: readonly K[]): K[] {
  return [...parts].sort((a, b) => {
    const more = b.net_user_seconds - a.net_user_seconds;
    return more === 0n ? byName(a.key, b.key) : more > 0n ? 1 : -1;
  });
}

function sumOf(parts: readonly Sums[]): Sums {
  return {
    net_user_seconds: parts.reduce((sum, part) => sum + part.net_user_seconds, 0n),
    fault_user_seconds: parts.reduce((sum, part) => sum + part.fault_user_seconds, 0n),
    excluded_user_seconds: parts.reduce((sum, part) => sum + part.excluded_user_seconds, 0n),
    outages: parts.reduce((sum, part) => sum + part.outages, 0),
  };
}

function causesOf(period: Period, whole: PeriodHours, evidence: Evidence): CauseHours[] {
  const isRegion = whole.city_code === regionCode(evidence.settings);
  const parts = largestFirst(
    partsOf(
      period,
      evidence,
      (outage) => isRegion || outage.city === whole.city_code,
      (outage) => outage.cause,
    ).filter((part) => part.net_user_seconds > 0n || part.outages > 0),
  );
  const place = { period_kind: period.kind, period: period.name, city_code: whole.city_code };
  const hours = (net: bigint) =>
    whole.user_days === 0n
      ? null
      : toNumber(ratio(net * BigInt(whole.days), 3600n * whole.user_days));
  const rows = parts.slice(0, 20).map((part, index) => ({
    ...place,
    ...part,
    rank: index + 1,
    cause: orNull(part.key),
    is_rest: false,
    hours: hours(part.net_user_seconds),
  }));
  if (parts.length <= 20) return rows;
  const rest = sumOf(parts.slice(20));
  return [
    ...rows,
    {
      ...place,
      ...rest,
      rank: 21,
      cause: null,
      is_rest: true,
      hours: hours(rest.net_user_seconds),
    },
  ];
}

function countiesOf(period: Period, whole: PeriodHours, evidence: Evidence): CountyHours[] {
  const inCity = (row: { readonly city: string }) => row.city === whole.city_code;
  const usersOf = (county: string) => {
    let sum = 0n;
    for (const coverage of evidence.coverages) {
      if (inCity(coverage) && coverage.county === county) {
        sum += userDays(coverage, period.from, period.to).userDays;
      }
    }
    return sum;
  };
  const held = partsOf(period, evidence, inCity, (outage) => outage.county);
  for (const { county } of evidence.coverages.filter(inCity)) {
    if (held.some((part) => part.key === county)) continue;
    held.push({
      key: county,
      net_user_seconds: 0n,
      fault_user_seconds: 0n,
      excluded_user_seconds: 0n,
      outages: 0,
    });
  }
  const unplaced = usersOf('') > 0n;
  const parts = largestFirst(
    held.filter(
      (part) =>
        part.net_user_seconds > 0n ||
        part.excluded_user_seconds > 0n ||
        part.outages > 0 ||
        (part.key !== '' && usersOf(part.key) > 0n),
    ),
  );
  const row = (rank: number, county: string | null, some: readonly Part<string>[]): CountyHours => {
    const sums = sumOf(some);
    const users = some.map((part) => (part.key === '' ? 0n : usersOf(part.key)));
    const known = users.every((one) => one > 0n);
    const days = known ? users.reduce((sum, one) => sum + one, 0n) : null;
    return {
      period_kind: period.kind,
      period: period.name,
      city_code: whole.city_code,
      rank,
      ...sums,
      county,
      is_rest: rank > 60,
      user_days: days,
      hours:
        days === null || unplaced
          ? null
          : toNumber(ratio(sums.net_user_seconds * BigInt(whole.days), 3600n * days)),
    };
  };
  const rows = parts.slice(0, 60).map((part, i) => row(i + 1, orNull(part.key), [part]));
  return parts.length <= 60 ? rows : [...rows, row(61, null, parts.slice(60))];
}

/** Lines of the city, or of every city: one number in two cities is two lines. */
function linesOf(period: Period, whole: PeriodHours, evidence: Evidence): LineHours[] {
  const isRegion = whole.city_code === regionCode(evidence.settings);
  const parts = partsOf(
    period,
    evidence,
    (outage) => outage.line_id !== '' && (isRegion || outage.city === whole.city_code),
    (outage) => `${outage.city} ${outage.line_id}`,
  ).filter((part) => part.net_user_seconds > 0n);
  return largestFirst(parts)
    .slice(0, 10)
    .map((part, index) => ({
      ...part,
      period_kind: period.kind,
      period: period.name,
      city_code: whole.city_code,
      rank: index + 1,
      line_city_code: part.key.split(' ')[0] ?? '',
      line_id: part.key.slice(part.key.indexOf(' ') + 1),
    }));
}

/** What all have in common, or nothing. */
function common<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

interface Event {
  readonly lives: readonly Life[];
  readonly first: Outage;
  readonly net: bigint;
}

function eventsOf({ lives, contributions }: Evidence): Event[] {
  const events = new Map<string, Life[]>();
  for (const life of lives) {
    const { provider, event_id, city } = life.outage;
    const key = JSON.stringify([provider, event_id, city]);
    events.set(key, [...(events.get(key) ?? []), life]);
  }
  return [...events.values()].map((rows) => {
    const ordered = [...rows].sort((a, b) => a.outage.started_at - b.outage.started_at);
    const first = ordered[0]?.outage;
    if (first === undefined) throw new Error('an event without rows');
    const net = rows.reduce((sum, { row }) => sum + netOf(row, contributions), 0n);
    return { lives: ordered, first, net };
  });
}

function eventOrder(a: Event, b: Event): number {
  if (a.net !== b.net) return a.net < b.net ? 1 : -1;
  const [one, two] = [a.first, b.first];
  for (const [x, y] of [
    [one.city, two.city],
    [one.event_id, two.event_id],
    [one.provider, two.provider],
  ] as const) {
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function topEventsOf(
  period: Period,
  whole: PeriodHours,
  events: readonly Event[],
  region: string,
): TopEvent[] {
  return events
    .filter(({ first, net }) => {
      const inScope = whole.city_code === region || whole.city_code === first.city;
      return inScope && net > 0n && startedIn(first, period);
    })
    .sort(eventOrder)
    .slice(0, 10)
    .map(({ lives, first, net }, index) => ({
      period_kind: period.kind,
      period: period.name,
      city_code: whole.city_code,
      rank: index + 1,
      event_id: first.event_id,
      provider: orNull(first.provider),
      event_city_code: first.city,
      area_tier: common(lives.map(({ outage }) => outage.area_tier)) ?? 'all',
      county: orNull(common(lives.map(({ outage }) => outage.county)) ?? ''),
      line_id: orNull(common(lives.map(({ outage }) => outage.line_id)) ?? ''),
      started_at: isoTime(first.started_at),
      ended_at: isoTime(Math.max(...lives.map(({ endedAt }) => endedAt))),
      is_open: lives.some(({ isOpen }) => isOpen),
      rows: lives.length,
      users: lives.reduce((sum, { outage }) => sum + outage.users, 0),
      net_user_seconds: net,
    }));
}

/** Causes, lines, counties and events of every period and city, and of the region. */
export function detailOf(
  periods: readonly Period[],
  hours: readonly PeriodHours[],
  evidence: Evidence,
): Detail {
  const region = regionCode(evidence.settings);
  const events = eventsOf(evidence);
  const causeHours: CauseHours[] = [];
  const lineHours: LineHours[] = [];
  const countyHours: CountyHours[] = [];
  const topEvents: TopEvent[] = [];
  for (const period of periods) {
    for (const whole of hours) {
      if (whole.period_kind !== period.kind || whole.period !== period.name) continue;
      if (whole.area_tier !== 'all') continue;
      causeHours.push(...causesOf(period, whole, evidence));
      lineHours.push(...linesOf(period, whole, evidence));
      if (whole.city_code !== region) countyHours.push(...countiesOf(period, whole, evidence));
      topEvents.push(...topEventsOf(period, whole, events, region));
    }
  }
  return { causeHours, lineHours, countyHours, topEvents };
}
