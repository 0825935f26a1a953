import { type EvidenceWord, evidences, type Fault, firstOf, undone } from './evidence.js';
import { type PeriodHours, regionCode } from './indices.js';
import {
  atMost,
  decimal,
  isZero,
  minus,
  numberOrNull,
  one,
  over,
  power,
  type Ratio,
  ratio,
  times,
  toNumber,
} from './ratio.js';
import { type Project, type Settings, type Tier, tiers } from './types.js';

export type VerdictWord =
  | 'met_absolute'
  | 'met_reduction'
  | 'met'
  | 'not_met'
  | 'undetermined'
  | 'exceeded'
  | 'on_course';

export type OutlookWord = 'exceeded' | 'undetermined' | 'at_risk' | 'on_course' | 'on_pace';

export interface Verdict {
  readonly year: number;
  readonly city_code: string;
  readonly area_tier: Tier | 'all';
  readonly target_group: string | null;
  readonly is_final: boolean;
  readonly hours: number | null;
  readonly target_hours: number | null;
  readonly absolute_met: boolean | null;
  readonly baseline_hours: number | null;
  readonly baseline_source: 'history' | 'events' | null;
  readonly reduction: number | null;
  readonly reduction_met: boolean | null;
  readonly verdict: VerdictWord;
  readonly evidence: EvidenceWord;
  readonly allowance_used: number | null;
  readonly margin_user_hours: number | null;
  /** The same ratios, before they became doubles. */
  readonly exact: {
    readonly hours: Ratio | null;
    readonly target_hours: Ratio | null;
    readonly baseline_hours: Ratio | null;
    readonly allowance_used: Ratio | null;
  };
}

/** A group that names the city, else the group of all the others. */
export function groupOf(city: string, settings: Settings): string | null {
  const groups = Object.entries(settings.targets.groups);
  for (const [name, group] of groups) {
    if (group.cities !== '*' && group.cities.includes(city)) return name;
  }
  for (const [name, group] of groups) if (group.cities === '*') return name;
  return null;
}

/** The stage target of the year, else the limit of the group. */
function targetOf(group: string | null, tier: Tier, year: number, settings: Settings) {
  if (group === null) return null;
  const { groups, stages } = settings.targets;
  const text = stages[String(year)]?.[group]?.[tier] ?? groups[group]?.hours[tier];
  return text === undefined ? null : decimal(text);
}

interface Baseline {
  readonly hours: Ratio;
  readonly source: 'history' | 'events';
  /** Years from the baseline to the year judged. */
  readonly years: number;
}

/** Which of the choices that `other_verdicts` compares. */
interface Choice {
  /** Nothing is excluded: gross for net, and a baseline from events alone. */
  readonly gross: boolean;
  /** The reduction applies the other way to the cities that a group names. */
  readonly turned: boolean;
}

const asDecided: Choice = { gross: false, turned: false };

function baselineOf(
  row: Pick<PeriodHours, 'period' | 'city_code' | 'area_tier'>,
  project: Project,
  rows: readonly PeriodHours[],
  { gross }: Choice,
): Baseline | null {
  const { basis } = project.settings;
  const year = Number(row.period);
  const base = basis === 'previous_year' ? year - 1 : basis.average_since;
  const years = year - base;
  if (years <= 0) return null;
  for (const known of gross ? [] : project.history) {
    if (known.city === row.city_code && known.area_tier === row.area_tier && known.year === base) {
      return { hours: decimal(known.hours), source: 'history', years };
    }
  }
  for (const earlier of rows) {
    const hours = gross ? earlier.exact.hours_gross : earlier.exact.hours;
    if (
      earlier.period_kind === 'year' &&
      earlier.period === String(base) &&
      earlier.city_code === row.city_code &&
      earlier.area_tier === row.area_tier &&
      earlier.is_final &&
      hours !== null
    ) {
      return { hours, source: 'events', years };
    }
  }
  return null;
}

function largest(ratios: readonly Ratio[]): Ratio | null {
  let most: Ratio | null = null;
  for (const candidate of ratios) if (most === null || atMost(most, candidate)) most = candidate;
  return most;
}

/** The widest allowance of a year, in hours per user; null where none applies. */
export function widestAllowance(
  project: Project,
  rows: readonly PeriodHours[],
  city: string,
  tier: Tier,
  year: number,
): Ratio | null {
  const { settings } = project;
  const group = groupOf(city, settings);
  const target = targetOf(group, tier, year, settings);
  const row = { period: String(year), city_code: city, area_tier: tier };
  const baseline = baselineOf(row, project, rows, asDecided);
  const isOpen =
    settings.rate_groups === 'all' || (group !== null && settings.rate_groups.includes(group));
  const allowances = target === null ? [] : [target];
  if (isOpen && baseline !== null && !isZero(baseline.hours)) {
    const factor = power(minus(one, decimal(settings.rate)), baseline.years);
    allowances.push(times(baseline.hours, factor));
  }
  return largest(allowances);
}

function judge(
  row: PeriodHours,
  tier: Tier,
  project: Project,
  rows: readonly PeriodHours[],
  choice: Choice,
  faults: readonly Fault[],
): Verdict {
  const { settings } = project;
  const year = Number(row.period);
  const hours = choice.gross ? row.exact.hours_gross : row.exact.hours;
  const group = groupOf(row.city_code, settings);
  const target = targetOf(group, tier, year, settings);
  const baseline = baselineOf(row, project, rows, choice);
  // A baseline of exactly 0 can't be reduced: hours above it miss the alternative, and it allows nothing.
  const usable = baseline !== null && !isZero(baseline.hours) ? baseline : null;
  const isNothing = baseline !== null && isZero(baseline.hours);
  const allowedByReduction =
    usable === null
      ? null
      : times(usable.hours, power(minus(one, decimal(settings.rate)), usable.years));
  const opened =
    settings.rate_groups === 'all' || (group !== null && settings.rate_groups.includes(group));
  const namedApart = group !== null && settings.targets.groups[group]?.cities !== '*';
  const alternative = choice.turned && namedApart ? !opened : opened;

  const absoluteMet = hours === null || target === null ? null : atMost(hours, target);
  let reductionMet: boolean | null = null;
  if (hours !== null && allowedByReduction !== null) {
    reductionMet = atMost(hours, allowedByReduction);
  } else if (hours !== null && isNothing && !isZero(hours)) reductionMet = false;
  let reduction: number | null = null;
  if (hours !== null && usable !== null) {
    const share = over(hours, usable.hours);
    reduction =
      usable.years === 1 ? toNumber(minus(one, share)) : 1 - toNumber(share) ** (1 / usable.years);
  }

  const allowances: Ratio[] = [];
  if (target !== null) allowances.push(target);
  if (alternative && allowedByReduction !== null) allowances.push(allowedByReduction);
  const widest = largest(allowances);

  let verdict: VerdictWord;
  if (hours === null) verdict = 'undetermined';
  else if (row.is_final) {
    if (absoluteMet === true) verdict = 'met_absolute';
    else if (alternative && reductionMet === true) verdict = 'met_reduction';
    else if (alternative && reductionMet === null) verdict = 'undetermined';
    // Neither a limit nor the alternative applies: there is nothing that could be missed.
    else if (target === null && !alternative) verdict = 'undetermined';
    else verdict = 'not_met';
  } else if (widest === null) verdict = 'undetermined';
  else if (atMost(hours, widest)) verdict = 'on_course';
  else verdict = 'exceeded';

  // Hours per user over the span, times the users of each of its days, over its days.
  const margin =
    hours === null || widest === null
      ? null
      : times(minus(widest, hours), ratio(row.user_days, BigInt(row.days)));
  const used = hours === null || widest === null || isZero(widest) ? null : over(hours, widest);
  return {
    year,
    city_code: row.city_code,
    area_tier: tier,
    target_group: group,
    is_final: row.is_final,
    hours: numberOrNull(hours),
    target_hours: numberOrNull(target),
    absolute_met: absoluteMet,
    baseline_hours: numberOrNull(baseline?.hours ?? null),
    baseline_source: baseline?.source ?? null,
    reduction,
    reduction_met: reductionMet,
    verdict: undone(verdict, faults),
    evidence: firstOf(faults),
    allowance_used: numberOrNull(used),
    margin_user_hours: numberOrNull(margin),
    exact: {
      hours,
      target_hours: target,
      baseline_hours: baseline?.hours ?? null,
      allowance_used: used,
    },
  };
}

/** One bad cell makes the whole bad; then one unknown makes it unknown. */
function overAll(cells: readonly Verdict[], isFinal: boolean, isWhole: boolean): VerdictWord {
  const bad = isFinal ? 'not_met' : 'exceeded';
  if (cells.some((cell) => cell.verdict === bad)) return bad;
  if (!isWhole || cells.some((cell) => cell.verdict === 'undetermined')) return 'undetermined';
  return isFinal ? 'met' : 'on_course';
}

function sortKey(row: Verdict): string {
  return `${row.year} ${row.city_code} ${[...tiers, 'all'].indexOf(row.area_tier)}`;
}

/** Every year, city and tier; every city over its tiers; the region over its cities. */
export function verdicts(
  project: Project,
  rows: readonly PeriodHours[],
  faultsOf: (year: number, city: string) => readonly Fault[],
): Verdict[] {
  const region = regionCode(project.settings);
  const years = rows.filter((row) => row.period_kind === 'year');
  const cells: Verdict[] = [];
  for (const row of years) {
    if (row.city_code === region || row.area_tier === 'all') continue;
    const faults = faultsOf(Number(row.period), row.city_code);
    cells.push(judge(row, row.area_tier, project, rows, asDecided, faults));
  }
  const wholes: Verdict[] = [];
  for (const row of years) {
    if (row.area_tier !== 'all') continue;
    const year = Number(row.period);
    const isRegion = row.city_code === region;
    const parts = cells.filter(
      (cell) => cell.year === year && (isRegion || cell.city_code === row.city_code),
    );
    // Only four of Sichuan's cities are ever drawn.
    const isWhole =
      project.settings.region !== null &&
      project.cities.every(({ code }) => parts.some((cell) => cell.city_code === code));
    const words = isRegion
      ? project.cities.map(({ code }) => firstOf(faultsOf(year, code)))
      : [firstOf(faultsOf(year, row.city_code))];
    wholes.push({
      year,
      city_code: row.city_code,
      area_tier: 'all',
      target_group: isRegion ? null : groupOf(row.city_code, project.settings),
      is_final: row.is_final,
      hours: row.hours,
      target_hours: null,
      absolute_met: null,
      baseline_hours: null,
      baseline_source: null,
      reduction: null,
      reduction_met: null,
      verdict: overAll(parts, row.is_final, !isRegion || isWhole),
      evidence: evidences.find((word) => words.includes(word)) ?? 'complete',
      allowance_used: null,
      margin_user_hours: null,
      exact: {
        hours: row.exact.hours,
        target_hours: null,
        baseline_hours: null,
        allowance_used: null,
      },
    });
  }
  return [...cells, ...wholes].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

export interface OtherVerdict {
  readonly year: number;
  readonly city_code: string;
  readonly area_tier: Tier;
  readonly verdict: VerdictWord;
  readonly other_reading: VerdictWord;
  readonly hours_gross: number | null;
  readonly baseline_gross: number | null;
  readonly without_exclusion: VerdictWord;
}

/** Every year, city and tier on the other choices. */
export function otherVerdicts(
  project: Project,
  rows: readonly PeriodHours[],
  faultsOf: (year: number, city: string) => readonly Fault[],
): OtherVerdict[] {
  const region = regionCode(project.settings);
  const others: OtherVerdict[] = [];
  for (const row of rows) {
    if (row.period_kind !== 'year' || row.city_code === region || row.area_tier === 'all') continue;
    const faults = faultsOf(Number(row.period), row.city_code);
    const by = (choice: Choice) => judge(row, row.area_tier as Tier, project, rows, choice, faults);
    const gross = by({ gross: true, turned: false });
    others.push({
      year: Number(row.period),
      city_code: row.city_code,
      area_tier: row.area_tier,
      verdict: by(asDecided).verdict,
      other_reading: by({ gross: false, turned: true }).verdict,
      hours_gross: gross.hours,
      baseline_gross: gross.baseline_hours,
      without_exclusion: gross.verdict,
    });
  }
  return others;
}
