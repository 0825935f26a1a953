import { isWithin } from '../../schemas/codes/index.js';
import type { VerdictRow } from './data.js';
import { monthsUpTo } from './period.js';
import { allTiers, hoursToDate, type View } from './view.js';

/** So many years are shown, the report's own among them. */
const mostYears = 5;

/** A year of one city and tier beside what it was allowed. */
export interface YearPoint {
  readonly year: number;
  readonly hours: number | null;
  /** Whether the hours are those of the whole year. */
  readonly isWhole: boolean;
  readonly limit: number | null;
  /** What the reduction leaves of the baseline, where that route is open and there is one. */
  readonly reduced: number | null;
  /** As judged; null where nothing is decided yet, or no verdict is held. */
  readonly within: boolean | null;
}

export interface Years {
  readonly years: readonly number[];
  of(city: string, tier: string): readonly YearPoint[];
}

/** How a city stands among all cities in one tier and year, the fewest hours first. */
export interface Standing {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  readonly rank: number | null;
  readonly cities: number;
}

/** The same for every page of a report. */
const found = new WeakMap<View['data'], Years>();

/** The last years of which anything is held, up to the report's own. */
export function yearsOf(view: View): Years {
  const known = found.get(view.data) ?? yearsIn(view);
  found.set(view.data, known);
  return known;
}

function yearsIn(view: View): Years {
  const { data, year } = view;
  const verdicts = new Map(data.verdicts.map((row) => [key(row.year, row), row]));
  const history = new Map(data.history.map((row) => [key(row.year, row), row]));
  const held = new Set([
    ...data.history.map((row) => row.year),
    ...data.periodHours.flatMap((row) => (row.period_kind === 'year' ? Number(row.period) : [])),
  ]);
  const years = [...held].filter((one) => one <= year && one > year - mostYears).sort();
  const pointOf = (city: string, tier: string, of: number): YearPoint => {
    const place = { city_code: city, area_tier: tier };
    const verdict = verdicts.get(key(of, place));
    const published = view.hours('year', String(of), city, tier);
    const past = history.get(key(of, place));
    // A report of a month shows nothing of the months after it.
    const isCut = of === year && monthsUpTo(data.period).length < 12;
    const own = isCut ? hoursToDate(view, city, tier) : (published?.hours ?? null);
    const isWhole = !isCut && (own === null ? past !== undefined : published?.is_final === true);
    const limit = verdict?.target_hours ?? null;
    const reduced = verdict ? reducedOf(view, verdict) : null;
    return {
      year: of,
      hours: own ?? (past ? Number(past.hours_e9) / 1e9 : null),
      isWhole,
      limit,
      reduced,
      within: verdict && !isCut && (isWhole || isOver(verdict)) ? isWithin(verdict.verdict) : null,
    };
  };
  const points = new Map<string, readonly YearPoint[]>();
  const of = (city: string, tier: string) => {
    const place = `${city} ${tier}`;
    const own = points.get(place) ?? years.map((one) => pointOf(city, tier, one));
    points.set(place, own);
    return own;
  };
  return { years, of };
}

/** How a city stands among those of the region that have hours. */
export function standingOf(
  points: ReadonlyMap<string, YearPoint | undefined>,
  city: string,
): Standing | null {
  const hours = [...points.values()].flatMap((point) => point?.hours ?? []).sort((a, b) => a - b);
  const [least] = hours;
  const most = hours.at(-1);
  if (least === undefined || most === undefined) return null;
  const own = points.get(city)?.hours ?? null;
  const middle = (hours.length - 1) / 2;
  const median = ((hours[Math.floor(middle)] ?? 0) + (hours[Math.ceil(middle)] ?? 0)) / 2;
  const rank = own === null ? null : 1 + hours.filter((one) => one < own).length;
  return { least, median, most, rank, cities: hours.length };
}

/** The hours that the reduction allows. */
export function reducedOf({ settings, rate, baseYear }: View, verdict: VerdictRow): number | null {
  const { baseline_hours: baseline, target_group: group, year } = verdict;
  const { rate_groups: groups } = settings;
  const isOpen = groups === 'all' || (group !== null && groups.includes(group));
  if (!isOpen || baseline === null || baseline <= 0 || verdict.area_tier === allTiers) return null;
  return baseline * (1 - rate) ** (baseYear === null ? 1 : year - baseYear);
}

function isOver(verdict: VerdictRow): boolean {
  return verdict.verdict === 'exceeded';
}

function key(
  year: number,
  { city_code, area_tier }: { readonly city_code: string; readonly area_tier: string },
): string {
  return `${year} ${city_code} ${area_tier}`;
}
