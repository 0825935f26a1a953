import { quotient } from '../base/figures.js';
import type { View } from './view.js';

/** A figure as it was submitted: integers, and the verdict where the period is a year. */
export interface SubmittedFigure {
  readonly city_code: string;
  readonly area_tier: string;
  readonly days: number;
  readonly is_final: boolean;
  readonly user_days: bigint;
  readonly net_user_seconds: bigint;
  readonly verdict: string | null;
}

/** A submission of the report's period. */
export interface Round {
  readonly name: string;
  readonly on: string;
  readonly figures: readonly SubmittedFigure[];
}

/** The last submission of the period, and those before it, the earliest first. */
export interface Submitted extends Round {
  readonly earlier: readonly Round[];
}

/** A figure that isn't what was submitted any more. */
export interface Revision {
  readonly submitted: SubmittedFigure;
  readonly hoursBefore: number | null;
  readonly hours: number | null;
  /** User-seconds more than were submitted. */
  readonly difference: bigint;
  readonly isRevised: boolean;
  readonly verdict: string | null;
  readonly isVerdictChanged: boolean;
  readonly marks: readonly ('r' | 'p' | 'c')[];
}

/** What has changed of a place and tier since the last submission; null where nothing has. */
export function revisionOf(view: View, city: string, tier: string): Revision | null {
  const { period, submitted } = view.data;
  const was = submitted && figureIn(submitted, city, tier);
  if (!was) return null;
  const is = view.hours(period.kind, period.name, city, tier);
  const net = is?.net_user_seconds ?? 0n;
  const isRevised = net !== was.net_user_seconds || (is?.user_days ?? 0n) !== was.user_days;
  const verdict = period.kind === 'year' ? (view.verdict(city, tier)?.verdict ?? null) : null;
  const isVerdictChanged = verdict !== was.verdict;
  if (!isRevised && !isVerdictChanged) return null;
  return {
    ...{ submitted: was, hoursBefore: hoursOfFigure(was), hours: is?.hours ?? null },
    ...{ difference: net - was.net_user_seconds, isRevised, verdict, isVerdictChanged },
    marks: [
      ...(isRevised ? [was.is_final ? ('r' as const) : ('p' as const)] : []),
      ...(isVerdictChanged ? ['c' as const] : []),
    ],
  };
}

export function figureIn({ figures }: Round, city: string, tier: string): SubmittedFigure | null {
  return figures.find((one) => one.city_code === city && one.area_tier === tier) ?? null;
}

export function hoursOfFigure({ days, user_days, net_user_seconds }: SubmittedFigure) {
  return quotient(net_user_seconds * BigInt(days), 3600n * user_days);
}
