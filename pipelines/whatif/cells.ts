import type { PeriodHoursRow } from '../../reports/view/data.js';
import type { Tier, VerdictCode } from '../../schemas/codes/index.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import type { Database } from '../base/database.js';
import type { Fraction } from '../base/exact.js';
import type { Rules } from '../explain/rules.js';
import { allowancesOf, type Grounds, groundsOf, judge, verdictIn } from '../explain/verdict.js';

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
export async function cellOf(published: Database, asked: CellYear, rules: Rules): Promise<Cell> {
  const place = { city: asked.cityCode, tier: asked.tier };
  const [figure] = await published.read(
    periodHours,
    `where period_kind = 'year' and period = $period and city_code = $city and area_tier = $tier`,
    { ...place, period: String(asked.year).padStart(4, '0') },
  );
  const [row] = await published.read(
    verdicts,
    'where year = $year and city_code = $city and area_tier = $tier',
    { ...place, year: asked.year },
  );
  if (!figure || !row) throw new Error(`no figure of ${JSON.stringify(asked)}`);
  const grounds = await groundsOf(published, row, rules);
  const widest = figure.user_days > 0n ? largest(allowancesOf(grounds)) : null;
  const cell = { asked, figure, grounds, widest, allowance: widest && whole(widest, figure) };
  const { verdict } = standingOf(cell, figure.net_user_seconds);
  if (verdict !== row.verdict) {
    throw new Error(`the comparisons come to ${verdict}, published is ${row.verdict}`);
  }
  return cell;
}

/** The limits stay as they are, and so does the evidence. */
export function standingOf({ figure, grounds, widest }: Cell, net: bigint): Standing {
  const { days, user_days } = figure;
  const part = (num: bigint, den: bigint) => (user_days > 0n ? Number(num) / Number(den) : null);
  const gap = widest && widest.num * HOUR * user_days - net * BigInt(days) * widest.den;
  return {
    net_user_seconds: net,
    hours: part(net * BigInt(days), HOUR * user_days),
    margin_user_hours: widest && part(gap ?? 0n, widest.den * HOUR * BigInt(days)),
    verdict: verdictIn(judge(grounds, { ...figure, net_user_seconds: net })),
  };
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
