/**
 * The forecast of a year that isn't over, and of every past year as though it weren't: each from the
 * years before it alone. Whole numbers are bigints; what goes through a logarithm or an exponential is
 * rounded to eleven decimals.
 */
import { firstOfMonth, yearOf } from './civil.js';
import { type PeriodHours, regionCode } from './indices.js';
import type { Horizon } from './periods.js';
import { normalPoints, studentPoints } from './points.js';
import { type Coverage, userDays } from './population.js';
import type { Ratio } from './ratio.js';
import { type Project, type Tier, tiers } from './types.js';

export interface Place {
  readonly city: string;
  readonly tier: Tier | 'all';
}

type Way = 'own' | 'season';

export interface Forecast {
  readonly year: number;
  readonly month: number;
  readonly level: 'cell' | 'city' | 'tier' | 'region';
  readonly city_code: string;
  readonly area_tier: Tier | 'all';
  readonly user_days: bigint;
  readonly past_years: number;
  readonly residual_years: number;
  readonly so_far_user_seconds: bigint;
  readonly expected_user_seconds: bigint | null;
  readonly level_user_seconds: bigint | null;
  readonly low_user_seconds: number | null;
  readonly mid_user_seconds: number | null;
  readonly high_user_seconds: number | null;
  readonly allowance_user_seconds: bigint | null;
  readonly left_user_seconds: bigint | null;
  readonly pace_minutes_per_day: number | null;
  readonly hours_low: number | null;
  readonly p_meet: number | null;
}

export interface Backtest extends Forecast {
  readonly seasonal_user_seconds: bigint;
  readonly actual_user_seconds: bigint;
  readonly is_covered: boolean | null;
  readonly width: number | null;
  readonly pinball: number | null;
  readonly pinball_seasonal: number | null;
  readonly is_met: boolean | null;
  readonly brier: number | null;
  readonly brier_pro_rata: number | null;
}

interface Interval {
  readonly years: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly shift: number;
  readonly spread: number;
  readonly centred: readonly number[];
}

/** num / den to the nearest whole number, a half upwards. */
function halfUp(num: bigint, den: bigint): bigint {
  return (2n * num + den) / (2n * den);
}

/** To eleven decimals. */
function rounded(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 1e11)) / 1e11;
}

const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);
const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const months = Array.from({ length: 12 }, (_, i) => i + 1);

export class Forecaster {
  private readonly region: string;
  private readonly net = new Map<string, bigint>();
  private readonly days = new Map<string, bigint>();
  private readonly places: Place[] = [];
  /** What was worked out already, by what it is. */
  private readonly kept = new Map<string, unknown>();

  constructor(
    project: Project,
    private readonly horizon: Horizon,
    hours: readonly PeriodHours[],
    coverages: readonly Coverage[],
    private readonly allowed: (place: Place, year: number) => Ratio | null,
  ) {
    this.region = regionCode(project.settings);
    for (const row of hours) {
      if (row.period_kind !== 'month') continue;
      this.net.set(`${row.city_code} ${row.area_tier} ${row.period}`, row.net_user_seconds);
    }
    const codes = project.cities.map(({ code }) => code);
    for (const city of [...codes, this.region]) {
      for (const tier of [...tiers, 'all' as const]) this.places.push({ city, tier });
    }
    for (const place of this.places) {
      const own = coverages.filter(
        (one) =>
          (place.city === this.region ? codes.includes(one.city) : one.city === place.city) &&
          (place.tier === 'all' || one.tier === place.tier),
      );
      for (let year = this.firstYear; year <= this.lastYear; year += 1) {
        for (const month of months) {
          const [from, to] = [firstOfMonth(year, month), firstOfMonth(year, month + 1)];
          const users = sum(own.map((one) => userDays(one, from, to).userDays));
          this.days.set(this.key(place, year, month), users);
        }
      }
    }
  }

  private get firstYear(): number {
    return yearOf(this.horizon.dataFrom);
  }

  private get lastYear(): number {
    return yearOf(this.horizon.asOf - 1);
  }

  private key({ city, tier }: Place, year: number, month: number): string {
    return `${city} ${tier} ${year}-${String(month).padStart(2, '0')}`;
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name) as T;
  }

  private isFinal(year: number): boolean {
    const { dataFrom, asOf } = this.horizon;
    return dataFrom <= firstOfMonth(year, 1) && asOf >= firstOfMonth(year + 1, 1);
  }

  private netOf(place: Place, year: number, month: number): bigint {
    return this.net.get(this.key(place, year, month)) ?? 0n;
  }

  private daysOf(place: Place, year: number, month: number): bigint {
    return this.days.get(this.key(place, year, month)) ?? 0n;
  }

  private userDays(place: Place, year: number, after = 0): bigint {
    return this.once(`days ${this.key(place, year, after)}`, () =>
      sum(months.filter((k) => k > after).map((k) => this.daysOf(place, year, k))),
    );
  }

  /** The year before, the one before that, and so on. */
  private past(place: Place, year: number): number[] {
    return this.once(`past ${this.key(place, year, 0)}`, () => {
      const past: number[] = [];
      for (let i = year - 1; past.length < 8; i -= 1) {
        if (!this.isFinal(i) || this.userDays(place, i) === 0n) break;
        past.push(i);
      }
      return past;
    });
  }

  /** What came after month m of a past year, on the users of the year. */
  private adjusted(place: Place, year: number, past: number, m: number): bigint {
    return this.once(`adjusted ${this.key(place, year, m)} ${past}`, () =>
      sum(
        months
          .filter((k) => k > m)
          .map((k) => {
            const users = this.daysOf(place, past, k);
            const net = this.netOf(place, past, k);
            return users === 0n ? 0n : halfUp(net * this.daysOf(place, year, k), users);
          }),
      ),
    );
  }

  private levelOf(place: Place): Forecast['level'] {
    if (place.city === this.region) return place.tier === 'all' ? 'region' : 'tier';
    return place.tier === 'all' ? 'city' : 'cell';
  }

  private group(place: Place, year: number): Place[] {
    return this.once(`group ${this.key(place, year, 0)}`, () => this.members(place, year));
  }

  /** The same for all places of one group. */
  private nameOf(place: Place, year: number): string {
    return JSON.stringify(this.group(place, year)[0]);
  }

  private members(place: Place, year: number): Place[] {
    const level = this.levelOf(place);
    const side = (tier: string) => tier === 'central' || tier === 'urban';
    return this.places.filter((other) => {
      if (this.levelOf(other) !== level || this.userDays(other, year) === 0n) return false;
      if (level === 'cell') return side(other.tier) === side(place.tier);
      return level === 'city' || other.tier === place.tier;
    });
  }

  private soFar(place: Place, year: number, m: number): bigint {
    return this.once(`so far ${this.key(place, year, m)}`, () =>
      sum(months.filter((k) => k <= m).map((k) => this.netOf(place, year, k))),
    );
  }

  private rest(place: Place, year: number, m: number): bigint {
    return sum(months.filter((k) => k > m).map((k) => this.netOf(place, year, k)));
  }

  private mean(place: Place, year: number): bigint | null {
    return this.once(`mean ${this.key(place, year, 0)}`, () => {
      const past = this.past(place, year);
      const n = past.length;
      if (n === 0) return null;
      const weights = past.map((_, j) => 3n ** BigInt(j) * 5n ** BigInt(n - 1 - j));
      const totals = past.map((i, j) => this.adjusted(place, year, i, 0) * (weights[j] ?? 0n));
      return halfUp(sum(totals), sum(weights));
    });
  }

  private season(place: Place, year: number, m: number): readonly [bigint, bigint] {
    const name = `season ${year} ${m} ${this.nameOf(place, year)}`;
    return this.once(name, () => {
      const pairs = this.group(place, year).flatMap((other) =>
        this.past(other, year).map((i) => [
          this.adjusted(other, year, i, m),
          this.adjusted(other, year, i, 0),
        ]),
      );
      return [sum(pairs.map(([q1]) => q1 ?? 0n)), sum(pairs.map(([, q]) => q ?? 0n))];
    });
  }

  private expected(place: Place, year: number, m: number, way: Way): bigint | null {
    const level = this.mean(place, year);
    if (level === null) return null;
    if (way === 'season') return this.adjusted(place, year, year - 1, m);
    const [q1, q] = this.season(place, year, m);
    if (q === 0n) return 0n;
    return halfUp(q1 * (4n * this.soFar(place, year, m) + level), 5n * q - 4n * q1);
  }

  /** How far off the forecast of a past year was; null where there is no logarithm. */
  private residual(place: Place, i: number, m: number, way: Way): number | null {
    return this.once(`residual ${this.key(place, i, m)} ${way}`, () => {
      const [level, expected] = [this.mean(place, i), this.expected(place, i, m, way)];
      if (level === null || expected === null) return null;
      const came = 100n * this.rest(place, i, m) + level;
      const foreseen = 100n * expected + level;
      return came > 0n && foreseen > 0n ? rounded(Math.log(Number(came) / Number(foreseen))) : null;
    });
  }

  private interval(place: Place, year: number, m: number, way: Way): Interval | null {
    const name = `interval ${year} ${m} ${way} ${this.nameOf(place, year)}`;
    return this.once(name, () => {
      const byYear = new Map<number, number[]>();
      for (const other of this.group(place, year)) {
        for (const i of this.past(other, year)) {
          const r = this.residual(other, i, m, way);
          if (r !== null) byYear.set(i, [...(byYear.get(i) ?? []), r]);
        }
      }
      const years = byYear.size;
      if (years === 0) return null;
      const means = [...byYear.values()].map(mean);
      const middle = mean(means);
      const centred = [...byYear.values()]
        .flatMap((list) => list.map((r) => r - mean(list)))
        .sort((a, b) => a - b);
      const at = (tenths: number) => centred[Math.ceil((tenths * centred.length) / 10) - 1] ?? 0;
      const squares = means.reduce((all, one) => all + (one - middle) ** 2, 0);
      const spread = Math.sqrt((0.04 + squares) / (3 + years)) * Math.sqrt(1 + 1 / years);
      const shift = (middle * years) / (years + 1);
      const reach = (studentPoints[3 + years] ?? Number.NaN) * spread;
      return {
        ...{ years, shift, spread, centred },
        low: shift - Math.hypot(at(1), reach),
        mid: shift + at(5),
        high: shift + Math.hypot(at(9), reach),
      };
    });
  }

  private ends(place: Place, year: number, m: number, way: Way) {
    const [level, expected] = [this.mean(place, year), this.expected(place, year, m, way)];
    const interval = this.interval(place, year, m, way);
    if (level === null || expected === null || interval === null) return null;
    const part = Number(level) / 100;
    const end = (z: number) =>
      Number(this.soFar(place, year, m)) +
      Math.max(0, (Number(expected) + part) * rounded(Math.exp(z)) - part);
    return { low: end(interval.low), mid: end(interval.mid), high: end(interval.high) };
  }

  private daysIn(year: number): bigint {
    return BigInt(firstOfMonth(year + 1, 1) - firstOfMonth(year, 1));
  }

  private allowance(place: Place, year: number): bigint | null {
    if (this.levelOf(place) !== 'cell') return null;
    const hours = this.allowed(place, year);
    if (hours === null) return null;
    return (hours.num * 3600n * this.userDays(place, year)) / (hours.den * this.daysIn(year));
  }

  private chance(place: Place, year: number, m: number, left: bigint | null): number | null {
    if (left === null) return null;
    if (left < 0n) return 0;
    const [level, expected] = [this.mean(place, year), this.expected(place, year, m, 'own')];
    const interval = this.interval(place, year, m, 'own');
    if (level === null || expected === null || interval === null) return null;
    const foreseen = 100n * expected + level;
    if (foreseen === 0n) return 1;
    const may = 100n * left + level;
    if (may === 0n) return 0;
    const bound = rounded(Math.log(Number(may) / Number(foreseen)));
    let within = 0;
    for (const c of interval.centred) {
      for (const z of normalPoints) {
        if (interval.shift + c + interval.spread * z <= bound) within += 1;
      }
    }
    return within / (9 * interval.centred.length);
  }

  private forecast(place: Place, year: number, m: number): Forecast {
    const ends = this.ends(place, year, m, 'own');
    const allowance = this.allowance(place, year);
    const soFar = this.soFar(place, year, m);
    const left = allowance === null ? null : allowance - soFar;
    const remaining = this.userDays(place, year, m);
    const users = this.userDays(place, year);
    const interval = this.mean(place, year) === null ? null : this.interval(place, year, m, 'own');
    return {
      year,
      month: m,
      level: this.levelOf(place),
      city_code: place.city,
      area_tier: place.tier,
      user_days: users,
      past_years: this.past(place, year).length,
      residual_years: interval?.years ?? 0,
      so_far_user_seconds: soFar,
      expected_user_seconds: this.expected(place, year, m, 'own'),
      level_user_seconds: this.mean(place, year),
      low_user_seconds: ends?.low ?? null,
      mid_user_seconds: ends?.mid ?? null,
      high_user_seconds: ends?.high ?? null,
      allowance_user_seconds: allowance,
      left_user_seconds: left,
      pace_minutes_per_day:
        left === null || remaining === 0n ? null : Number(left) / 60 / Number(remaining),
      hours_low:
        ends === null ? null : (ends.low * Number(this.daysIn(year))) / 3600 / Number(users),
      p_meet: this.chance(place, year, m, left),
    };
  }

  private held(year: number): Place[] {
    return this.places.filter((place) => this.userDays(place, year) > 0n);
  }

  /** Of the year that isn't over. */
  forecasts(): Forecast[] {
    const year = this.lastYear;
    if (this.isFinal(year) || this.horizon.dataFrom > firstOfMonth(year, 1)) return [];
    const m = months.filter((k) => firstOfMonth(year, k + 1) <= this.horizon.asOf).length;
    return m === 0 ? [] : this.held(year).map((place) => this.forecast(place, year, m));
  }

  private loss(place: Place, year: number, m: number, way: Way): number | null {
    const ends = this.ends(place, year, m, way);
    if (ends === null) return null;
    const actual = Number(this.soFar(place, year, 12));
    const one = (q: number, share: number) =>
      actual >= q ? share * (actual - q) : (1 - share) * (q - actual);
    return one(ends.low, 0.1) + one(ends.mid, 0.5) + one(ends.high, 0.9);
  }

  /** Of every past year that has one before it. */
  backtest(): Backtest[] {
    const rows: Backtest[] = [];
    for (let year = this.firstYear; year <= this.lastYear; year += 1) {
      if (!this.isFinal(year)) continue;
      for (const place of this.held(year)) {
        if (this.past(place, year).length === 0) continue;
        for (const m of months.slice(0, 11)) rows.push(this.judged(place, year, m));
      }
    }
    return rows;
  }

  private judged(place: Place, year: number, m: number): Backtest {
    const made = this.forecast(place, year, m);
    const { low_user_seconds: low, high_user_seconds: high, p_meet: p } = made;
    const allowance = made.allowance_user_seconds;
    const actual = this.soFar(place, year, 12);
    const isMet = allowance === null ? null : actual <= allowance;
    const [q1, q] = this.season(place, year, m);
    const soFar = made.so_far_user_seconds;
    const isProRata = allowance === null ? null : soFar * q <= allowance * (q - q1);
    const [is, end] = [isMet ? 1 : 0, Number(actual)];
    return {
      ...made,
      seasonal_user_seconds: this.expected(place, year, m, 'season') ?? 0n,
      actual_user_seconds: actual,
      is_covered: low === null || high === null ? null : low <= end && end <= high,
      width: low === null || high === null || actual === 0n ? null : (high - low) / end,
      pinball: this.loss(place, year, m, 'own'),
      pinball_seasonal: this.loss(place, year, m, 'season'),
      is_met: isMet,
      brier: p === null || isMet === null ? null : (p - is) ** 2,
      brier_pro_rata: isProRata === null ? null : Number(isProRata !== isMet),
    };
  }
}
