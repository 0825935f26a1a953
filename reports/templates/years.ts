import { type Html, html } from '../base/html.js';
import { standingChart } from '../charts/standing.js';
import { yearsChart } from '../charts/years.js';
import type { View } from '../view/view.js';
import { yearsHeading } from '../words/index.js';
import { figure } from './figure.js';
import type { Heading } from './section.js';

/** The years side by side: of all cities, or of one city among them. */
export async function yearsSection(view: View, heading: Heading): Promise<Html> {
  const chart = view.isCity ? standingChart(view, view.place) : yearsChart(view);
  return html`<section>
${heading(view.say(yearsHeading), 'years')}
${await figure(chart, view)}
</section>
`;
}
