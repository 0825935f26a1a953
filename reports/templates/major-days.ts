import { fixed, integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { majorDaysChart } from '../charts/major-days.js';
import type { View } from '../view/view.js';
import { whyWords as w } from '../words/index.js';
import { figure } from './figure.js';

/** Days by the 2.5β method, which no verdict leaves out. */
export async function majorDays(view: View): Promise<Html | null> {
  const { say, data, place, year } = view;
  const days = data.majorDays.filter(
    (row) => row.city_code === place.code && row.day.startsWith(`${year}-`),
  );
  if (days.length === 0) return null;
  const heading = html`<h3>${say(w.majorHeading)}</h3>`;
  const threshold = days[0]?.threshold_hours ?? null;
  if (threshold === null) return html`${heading}<p class="none">${say(w.majorUnknown)}</p>`;
  const major = days.filter((row) => row.is_major);
  const shared = { year: String(year), threshold: fixed(threshold, 4) };
  if (major.length === 0)
    return html`${heading}<p>${say(w.majorNone(shared))}</p>
${await figure(majorDaysChart(view, days, place), view)}`;
  // Hours of single days are added as the ratio that each is; the sum is for reading, not a verdict.
  const hours = major.reduce((sum, row) => sum + (row.hours ?? 0), 0);
  return html`${heading}<p>${say(
    w.majorSome({ ...shared, days: integer(major.length), hours: fixed(hours, 3) }),
  )}</p>
${await figure(majorDaysChart(view, days, place), view)}`;
}
