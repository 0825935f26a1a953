import { integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { usersData } from '../datasets/detail.js';
import { allTiers, type View } from '../view/view.js';
import { named, tierWords, verdictTableWords, usersWords as w } from '../words/index.js';
import { revisionMark } from './submitted.js';
import { table } from './table.js';

/** Equivalent users, the denominators of the period, and the files that they come from. */
export function usersTable(view: View): Html | null {
  const { say, data, region, place, tiers } = view;
  const { kind, name } = data.period;
  const places = view.isCity ? [place] : [region, ...view.cities];
  const columns = [...tiers, allTiers];
  const rows = places.flatMap((one) => {
    const own = columns.map((tier) => view.hours(kind, name, one.code, tier));
    return own.every((row) => (row?.users_avg ?? null) === null) ? [] : [{ one, own }];
  });
  if (rows.length === 0) return html`<p class="none">${say(w.none)}</p>`;
  const files = integer(data.batches.filter(({ feed }) => feed === 'customers').length);
  const served = data.checks.find(({ name }) => name === 'users_from_outages')?.failing_rows ?? 0;
  return table({
    id: 'users-caption',
    caption: say(w.caption),
    note: say(served > 0 ? w.noteServed({ files, places: integer(served) }) : w.note({ files })),
    columns: [
      { label: say(verdictTableWords.city), by: rows.map((_, i) => i) },
      ...columns.map((tier, i) => ({
        label: say(named(tierWords, tier)),
        kind: 'number' as const,
        by: rows.map(({ own }) => own[i]?.users_avg ?? null),
      })),
    ],
    pinned: view.isCity ? 0 : 1,
    rows: rows.map(({ one, own }) => [
      one.name,
      ...own.map((row, i) => {
        const mark = revisionMark(view, one.code, columns[i] ?? allTiers, ['user_days']);
        return html`${integer(row?.users_avg)}${mark}`;
      }),
    ]),
    data: usersData(rows.flatMap(({ own }) => own.filter((row) => row !== undefined))),
    view,
  });
}
