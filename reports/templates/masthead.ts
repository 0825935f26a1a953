import type { Words } from '../../schemas/words/index.js';
import { type Html, html } from '../base/html.js';
import { pageFile, workbookFile } from '../base/links.js';
import { dateName, periodName } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import { pageWords as w } from '../words/index.js';

export function titleOf(view: View): string {
  const period = view.say(periodName(view.data.period));
  return view.say(w.title({ region: view.place.name, period }));
}

/** In what state the figures are, in a few words: for the head of every printed page. */
export function stateOf(view: View): string {
  const { say, data } = view;
  const complete = view.completeTo && say(w.upTo({ date: say(dateName(view.completeTo)) }));
  return [data.synthetic && say(w.made), say(stateWords(view)[0]), complete]
    .filter(Boolean)
    .join(' · ');
}

function stateWords({ data, place, hours }: View): readonly [Words, Words] {
  const row = hours(data.period.kind, data.period.name, place.code, allTiers);
  if (!row) return [w.noPeriod, w.noPeriodText];
  return row.is_final ? [w.final, w.finalText] : [w.provisional, w.provisionalText];
}

/** Title, and how far the data goes. */
export function masthead(view: View): Html {
  const { say, data, region, isOfNotice } = view;
  const [state, text] = stateWords(view);
  const complete = view.completeTo && say(w.completeTo({ date: say(dateName(view.completeTo)) }));
  return html`<header class="masthead"><div class="inner">
<h1>${titleOf(view)}</h1>
<p>${say(isOfNotice ? w.subtitle : w.subtitleOther)}</p>
${!data.isAlone && html`<p class="ways">${view.isCity && html`<a href="${pageFile(view.language)}">${say(w.toRegion({ region: region.name }))}</a> `}<a href="${workbookFile(view.language)}">${say(w.workbook)}</a></p>\n`}<p class="state"><strong>${say(state)}</strong>${say(text)} ${complete}</p>
</div>
${data.synthetic && html`<p class="notice">${say(w.synthetic)}</p>`}
</header>
`;
}
