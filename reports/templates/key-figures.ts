import { change, fixed, integer, percent } from '../figures.js';
import { type Html, html } from '../html.js';
import { periodName, yearBefore } from '../period.js';
import { allTiers, type View } from '../view.js';
import { headlineWords as w } from '../words.js';

/** What the region's period comes to in a handful of indices. */
export function keyFigures(view: View): Html | null {
  const { say, data, region } = view;
  const { kind, name } = data.period;
  const row = view.hours(kind, name, region.code, allTiers);
  if (!row) return null;
  const before = view.hours(kind, yearBefore(name), region.code, allTiers);
  // A part of a period beside the whole of another would look like an improvement.
  const comparable = row.is_final && before?.is_final && row.hours !== null && before.hours;
  const figures: [string, string][] = [
    [say(w.hours), fixed(row.hours)],
    [say(w.change), comparable ? change(1 - (row.hours ?? 0) / (before.hours ?? 1)) : '—'],
    [say(w.gross), fixed(row.hours_gross)],
    [say(w.fault), fixed(row.hours_fault)],
    [say(w.planned), fixed(row.hours_planned)],
    [say(w.saifi), fixed(row.saifi, 3)],
    [say(w.asai), percent(row.asai, null, null, 4)],
    [say(w.users), integer(row.users_avg)],
  ];
  const title = say(w.figures({ region: region.name, period: say(periodName(data.period)) }));
  return html`<h3>${title}</h3>
<dl class="figures">
${figures.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>\n`)}</dl>`;
}
