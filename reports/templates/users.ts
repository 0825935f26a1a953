import { integer } from '../figures.js';
import { type Html, html } from '../html.js';
import { allTiers, type View } from '../view.js';
import { named, tierWords, verdictTableWords, usersWords as w } from '../words.js';
import { table } from './table.js';

/** Equivalent users, the denominators of the period, and the files that they come from. */
export function usersTable(view: View): Html | null {
  const { say, data, region, place, tiers } = view;
  const { kind, name } = data.period;
  const places = view.isCity ? [place] : [region, ...view.cities];
  const columns = [...tiers, allTiers];
  const rows = places.flatMap((one) => {
    const users = columns.map((tier) => view.hours(kind, name, one.code, tier)?.users_avg ?? null);
    return users.every((count) => count === null) ? [] : [[one.name, ...users.map(integer)]];
  });
  if (rows.length === 0) return html`<p class="none">${say(w.none)}</p>`;
  const files = data.batches.filter(({ feed }) => feed === 'customers').length;
  return table({
    id: 'users-caption',
    caption: say(w.caption),
    note: say(w.note({ files: integer(files) })),
    columns: [
      { label: say(verdictTableWords.city) },
      ...columns.map((tier) => ({ label: say(named(tierWords, tier)), kind: 'number' as const })),
    ],
    rows,
  });
}
