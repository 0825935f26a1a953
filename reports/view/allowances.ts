import type { SettingsInForce } from '../../schemas/settings/rows.js';
import { baseYearOf } from '../../schemas/settings/targets.js';
import type { VerdictRow } from './data.js';

export interface Allowances {
  /** Hours of the notice or stage target. */
  readonly limit: number | null;
  /** What the reduction leaves of the baseline, where there is one. */
  readonly reduction: number | null;
}

/** Hours that a cell is allowed by either route. */
export function allowancesOf(row: VerdictRow, settings: SettingsInForce): Allowances {
  const { rate_groups: groups } = settings;
  const base = baseYearOf(settings.basis);
  const years = base === null ? 1 : row.year - base;
  const { baseline_hours: baseline, target_group: group } = row;
  const isOffered = groups === 'all' || (group !== null && groups.includes(group));
  const isOpen = isOffered && baseline !== null && baseline > 0 && years > 0;
  return {
    limit: row.target_hours,
    reduction: isOpen ? baseline * (1 - settings.rate) ** years : null,
  };
}

/** The wider of the two, which is what a cell may use; null where neither applies. */
export function widestOf(row: VerdictRow, settings: SettingsInForce): number | null {
  const { limit, reduction } = allowancesOf(row, settings);
  return limit === null ? reduction : Math.max(limit, reduction ?? 0);
}
