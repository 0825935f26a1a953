import { fixed, integer, userHours } from '../base/figures.js';
import { type Html, shown } from '../base/html.js';
import { repairData } from '../datasets/detail.js';
import type { View } from '../view/view.js';
import { exclusionWords, whyWords as w, workbookWords } from '../words/index.js';
import { table } from './table.js';

/** How long faults took to repair, by cause; nothing where none has ended. */
export function repairTable(view: View): Html | null {
  const { say, data, place, gloss } = view;
  const rows = data.repairs.filter((row) => row.city_code === place.code);
  if (rows.length === 0) return null;
  const hours = (seconds: number) => fixed(seconds / 3600);
  return table({
    id: 'repairs-caption',
    caption: say(w.repairs),
    note: say(w.repairsNote),
    columns: [
      { label: say(workbookWords.cause) },
      { label: say(w.faults), kind: 'number', by: 'outages' },
      { label: say(w.median), kind: 'number', by: 'median_seconds' },
      { label: say(w.p90), kind: 'number', by: 'p90_seconds' },
      { label: say(w.longest), kind: 'number', by: 'longest_seconds' },
      { label: say(exclusionWords.net), kind: 'number', by: 'net_user_seconds' },
    ],
    rows: rows.map((row) => [
      row.cause === null ? say(workbookWords.notGiven) : shown(gloss.cause(row.cause), 80),
      integer(row.outages),
      hours(row.median_seconds),
      hours(row.p90_seconds),
      hours(row.longest_seconds),
      userHours(row.net_user_seconds),
    ]),
    data: repairData(rows),
    view,
  });
}
