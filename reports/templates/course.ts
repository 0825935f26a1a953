import { type Html, html } from '../base/html.js';
import { courseChart } from '../charts/course.js';
import { monthsChart } from '../charts/months.js';
import { rollingChart } from '../charts/rolling.js';
import type { View } from '../view/view.js';
import { courseHeading } from '../words/index.js';
import { figure } from './figure.js';
import type { Heading } from './section.js';

/** What the hours were made of, and how they added up. */
export async function courseSection(view: View, heading: Heading): Promise<Html> {
  return html`<section>
${heading(view.say(courseHeading), 'course')}
${await figure(courseChart(view, view.place), view)}
${await figure(monthsChart(view, view.place), view)}
${await figure(rollingChart(view, view.place), view)}
</section>
`;
}
