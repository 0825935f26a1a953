import { isWithin, type VerdictCode } from '../../schemas/codes/index.js';
import type { VerdictRow } from './data.js';
import { allTiers, type View } from './view.js';

/** What a page's cells come to, in the words of a year that is over or of one that isn't. */
export interface Standing {
  readonly isFinal: boolean;
  /** A year before the deadline without stage targets: held against limits that weren't due yet. */
  readonly isEarly: boolean;
  /** A year before the deadline that has targets of its own. */
  readonly isStaged: boolean;
  readonly whole: VerdictCode | null;
  /** Cells beyond every allowance, those that use most of it first. */
  readonly beyond: readonly VerdictRow[];
  readonly within: readonly VerdictRow[];
  readonly open: readonly VerdictRow[];
}

export function standingOf(view: View): Standing {
  const { cells, place, year, data, settings } = view;
  const whole = view.verdict(place.code, allTiers);
  const isBefore = year < settings.targets.deadline;
  const isStaged = data.targets.some((target) => target.year === year && target.is_stage);
  const on = (side: boolean | null) =>
    cells.filter((row) => isWithin(row.verdict) === side).sort(byUse);
  return {
    isFinal: whole?.is_final ?? (cells.length > 0 && cells.every((row) => row.is_final)),
    isEarly: isBefore && !isStaged,
    isStaged: isBefore && isStaged,
    whole: whole?.verdict ?? null,
    beyond: on(false),
    within: on(true),
    open: on(null),
  };
}

function byUse(a: VerdictRow, b: VerdictRow): number {
  return (b.allowance_used ?? -1) - (a.allowance_used ?? -1);
}
