import type { ReportHead } from '../../reports/view/data.js';
import type { LoadedSettings } from '../project/settings.js';

/** Who makes and signs the reports; nothing where the settings name nobody. */
export function reportHead({ settings }: LoadedSettings): ReportHead | undefined {
  const { organisation, letterhead, filled_in_by, checked_by, approved_by } = settings.report;
  const named = [organisation, filled_in_by, checked_by, approved_by];
  if (letterhead.length === 0 && named.every((one) => one === null)) return undefined;
  return {
    organisation,
    letterhead,
    filledInBy: filled_in_by,
    checkedBy: checked_by,
    approvedBy: approved_by,
  };
}
