import { integer, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { repeatedChart } from '../charts/repeated.js';
import { repeatedData } from '../datasets/detail.js';
import type { RepeatedRow } from '../view/data.js';
import { allTiers, type View } from '../view/view.js';
import { verdictTableWords, whyWords as w } from '../words/index.js';
import { figure } from './figure.js';
import { table } from './table.js';

const byCity = [3, 5];
const FREQUENT = 3;

/** Users who were out again and again: of the place, and on the region's page of each city. */
export async function repeated(view: View): Promise<Html> {
  const { say, place } = view;
  const own = rowsOf(view, place.code);
  const title = html`<h3>${say(w.repeatedHeading)}</h3>`;
  if (own.length === 0) return html`${title}<p class="none">${say(w.noRepeated)}</p>`;
  return html`${title}
${await figure(repeatedChart(view, own, place), view)}
<p class="note">${say(w.repeatedNote)}</p>
${!view.isCity && cities(view)}`;
}

function cities(view: View): Html | null {
  const { say, year } = view;
  const rows = view.cities
    .map((city) => ({ city, own: rowsOf(view, city.code) }))
    .filter(({ own }) => own.length > 0);
  if (rows.length === 0) return null;
  const shareOf = (own: readonly RepeatedRow[], count: number) =>
    own.find((row) => row.window === 'year' && row.more_than === count)?.share;
  const frequentOf = (own: readonly RepeatedRow[]) =>
    own.find((row) => row.window !== 'year' && row.more_than === FREQUENT);
  return table({
    id: 'repeated-cities-caption',
    caption: say(w.repeatedByCity({ year: String(year) })),
    columns: [
      { label: say(verdictTableWords.city), by: rows.map((_, i) => i) },
      ...byCity.map((count) => ({
        label: say(w.cemi({ count: integer(count) })),
        kind: 'number' as const,
        by: rows.map(({ own }) => shareOf(own, count) ?? null),
      })),
      {
        label: say(w.frequentUsers),
        kind: 'number',
        by: rows.map(({ own }) => frequentOf(own)?.users ?? null),
      },
      {
        label: say(w.usersShare),
        kind: 'number',
        by: rows.map(({ own }) => frequentOf(own)?.share ?? null),
      },
    ],
    rows: rows.map(({ city, own }) => {
      const frequent = frequentOf(own);
      return [
        city.name,
        ...byCity.map((count) => percent(shareOf(own, count), null, null, 2)),
        integer(frequent?.users),
        percent(frequent?.share, null, null, 2),
      ];
    }),
    data: repeatedData(
      'repeated-by-city',
      year,
      rows.flatMap(({ own }) => own),
    ),
    view,
  });
}

function rowsOf({ data, year }: View, city: string): RepeatedRow[] {
  return data.repeated
    .filter((row) => row.year === year && row.city_code === city && row.area_tier === allTiers)
    .sort((a, b) =>
      a.window === b.window ? a.more_than - b.more_than : a.window < b.window ? 1 : -1,
    );
}
