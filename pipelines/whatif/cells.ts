import type { PeriodHoursRow } from '../../reports/view/data.js';
import type { Tier, VerdictCode } from '../../schemas/codes/index.js';
import { historyRows } from '../../schemas/published/contributions.js';
import { missingEvidence, periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { targets } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import type { Fraction } from '../base/exact.js';
import type { Rules } from '../explain/rules.js';
import {
  allowancesOf,
  baseYearIn,
  type Grounds,
  groundsFrom,
  judge,
  verdictIn,
} from '../explain/verdict.js';

const HOUR = 3600n;

/** A city and tier in a year. */
export interface CellYear {
  readonly cityCode: string;
  readonly tier: Tier;
  readonly year: number;
}

/** Where a cell stands with some number of user-seconds. */
export interface Standing {
  readonly net_user_seconds: bigint;
  /** Null without users. */
  readonly hours: number | null;
  /** User-hours left before the widest allowance, negative beyond it; null where nothing is allowed. */
  readonly margin_user_hours: number | null;
  readonly verdict: VerdictCode;
}

/** A cell as it is published, and what it is held against. */
export interface Cell {
  readonly asked: CellYear;
  readonly figure: PeriodHoursRow;
  readonly grounds: Grounds;
  /** Hours that are allowed at most; null where no limit and no reduction applies, or without users. */
  readonly widest: Fraction | null;
  /** The same as whole user-seconds, rounded down: what the net has to be at most. */
  readonly allowance: bigint | null;
}

/** @throws Error, a defect, where there is no such figure or verdict */
export async function cellsOf(
  published: Database,
  asked: readonly CellYear[],
  rules: Rules,
): Promise<Cell[]> {
  const held = await heldRows(published);
  return asked.map((one) => {
    const { cityCode: city, tier, year } = one;
    const row = held.verdicts.get(key(year, city, tier))?.[0];
    const figure = held.figures.get(key(year, city, tier))?.[0];
    if (!figure || !row) throw new Error(`no figure of ${JSON.stringify(one)}`);
    const base = key(baseYearIn(row, rules), city, tier);
    const grounds = groundsFrom(row, rules, {
      targets: held.targets.get(key(year, row.target_group, tier)) ?? [],
      history: held.history.get(base) ?? [],
      figures: held.figures.get(base) ?? [],
      faults: held.faults.get(key(year, city)) ?? [],
    });
    const widest = figure.user_days > 0n ? largest(allowancesOf(grounds)) : null;
    const cell = {
      asked: one,
      figure,
      grounds,
      widest,
      allowance: widest && whole(widest, figure),
    };
    const { verdict } = standingOf(cell, figure.net_user_seconds);
    if (verdict !== row.verdict) {
      throw new Error(`the comparisons come to ${verdict}, published is ${row.verdict}`);
    }
    return cell;
  });
}

/** What cells are held against: small tables, read once however many cells there are. */
async function heldRows(published: Database) {
  return {
    verdicts: grouped(await published.read(verdicts), (row) =>
      key(row.year, row.city_code, row.area_tier),
    ),
    figures: grouped(await published.read(periodHours, "where period_kind = 'year'"), (row) =>
      key(Number(row.period), row.city_code, row.area_tier),
    ),
    targets: grouped(await published.read(targets), (row) =>
      key(row.year, row.target_group, row.area_tier),
    ),
    history: grouped(await published.read(historyRows), (row) =>
      key(row.year, row.city_code, row.area_tier),
    ),
    faults: grouped(await published.read(missingEvidence, 'order by all'), (row) =>
      key(row.year, row.city_code),
    ),
  };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const held = groups.get(keyOf(row));
    if (held) held.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

/** The limits stay as they are, and so does the evidence. */
export function standingOf(cell: Cell, net: bigint): Standing {
  const { figure, grounds } = cell;
  const { days, user_days } = figure;
  const margin = gapOf(cell, net);
  return {
    net_user_seconds: net,
    hours: user_days > 0n ? Number(net * BigInt(days)) / Number(HOUR * user_days) : null,
    margin_user_hours: margin && Number(margin.num) / Number(margin.den * HOUR * BigInt(days)),
    verdict: verdictIn(judge(grounds, { ...figure, net_user_seconds: net })),
  };
}

/** Hours per user that are left of the allowance, negative beyond it; null where nothing is allowed. */
export function marginHours(cell: Cell, net: bigint): number | null {
  const margin = gapOf(cell, net);
  return margin && Number(margin.num) / Number(margin.den * HOUR * cell.figure.user_days);
}

/** The user-seconds left, times the days. */
function gapOf({ figure, widest }: Cell, net: bigint): Fraction | null {
  const { days, user_days } = figure;
  if (!widest || user_days === 0n) return null;
  return { num: widest.num * HOUR * user_days - net * BigInt(days) * widest.den, den: widest.den };
}

function largest(allowances: readonly Fraction[]): Fraction | null {
  return allowances.reduce<Fraction | null>(
    (most, one) => (most && most.num * one.den >= one.num * most.den ? most : one),
    null,
  );
}

function whole({ num, den }: Fraction, { days, user_days }: PeriodHoursRow): bigint {
  return (num * HOUR * user_days) / (den * BigInt(days));
}
