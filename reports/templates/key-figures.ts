import { change, fixed, integer, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { monthsIn, periodName, yearBefore } from '../view/period.js';
import { allTiers, hoursOverMonths, monthOf, type View } from '../view/view.js';
import { headlineWords as w } from '../words/index.js';

/** What the place's period comes to in a handful of indices. */
export function keyFigures(view: View): Html | null {
  const { say, data, place } = view;
  const { kind, name } = data.period;
  const row = view.hours(kind, name, place.code, allTiers);
  if (!row) return null;
  const parts = { sustained: fixed(row.saifi_sustained, 3), momentary: fixed(row.maifi, 3) };
  const figures: [string | Html, string][] = [
    [say(w.hours), fixed(row.hours)],
    [say(w.change), change(reductionOf(view))],
    [say(w.gross), fixed(row.hours_gross)],
    [say(w.fault), fixed(row.hours_fault)],
    [say(w.planned), fixed(row.hours_planned)],
    [html`${say(w.saifi)}<br>${say(w.saifiParts(parts))}`, fixed(row.saifi, 3)],
    [say(w.asai), percent(row.asai, null, null, 4)],
    [say(w.users), integer(row.users_avg)],
  ];
  const title = say(w.figures({ region: place.name, period: say(periodName(data.period)) }));
  return html`<h3>${title}</h3>
<dl class="figures">
${figures.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>\n`)}</dl>`;
}

/**
 * The reduction on the same months of the year before. A part of a period beside the whole of
 * another would look like an improvement, so every month that counts must be whole in both years.
 */
function reductionOf(view: View): number | null {
  const { place, data } = view;
  const months = monthsIn(data.period).filter((month) => monthOf(view, month) !== undefined);
  const before = months.map(yearBefore);
  if (![...months, ...before].every((month) => monthOf(view, month)?.is_final)) return null;
  const now = hoursOverMonths(view, months, place.code, allTiers);
  const then = hoursOverMonths(view, before, place.code, allTiers);
  return now === null || !then ? null : 1 - now / then;
}
