import type { VerdictRow } from './data.js';
import type { View } from './view.js';

export interface ChangedVerdict {
  readonly row: VerdictRow;
  readonly otherwise: string;
}

/**
 * Cells whose verdict hangs on how the notice's punctuation is read: whether the cities that it
 * names apart may also meet it by a reduction. Those are the cities outside its largest group.
 */
export function changedByReading(view: View): ChangedVerdict[] {
  const named = groupsNamedApart(view);
  return view.cells.flatMap((row) => {
    if (row.absolute_met !== false || !named.has(row.target_group ?? '')) return [];
    const otherwise = otherVerdict(row);
    return otherwise === null ? [] : [{ row, otherwise }];
  });
}

function otherVerdict(row: VerdictRow): string | null {
  switch (row.verdict) {
    case 'met_reduction':
      return 'not_met';
    case 'on_course':
      return 'exceeded';
    case 'undetermined':
      return row.is_final ? 'not_met' : 'exceeded';
    case 'not_met':
      return row.reduction_met ? 'met_reduction' : null;
    case 'exceeded':
      return row.reduction_met ? 'on_course' : null;
    default:
      return null;
  }
}

function groupsNamedApart(view: View): Set<string> {
  const sizes = new Map<string, number>();
  for (const city of view.data.cities) {
    if (city.target_group === null) continue;
    sizes.set(city.target_group, (sizes.get(city.target_group) ?? 0) + 1);
  }
  const largest = Math.max(0, ...sizes.values());
  return new Set([...sizes].filter(([, size]) => size < largest).map(([group]) => group));
}
