import { type SkipReason, skipCodes } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';

/** Why records of a file are no rows, and how many. */
export interface Skip {
  readonly reason: SkipReason;
  /** The setting that says so, from `feeds.<feed>` on; null where none has to. */
  readonly setting: string | null;
  /** The value for which it does, as the settings write it. */
  readonly value: string | null;
  readonly rows: number;
}

/** Counts what is skipped. */
export class SkipTally {
  private readonly counts = new Map<string, Skip>();

  add(
    reason: SkipReason,
    setting: string | null = null,
    value: string | null = null,
    rows = 1,
  ): void {
    if (rows === 0) return;
    const key = JSON.stringify([reason, setting, value]);
    const before = this.counts.get(key)?.rows ?? 0;
    this.counts.set(key, { reason, setting, value, rows: before + rows });
  }

  addAll(skips: readonly Skip[]): void {
    for (const { reason, setting, value, rows } of skips) this.add(reason, setting, value, rows);
  }

  /** In an order that does not depend on that of the rows. */
  get skips(): readonly Skip[] {
    return [...this.counts.entries()]
      .sort(
        ([a, { reason }], [b, { reason: other }]) =>
          skipCodes.rank(reason) - skipCodes.rank(other) || (a < b ? -1 : 1),
      )
      .map(([, skip]) => skip);
  }
}

export function rowsOf(skips: readonly Skip[]): number {
  return skips.reduce((sum, { rows }) => sum + rows, 0);
}

/** A reason as messages give it: `where 状态`, `values.nature“测试”`. */
export function skipWords({ reason, setting, value }: Skip): Words {
  if (setting === null) return skipCodes.words[reason];
  // A header says more on its own than as the end of a path.
  const named = reason === 'values' ? setting : setting.replace('.', ' ');
  return {
    zh: value === null ? named : `${named}“${value}”`,
    en: value === null ? named : `${named} "${value}"`,
  };
}
