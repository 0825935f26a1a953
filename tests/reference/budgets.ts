import { firstOfMonth, isoDate, monthOf, secondsPerDay, yearOf } from './civil.js';

/*
 * What the user-hours of a month are budgeted at and used for: slowly, in loops over months and rows, from
 * what the months of a project came to. Months are numbered from the year 0.
 */

/** What a month of a city and tier came to, all of its counties included. */
export interface MonthSum {
  readonly month: number;
  readonly city: string;
  readonly tier: string;
  /** Users on each of its days, added up; of every day of the month, whether it is over or not. */
  readonly userDays: bigint;
  readonly fault: bigint;
  readonly planned: bigint;
}

/** The faults and the rest of one county, of which there need not be all. */
export type CountySum = Omit<MonthSum, 'userDays'> & { readonly county: string };

export interface Budget {
  readonly month: number;
  readonly city: string;
  /** Empty for the city as a whole. */
  readonly county: string;
  readonly tier: string;
  /** User-hours as written. */
  readonly hours: string;
}

export interface Planned {
  readonly city: string;
  readonly county: string;
  readonly tier: string;
  readonly from: number;
  readonly to: number;
  readonly users: number;
}

/** What is forecast of a city and tier: what the allowance leaves, and the high end of what is to come. */
export interface Forecast {
  readonly city: string;
  readonly tier: string;
  /** Past years that it rests on. */
  readonly years: number;
  readonly left: bigint | null;
  readonly high: bigint | null;
}

export interface BudgetWorld {
  /** First day of what isn't known yet. */
  readonly asOf: number;
  /** First and last year of the calendar. */
  readonly years: readonly [number, number];
  readonly months: readonly MonthSum[];
  readonly counties: readonly CountySum[];
  readonly budgets: readonly Budget[];
  readonly plans: readonly Planned[];
  readonly forecasts: readonly Forecast[];
}

export interface BudgetUse {
  readonly month: string;
  readonly city_code: string;
  readonly county: string;
  readonly area_tier: string;
  readonly is_over: boolean;
  readonly budget_source: 'given' | 'allowance' | 'none';
  readonly budget_user_seconds: bigint | null;
  readonly fault_user_seconds: bigint;
  readonly planned_user_seconds: bigint;
  readonly booked_user_seconds: bigint;
  readonly reserve_user_seconds: bigint;
  readonly left_user_seconds: bigint | null;
  readonly status: 'within' | 'at_risk' | 'exceeded' | 'no_budget';
}

interface Place {
  readonly month: number;
  readonly city: string;
  readonly county: string;
  readonly tier: string;
}

const monthNo = (at: number) => 12 * yearOf(at) + monthOf(at) - 1;
const startOf = (month: number) => firstOfMonth(Math.floor(month / 12), (month % 12) + 1);
const nameOf = (month: number) => isoDate(startOf(month)).slice(0, 7);
const dense = (tier: string) => tier === 'central' || tier === 'urban';

/** User-hours as user-seconds, a half of one rounded up. */
function secondsIn(hours: string): bigint {
  const [whole = '0', part = ''] = hours.split('.');
  const billionths = BigInt(whole) * 10n ** 9n + BigInt(part.padEnd(9, '0').slice(0, 9));
  return (billionths * 3600n * 2n + 10n ** 9n) / (2n * 10n ** 9n);
}

export function budgetUse(world: BudgetWorld): BudgetUse[] {
  return placesOf(world).map((place) => useOf(place, world));
}

function placesOf({ years, budgets, plans, forecasts, asOf }: BudgetWorld): Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place) => {
    const year = Math.floor(place.month / 12);
    if (year < years[0] || year > years[1]) return;
    places.set(JSON.stringify(Object.values(place)), place);
  };
  for (const { city, tier } of forecasts) {
    for (let k = 0; k < 12; k += 1) add({ month: 12 * yearOf(asOf) + k, city, county: '', tier });
  }
  for (const { month, city, county, tier } of budgets) add({ month, city, county, tier });
  for (const plan of plans) {
    for (let month = 12 * years[0]; month < 12 * (years[1] + 1); month += 1) {
      const { city, tier } = plan;
      if (secondsAhead(plan, month, asOf) > 0) add({ month, city, county: '', tier });
    }
  }
  return [...places.values()];
}

/** How much of a plan lies in the month and isn't over. */
function secondsAhead({ from, to }: Planned, month: number, asOf: number): number {
  const start = Math.max(from, startOf(month) * secondsPerDay, asOf * secondsPerDay);
  return Math.max(0, Math.min(to, startOf(month + 1) * secondsPerDay) - start);
}

function useOf(place: Place, world: BudgetWorld): BudgetUse {
  const { month, city, county, tier } = place;
  const isOver = startOf(month + 1) <= world.asOf;
  const isHere = (one: { city: string; tier: string }) => one.city === city && one.tier === tier;
  const sums = county === '' ? world.months : world.counties.filter((one) => one.county === county);
  const here = sums.filter((one) => isHere(one) && one.month === month);
  const fault = here.reduce((sum, one) => sum + one.fault, 0n);
  const planned = here.reduce((sum, one) => sum + one.planned, 0n);
  const booked = world.plans
    .filter((plan) => isHere(plan) && (county === '' || plan.county === county))
    .reduce(
      (sum, plan) => sum + BigInt(plan.users) * BigInt(secondsAhead(plan, month, world.asOf)),
      0n,
    );
  const given = world.budgets.find(
    (one) => isHere(one) && one.month === month && one.county === county,
  );
  const forecast = world.forecasts.find(isHere);
  const season = forecast && !isOver ? seasonOf(month, forecast, world) : undefined;
  const offered =
    county === '' && forecast?.left != null ? season?.shareOf(forecast.left) : undefined;
  const inAll = forecast?.high != null ? (season?.faultsOf(forecast.high) ?? 0n) : 0n;
  const ofPlace = county === '' ? inAll : partOf(inAll, place, world);
  const reserve = ofPlace > fault ? ofPlace - fault : 0n;
  const budget = given ? secondsIn(given.hours) : (offered ?? null);
  const used = fault + planned + booked;
  return {
    month: nameOf(month),
    city_code: city,
    county,
    area_tier: tier,
    is_over: isOver,
    budget_source: given ? 'given' : offered === undefined ? 'none' : 'allowance',
    budget_user_seconds: budget,
    fault_user_seconds: fault,
    planned_user_seconds: planned,
    booked_user_seconds: booked,
    reserve_user_seconds: reserve,
    left_user_seconds: budget === null ? null : budget - used - reserve,
    status:
      budget === null
        ? 'no_budget'
        : budget < used
          ? 'exceeded'
          : budget < used + reserve
            ? 'at_risk'
            : 'within',
  };
}

/** A county's part of its city's reserve: that of its faults in those that the city had so far. */
function partOf(seconds: bigint, { city, county, tier }: Place, world: BudgetWorld): bigint {
  const faults = (sums: readonly { city: string; tier: string; fault: bigint }[]) =>
    sums
      .filter((one) => one.city === city && one.tier === tier)
      .reduce((sum, one) => sum + one.fault, 0n);
  const whole = faults(world.months);
  const own = faults(world.counties.filter((one) => one.county === county));
  return whole > 0n ? (seconds * own) / whole : 0n;
}

interface Season {
  /** The month's share of what the allowance leaves; the shares of all months that remain add up to it. */
  readonly shareOf: (left: bigint) => bigint;
  readonly faultsOf: (high: bigint) => bigint;
}

/** How the past years of the group spread over the months that remain; undefined where they had nothing. */
function seasonOf(month: number, forecast: Forecast, world: BudgetWorld): Season | undefined {
  const year = yearOf(world.asOf);
  const group = world.forecasts.filter(({ tier }) => dense(tier) === dense(forecast.tier));
  const inMonth = (k: number) => {
    let adjusted = 0n;
    let net = 0n;
    let fault = 0n;
    for (const { city, tier, years } of group) {
      const sumOf = (no: number) =>
        world.months.find((one) => one.city === city && one.tier === tier && one.month === no);
      const now = sumOf(12 * year + k);
      for (let past = year - years; past < year; past += 1) {
        const then = sumOf(12 * past + k);
        if (!then) continue;
        net += then.fault + then.planned;
        fault += then.fault;
        if (!now || then.userDays === 0n) continue;
        const parts = 2n * (then.fault + then.planned) * now.userDays + then.userDays;
        adjusted += parts / (2n * then.userDays);
      }
    }
    return { adjusted, faults: net > 0n ? (adjusted * fault) / net : 0n };
  };
  const first = monthNo(world.asOf) - 12 * year;
  const before = (k: number) => {
    let sum = 0n;
    for (let i = first; i < k; i += 1) sum += inMonth(i).adjusted;
    return sum;
  };
  const rest = before(12);
  if (rest === 0n) return undefined;
  const k = month - 12 * year;
  return {
    shareOf: (left) => {
      const whole = left > 0n ? left : 0n;
      return (whole * before(k + 1)) / rest - (whole * before(k)) / rest;
    },
    faultsOf: (high) => (high * inMonth(k).faults) / rest,
  };
}
