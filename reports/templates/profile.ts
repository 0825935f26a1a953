import { type Html, html } from '../base/html.js';
import { causeFamiliesChart } from '../charts/cause-families.js';
import { causeMonthsChart } from '../charts/cause-months.js';
import { durationsChart } from '../charts/durations.js';
import { noticeChart } from '../charts/notice.js';
import { paretoChart } from '../charts/pareto.js';
import { plannedShareChart } from '../charts/planned-share.js';
import { timeOfDayChart } from '../charts/time-of-day.js';
import { urbanRuralChart } from '../charts/urban-rural.js';
import type { View } from '../view/view.js';
import { whyWords as w } from '../words/index.js';
import { figure } from './figure.js';
import { repairTable } from './repairs.js';

/** What the hours were caused by: one by one, in families and by month. */
export async function causes(view: View): Promise<Html> {
  const { say, data, place } = view;
  const own = data.causes.filter((row) => row.city_code === place.code);
  return html`<h3>${say(w.causesHeading)}</h3>
${await figure(paretoChart(view, own, place), view)}
${await figure(causeFamiliesChart(view, place), view)}
${await figure(causeMonthsChart(view, place), view)}
${repairTable(view)}`;
}

/** When outages began, how long they lasted, what was planned and told, and where. */
export async function profile(view: View): Promise<Html> {
  const { say, place } = view;
  return html`<h3>${say(w.timesHeading)}</h3>
${await figure(timeOfDayChart(view, place), view)}
${await figure(durationsChart(view, place), view)}
<h3>${say(w.plannedHeading)}</h3>
${await figure(plannedShareChart(view, place), view)}
${await figure(noticeChart(view), view)}
<h3>${say(w.areasHeading)}</h3>
${await figure(urbanRuralChart(view), view)}`;
}
