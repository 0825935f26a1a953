import type { z } from 'zod';
import type {
  Baseline,
  CellVerdict,
  Comparison,
  ExplanationRequest,
  NoBaseline,
  OverallVerdict,
  Verdict,
} from '../../reports/explain/data.js';
import type {
  EvidenceRow,
  PeriodHoursRow,
  TargetRow,
  VerdictRow,
} from '../../reports/view/data.js';
import { isWithin, type VerdictCode, verdictsOfOne } from '../../schemas/codes/index.js';
import { historyRows } from '../../schemas/published/contributions.js';
import { missingEvidence, periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { cities, targets } from '../../schemas/published/reference.js';
import { baseYearOf } from '../../schemas/settings/targets.js';
import type { Database } from '../base/database.js';
import { complement, type Fraction, fractionOf, powerOf } from '../base/exact.js';
import { ask } from '../models/queries.js';
import type { Rules } from './rules.js';
import { product } from './values.js';

const HOUR = 3600n;
/** History is kept in billionths of an hour. */
const E9 = 10n ** 9n;

const cityName = cities.row.pick({ city_name: true });

/** The verdict of a year with the comparisons behind it, made anew; null where none is given. */
export async function verdictOf(
  published: Database,
  asked: ExplanationRequest,
  figure: PeriodHoursRow,
  rules: Rules,
): Promise<Verdict | null> {
  if (asked.periodKind !== 'year') return null;
  const year = Number(asked.period);
  const [row] = await published.read(
    verdicts,
    'where year = $year and city_code = $city and area_tier = $tier',
    { year, city: asked.cityCode, tier: asked.tier },
  );
  if (!row) return null;
  const verdict =
    asked.tier === 'all'
      ? await overallVerdict(published, asked, row)
      : await cellVerdict(published, figure, row, rules);
  const expected =
    verdict.kind === 'cell' ? verdictIn(verdict) : decideOverall(verdict, row.is_final);
  if (expected !== row.verdict) {
    throw new Error(`the comparisons come to ${expected}, published is ${row.verdict}`);
  }
  return verdict;
}

async function overallVerdict(
  published: Database,
  { isRegion, cityCode }: ExplanationRequest,
  row: VerdictRow,
): Promise<OverallVerdict> {
  const cells = await published.read(
    verdicts,
    `where year = $year and area_tier <> 'all' and ($city is null or city_code = $city)
     order by city_code, area_tier`,
    { year: row.year, city: isRegion ? null : cityCode },
  );
  const empty = isRegion
    ? await ask(published, 'explain/cities_without_cells', { year: row.year }, cityName)
    : [];
  return {
    kind: 'overall',
    row,
    cells,
    empty_cities: empty.map(({ city_name: name }) => name),
  };
}

async function cellVerdict(
  published: Database,
  figure: PeriodHoursRow,
  row: VerdictRow,
  rules: Rules,
): Promise<CellVerdict> {
  const grounds = await groundsOf(published, row, rules);
  const verdict = judge(grounds, figure);
  const pairs: [unknown, unknown][] = [
    [verdict.by_limit?.holds ?? null, row.absolute_met],
    [reductionMet(verdict, figure), row.reduction_met],
    [grounds.baseline?.from.kind ?? null, row.baseline_source],
  ];
  for (const [made, held] of pairs) {
    if (made !== held) throw new Error(`explained ${String(made)}, published ${String(held)}`);
  }
  return verdict;
}

/** What a city and tier is held against in a year: all of a verdict but its hours. */
export type Grounds = Omit<CellVerdict, 'by_limit' | 'by_reduction' | 'as_computed'>;

/** Hours that are compared. */
export type Compared = Pick<PeriodHoursRow, 'net_user_seconds' | 'days' | 'user_days' | 'is_final'>;

export async function groundsOf(
  published: Database,
  row: VerdictRow,
  rules: Rules,
): Promise<Grounds> {
  const { year, city_code: city, area_tier: tier, target_group: group } = row;
  const place = { city, tier };
  const base = baseYearIn(row, rules);
  return groundsFrom(row, rules, {
    targets: await published.read(
      targets,
      'where year = $year and target_group = $group and area_tier = $tier',
      { year, group, tier },
    ),
    history: await published.read(
      historyRows,
      'where year = $base and city_code = $city and area_tier = $tier',
      { ...place, base },
    ),
    figures: await published.read(
      periodHours,
      "where period_kind = 'year' and period = $base and city_code = $city and area_tier = $tier",
      { ...place, base: String(base).padStart(4, '0') },
    ),
    faults: await published.read(
      missingEvidence,
      'where year = $year and city_code = $city order by all',
      { year, city },
    ),
  });
}

/** The year whose hours a reduction starts from. */
export function baseYearIn({ year }: Pick<VerdictRow, 'year'>, { basis }: Rules): number {
  return baseYearOf(basis) ?? year - 1;
}

/** Rows that concern a city and tier in a year. */
export interface GroundRows {
  /** Of the year, its target group and tier. */
  readonly targets: readonly TargetRow[];
  /** Of the base year. */
  readonly history: readonly z.infer<typeof historyRows.row>[];
  readonly figures: readonly PeriodHoursRow[];
  /** What is missing from the evidence of the year and city. */
  readonly faults: readonly EvidenceRow[];
}

export function groundsFrom(row: VerdictRow, rules: Rules, rows: GroundRows): Grounds {
  const rate = fractionOf(rules.rate);
  const baseYear = baseYearIn(row, rules);
  const years = row.year - baseYear;
  const factor = years > 0 ? powerOf(complement(rate), years) : null;
  const found = factor ? baselineOf(rows, baseYear) : 'no_rule';
  const baseline = typeof found === 'string' ? null : found;
  const isZero = baseline?.hours.num === 0n;
  const { rate_groups: groups } = rules;
  return {
    kind: 'cell',
    row,
    is_stage: rows.targets[0]?.is_stage === true,
    limit: row.target_hours === null ? null : fractionOf(row.target_hours),
    rate,
    years,
    factor,
    is_open: groups === 'all' || (row.target_group !== null && groups.includes(row.target_group)),
    baseline,
    no_baseline: typeof found === 'string' ? found : isZero ? 'zero' : null,
    faults: rows.faults,
  };
}

/** The comparisons of the hours, and what they come to. */
export function judge(grounds: Grounds, figure: Compared): CellVerdict {
  const { kind, row, is_stage, limit, rate, years, factor, is_open, ...rest } = grounds;
  const { baseline, no_baseline, faults } = rest;
  const compared = {
    ...{ kind, row, is_stage, limit },
    by_limit: limit && atMost(figure, limit, []),
    ...{ rate, years, factor, is_open, baseline, no_baseline },
    by_reduction:
      baseline && factor && no_baseline !== 'zero'
        ? atMost(figure, baseline.hours, [factor])
        : null,
  };
  return { ...compared, faults, as_computed: decide(compared, figure) };
}

/** What is published of a verdict, where some of the evidence may be missing. */
export function verdictIn({ as_computed, faults }: CellVerdict): VerdictCode {
  return undone(as_computed, faults);
}

/** The hours that the limit and the reduction allow, as far as they apply. */
export function allowancesOf({
  limit,
  factor,
  is_open,
  baseline,
  no_baseline,
}: Grounds): Fraction[] {
  const hours = is_open && factor && no_baseline !== 'zero' ? baseline?.hours : undefined;
  const route = hours && factor && { num: hours.num * factor.num, den: hours.den * factor.den };
  return [limit, route].filter((one) => one !== null && one !== undefined);
}

/** Whether the hours of the figure are at most an allowance, multiplied out; null without users. */
function atMost(
  { net_user_seconds, days, user_days }: Compared,
  allowance: Fraction,
  more: readonly Fraction[],
): Comparison | null {
  if (user_days === 0n) return null;
  const left = [net_user_seconds, BigInt(days), allowance.den, ...more.map(({ den }) => den)];
  const right = [allowance.num, ...more.map(({ num }) => num), HOUR, user_days];
  const [left_product, right_product] = [product(left), product(right)];
  return { left, right, left_product, right_product, holds: left_product <= right_product };
}

function baselineOf({ history, figures }: GroundRows, year: number): Baseline | NoBaseline {
  const [held] = history;
  if (held) {
    const { hours_e9, source_file, source_line } = held;
    const { num, den } = lowest(BigInt(hours_e9), E9);
    return { year, hours: { num, den }, from: { kind: 'history', source_file, source_line } };
  }
  const [figure] = figures;
  if (!figure) return 'no_figure';
  if (!figure.is_final) return 'not_final';
  if (figure.user_days === 0n) return 'no_users';
  const { net_user_seconds: net, days, user_days } = figure;
  return {
    year,
    hours: { num: net * BigInt(days), den: HOUR * user_days },
    from: { kind: 'events', net, days, user_days },
  };
}

function lowest(num: bigint, den: bigint): Fraction {
  let [a, b] = [num, den];
  while (b > 0n) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

type Comparisons = Omit<CellVerdict, 'faults' | 'as_computed'>;

/** Hours above a baseline of 0 are no reduction. */
function reductionMet(
  { by_reduction, no_baseline }: Comparisons,
  { net_user_seconds, user_days }: Compared,
): boolean | null {
  if (no_baseline === 'zero' && user_days > 0n && net_user_seconds > 0n) return false;
  return by_reduction?.holds ?? null;
}

/** The first line of the method's table that holds. */
function decide(verdict: Comparisons, figure: Compared): VerdictCode {
  const { user_days, is_final } = figure;
  const byLimit = verdict.by_limit?.holds ?? null;
  const byRoute = verdict.is_open ? reductionMet(verdict, figure) : null;
  // A baseline of 0 allows nothing, so it is no allowance that could be exceeded.
  const allows = byLimit !== null || (verdict.is_open && verdict.by_reduction !== null);
  if (user_days === 0n) return 'undetermined';
  if (is_final) {
    if (byLimit) return 'met_absolute';
    if (byRoute) return 'met_reduction';
    if (verdict.is_open && byRoute === null) return 'undetermined';
    return byLimit === null && byRoute === null ? 'undetermined' : 'not_met';
  }
  if (!allows) return 'undetermined';
  return byLimit || byRoute ? 'on_course' : 'exceeded';
}

/**
 * What is left of a verdict when evidence is missing: outage time that is missing could undo one that
 * says that the hours are within what is allowed, superfluous time one that says that they are beyond.
 */
function undone(verdict: VerdictCode, faults: readonly EvidenceRow[]): VerdictCode {
  const within = isWithin(verdict);
  const isUndone = faults.some(({ evidence, feed }) => {
    if (evidence === 'mostly_open') return within === false;
    if (evidence !== 'unread_files' || feed === 'outages') return within === true;
    if (feed === 'customers') return true;
    if (feed === 'history') return verdict === 'met_reduction' || verdict === 'not_met';
    return within === false;
  });
  return isUndone ? 'undetermined' : verdict;
}

function decideOverall({ cells, empty_cities }: OverallVerdict, isFinal: boolean): VerdictCode {
  const worst = verdictsOfOne.find(
    (verdict) =>
      cells.some((cell) => cell.verdict === verdict) ||
      (verdict === 'undetermined' && empty_cities.length > 0),
  );
  return worst ?? (isFinal ? 'met' : 'on_course');
}
