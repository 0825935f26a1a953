import type { Words } from '../../schemas/words/index.js';
import { type Html, html, shown } from '../base/html.js';
import { dateName, periodName } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import { marks, pageWords as w } from '../words/index.js';
import { letterhead } from './signatures.js';
import { reportWays } from './ways.js';

export function titleOf(view: View): string {
  const period = view.say(periodName(view.data.period));
  return view.say(w.title({ region: view.place.name, period }));
}

/** In what state the figures are, in a few words: for the head of every printed page. */
export function stateOf(view: View): string {
  const { say, data } = view;
  const complete = view.completeTo && say(w.upTo({ date: say(dateName(view.completeTo)) }));
  return [data.synthetic && say(w.made), say(stateWords(view)), complete]
    .filter(Boolean)
    .join(' · ');
}

/** What made the page. */
export function footOf({ say, data }: View): string {
  return say(w.footer({ version: shown(data.program.version, 40) }));
}

/** Whether the period is final; of a month or quarter also whether its year is. */
function stateWords({ data, place, hours, year }: View): Words {
  const { kind, name } = data.period;
  const row = hours(kind, name, place.code, allTiers);
  if (!row) return w.noPeriod;
  if (kind === 'year') return row.is_final ? w.final : w.provisional;
  if (!row.is_final) return w.provisional;
  const isOver = hours('year', String(year), place.code, allTiers)?.is_final === true;
  if (isOver) return w.final;
  return kind === 'month' ? w.monthFinal : w.quarterFinal;
}

/** What it is, in what state, and the ways on. */
export function masthead(view: View): Html {
  const { say, data, isOfNotice } = view;
  const complete = view.completeTo && say(w.upTo({ date: say(dateName(view.completeTo)) }));
  const state = [say(stateWords(view)), complete].filter(Boolean).join(' · ');
  return html`<header class="masthead"><div class="inner">
${reportWays(view)}${letterhead(view)}<p class="title"><b>${titleOf(view)}</b> <span class="chip">${state}</span>${data.synthetic && html` <span class="chip made">${say(w.synthetic)}</span>`}</p>
<p class="subtitle">${say(isOfNotice ? w.subtitle : w.subtitleOther)}${!view.completeTo && html`${say(marks.sentences)}${say(w.noPeriodText)}`}</p>
</div></header>
`;
}
