import { type VerdictCode, verdictsOfOne } from '../../schemas/codes/index.js';
import type { SettingsInForce } from '../../schemas/settings/rows.js';
import { quotient } from '../base/figures.js';
import { allowancesOf, widestOf } from './allowances.js';
import type { PeriodHoursRow, ReportData, VerdictRow } from './data.js';
import { yearOf } from './period.js';

/**
 * The data as it is at the end of a month or quarter: nothing of what came after it in its year, and the
 * year as it stood by then, with the users of the days so far. A year's report has it all. So the same
 * report of September reads the same in October and once December is in, unless rows of September change.
 */
export function upToPeriod(data: ReportData, settings: SettingsInForce): ReportData {
  const { kind, name } = data.period;
  const own = data.periodHours.find((row) => row.period_kind === kind && row.period === name);
  if (kind === 'year' || !own) return data;
  const year = String(yearOf(data.period)).padStart(4, '0');
  const isOfYear = (row: PeriodHoursRow) => row.period.startsWith(year);
  const isLater = (row: PeriodHoursRow) =>
    row.period_kind === 'month' && isOfYear(row) && row.period_end > own.period_end;
  if (!data.periodHours.some(isLater)) return data;
  const months = data.periodHours.filter(
    (row) => row.period_kind === 'month' && isOfYear(row) && row.period_end <= own.period_end,
  );
  const sums = sumsOf(months);
  return {
    ...data,
    periodHours: data.periodHours.flatMap((row) => {
      if (!isOfYear(row) || row.period_end <= own.period_end) return [row];
      const sum = sums.get(keyOf(row));
      return row.period_kind === 'year' && sum ? [yearSoFar(row, sum, own.period_end)] : [];
    }),
    verdicts: verdictsSoFar(data, Number(year), sums, settings),
    otherVerdicts: [],
  };
}

interface Sum {
  net: bigint;
  userDays: bigint;
  days: number;
}

/** Days are those of the whole months, the same for every place. */
function sumsOf(months: readonly PeriodHoursRow[]): Map<string, Sum> {
  const days = new Map(months.map((row) => [row.period, row.days]));
  const all = [...days.values()].reduce((sum, count) => sum + count, 0);
  const sums = new Map<string, Sum>();
  for (const row of months) {
    const sum = sums.get(keyOf(row)) ?? { net: 0n, userDays: 0n, days: all };
    sum.net += row.net_user_seconds;
    sum.userDays += row.user_days;
    sums.set(keyOf(row), sum);
  }
  return sums;
}

function keyOf(row: { readonly city_code: string; readonly area_tier: string }): string {
  return JSON.stringify([row.city_code, row.area_tier]);
}

function hoursOf({ net, userDays, days }: Sum): number | null {
  return quotient(net * BigInt(days), 3600n * userDays);
}

/** Only what the pages read of a year that isn't over: its hours. */
function yearSoFar(row: PeriodHoursRow, sum: Sum, end: string): PeriodHoursRow {
  return {
    ...row,
    period_end: end,
    is_final: false,
    days: sum.days,
    user_days: sum.userDays,
    net_user_seconds: sum.net,
    hours: hoursOf(sum),
  };
}

/** The verdicts of a year that isn't over, from the same limits and baselines. */
function verdictsSoFar(
  data: ReportData,
  year: number,
  sums: ReadonlyMap<string, Sum>,
  settings: SettingsInForce,
): VerdictRow[] {
  const cities = new Set(data.cities.map(({ city_code }) => city_code));
  const cells = data.verdicts
    .filter((row) => row.year === year && row.area_tier !== 'all')
    .map((row) => soFar(row, sums.get(keyOf(row)), settings));
  return data.verdicts.map((row) => {
    if (row.year !== year) return row;
    if (row.area_tier !== 'all') return cells.find((cell) => keyOf(cell) === keyOf(row)) ?? row;
    const own = cities.has(row.city_code)
      ? cells.filter((cell) => cell.city_code === row.city_code)
      : cells;
    // A city without any cell leaves the region open.
    const isOpen =
      own === cells && [...cities].some((code) => !cells.some((cell) => cell.city_code === code));
    const codes = [...own.map(({ verdict }) => verdict), ...(isOpen ? [open] : [])];
    const sum = sums.get(keyOf(row));
    return { ...bare(row), hours: sum ? hoursOf(sum) : null, verdict: gravest(codes) };
  });
}

const open = 'undetermined' as const;

function bare(row: VerdictRow): VerdictRow {
  return { ...row, is_final: false, absolute_met: null, reduction: null, reduction_met: null };
}

function gravest(codes: readonly VerdictCode[]): VerdictCode {
  return verdictsOfOne.find((code) => codes.includes(code)) ?? 'on_course';
}

function soFar(row: VerdictRow, sum: Sum | undefined, settings: SettingsInForce): VerdictRow {
  const hours = sum ? hoursOf(sum) : null;
  const base = { ...bare(row), hours, outlook: null };
  const { limit } = allowancesOf(row, settings);
  const widest = widestOf(row, settings);
  if (hours === null || !sum || widest === null) {
    return { ...base, verdict: open, allowance_used: null, margin_user_hours: null };
  }
  // A year that is over may lack a baseline to be judged by; up to there only evidence was wanting.
  const isOpen = row.verdict === open && row.evidence !== 'complete';
  return {
    ...base,
    absolute_met: limit === null ? null : hours <= limit,
    verdict: isOpen ? row.verdict : hours <= widest ? 'on_course' : 'exceeded',
    allowance_used: widest > 0 ? hours / widest : null,
    margin_user_hours: (widest * Number(sum.userDays)) / sum.days - Number(sum.net) / 3600,
  };
}
