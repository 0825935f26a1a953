import { type RevisionMark, revisionMarks } from '../../schemas/codes/index.js';
import {
  type ComparedCell,
  type ComparedFigure,
  comparedFigures,
} from '../../schemas/outputs/comparison.js';
import { quotient } from '../base/figures.js';
import type { View } from './view.js';

/** A figure as it was submitted: integers, and the verdict where the period is a year. */
export interface SubmittedFigure extends Readonly<Record<ComparedFigure, bigint>> {
  readonly city_code: string;
  readonly area_tier: string;
  readonly days: number;
  readonly is_final: boolean;
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
  /** What each difference is made of; nothing where that can't be told any more. */
  readonly parts?: readonly ComparedCell[] | null;
}

/** A figure that isn't what was submitted any more. */
export interface Revision {
  readonly hoursBefore: number | null;
  readonly hours: number | null;
  readonly secondsBefore: bigint;
  /** User-seconds more than were submitted. */
  readonly difference: bigint;
  /** The figures that differ. */
  readonly revised: ReadonlySet<ComparedFigure>;
  readonly verdictBefore: string | null;
  readonly verdict: string | null;
  readonly isVerdictChanged: boolean;
  readonly marks: readonly RevisionMark[];
}

/** What has changed of a place and tier since the last submission; null where nothing has. */
export function revisionOf(view: View, city: string, tier: string): Revision | null {
  const { period, submitted } = view.data;
  if (!submitted) return null;
  const was = figureIn(submitted, city, tier);
  const is = view.hours(period.kind, period.name, city, tier);
  // What isn't there counts nothing.
  const revised = new Set(
    comparedFigures.filter((name) => BigInt(is?.[name] ?? 0) !== (was?.[name] ?? 0n)),
  );
  const verdict = period.kind === 'year' ? (view.verdict(city, tier)?.verdict ?? null) : null;
  const verdictBefore = was?.verdict ?? null;
  const isVerdictChanged = verdict !== verdictBefore;
  const marks = revisionMarks({
    ...{ isRevised: revised.size > 0, wasFinal: was?.is_final ?? true, isVerdictChanged },
  });
  if (marks.length === 0) return null;
  const secondsBefore = was?.net_user_seconds ?? 0n;
  return {
    ...{ hoursBefore: was && hoursOfFigure(was), hours: is?.hours ?? null, secondsBefore },
    difference: (is?.net_user_seconds ?? 0n) - secondsBefore,
    ...{ revised, verdictBefore, verdict, isVerdictChanged, marks },
  };
}

export function figureIn({ figures }: Round, city: string, tier: string): SubmittedFigure | null {
  return figures.find((one) => one.city_code === city && one.area_tier === tier) ?? null;
}

export function hoursOfFigure({ days, user_days, net_user_seconds }: SubmittedFigure) {
  return quotient(net_user_seconds * BigInt(days), 3600n * user_days);
}
