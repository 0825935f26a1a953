import { fixed, integer, percent, quotient, userHours } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { countiesChart } from '../charts/counties.js';
import { countyData } from '../datasets/detail.js';
import type { CountyRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { eventWords, exclusionWords, whyWords as w } from '../words/index.js';
import { figure } from './figure.js';
import type { Heading } from './section.js';
import { table } from './table.js';

/** The counties of a city, those with the most user-hours first. */
export async function countySection(view: View, heading: Heading): Promise<Html> {
  const { say, data, place } = view;
  const rows = data.counties.filter((row) => row.city_code === place.code);
  const isNamed = rows.some((row) => row.county !== null);
  return html`<section>
${heading(say(w.countiesHeading), 'counties')}
${isNamed ? [await figure(countiesChart(view, rows, place), view), countyTable(view, rows)] : html`<p class="none">${say(w.noCounties)}</p>`}
</section>
`;
}

function countyTable(view: View, rows: readonly CountyRow[]): Html {
  const { say } = view;
  const faultShares = rows.map((row) => quotient(row.fault_user_seconds, row.net_user_seconds));
  const all = rows.reduce((sum, row) => sum + row.net_user_seconds, 0n);
  const hasUsers = rows.some((row) => row.hours !== null);
  const nameOf = (row: CountyRow) => {
    if (row.is_rest) return say(w.otherCounties);
    return row.county === null ? say(w.noCounty) : shown(row.county, 60);
  };
  return table({
    id: 'county-table-caption',
    caption: say(w.counties),
    note: say(w.countiesNote),
    columns: [
      { label: say(eventWords.rank), kind: 'number', by: 'rank' },
      { label: say(w.county) },
      { label: say(exclusionWords.net), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.share), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.faultShare), kind: 'number', by: faultShares },
      { label: say(exclusionWords.excluded), kind: 'number', by: 'excluded_user_seconds' },
      { label: say(w.outages), kind: 'number', by: 'outages' },
      ...(hasUsers ? [{ label: say(w.perUser), kind: 'number' as const, by: 'hours' }] : []),
    ],
    rows: rows.map((row, i) => [
      row.rank,
      nameOf(row),
      userHours(row.net_user_seconds),
      percent(quotient(row.net_user_seconds, all)),
      percent(faultShares[i]),
      userHours(row.excluded_user_seconds),
      integer(row.outages),
      ...(hasUsers ? [fixed(row.hours)] : []),
    ]),
    data: countyData(rows),
    view,
  });
}
