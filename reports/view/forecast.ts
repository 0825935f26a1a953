import { tierOrAllCodes } from '../../schemas/codes/index.js';
import type { BacktestRow, ForecastRow } from './data.js';
import { monthsUpTo } from './period.js';
import { allTiers, type View } from './view.js';

/** The forecasts of the page's cities and tiers that have an allowance, the greatest risk first. */
export function cellForecasts(view: View): readonly ForecastRow[] {
  const { data, year, isCity, place, cities } = view;
  // A report of an earlier month shows nothing of later ones.
  const last = monthsUpTo(data.period).length;
  const known = new Set(isCity ? [place.code] : cities.map(({ code }) => code));
  return data.forecasts
    .filter(
      (row) =>
        row.year === year &&
        row.month <= last &&
        row.area_tier !== allTiers &&
        known.has(row.city_code) &&
        row.hours_allowance !== null,
    )
    .map((row) => ({ row, keys: riskOf(view, row) }))
    .sort((a, b) => a.keys.map((key, i) => key - (b.keys[i] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ row }) => row);
}

/** What is beyond comes first, then the least likely to stay within, then the least left. */
function riskOf({ cities }: View, row: ForecastRow): number[] {
  return [
    row.outlook === 'exceeded' ? 0 : 1,
    row.p_meet ?? 2,
    (row.hours_left ?? 0) / (row.hours_allowance || 1),
    cities.findIndex(({ code }) => code === row.city_code),
    tierOrAllCodes.rank(row.area_tier),
  ];
}

/** How the intervals of past years held that were made at the end of the same month. */
export function pastIntervals({ data, cities }: View): {
  readonly years: number;
  readonly all: number;
  readonly held: number;
} {
  const known = new Set(cities.map(({ code }) => code));
  const made = data.backtest.filter(
    (row): row is BacktestRow & { readonly is_covered: boolean } =>
      row.is_covered !== null && row.area_tier !== allTiers && known.has(row.city_code),
  );
  return {
    years: new Set(made.map(({ year }) => year)).size,
    all: made.length,
    held: made.filter((row) => row.is_covered).length,
  };
}
