import { type Html, html } from '../base/html.js';
import { countiesChart } from '../charts/counties.js';
import type { View } from '../view/view.js';
import { whyWords as w } from '../words/index.js';
import { figure } from './figure.js';
import type { Heading } from './section.js';

/** The counties of a city, those with the most hours or user-hours first. */
export async function countySection(view: View, heading: Heading): Promise<Html> {
  const { say, data, place } = view;
  const rows = data.counties.filter((row) => row.city_code === place.code);
  const isNamed = rows.some((row) => row.county !== null);
  return html`<section>
${heading(say(w.countiesHeading), 'counties')}
${isNamed ? await figure(countiesChart(view, rows, place), view) : html`<p class="none">${say(w.noCounties)}</p>`}
</section>
`;
}
