import { type Html, html } from '../html.js';
import { pageFile } from '../links.js';
import { dateName, periodName } from '../period.js';
import { allTiers, type View } from '../view.js';
import { pageWords as w } from '../words.js';

export function titleOf(view: View): string {
  const period = view.say(periodName(view.data.period));
  return view.say(w.title({ region: view.place.name, period }));
}

/** Title, and how far the data goes. */
export function masthead(view: View): Html {
  const { say, data, region, place } = view;
  const row = view.hours(data.period.kind, data.period.name, place.code, allTiers);
  const [state, text] = !row
    ? [w.noPeriod, w.noPeriodText]
    : row.is_final
      ? [w.final, w.finalText]
      : [w.provisional, w.provisionalText];
  const complete = view.completeTo && say(w.completeTo({ date: say(dateName(view.completeTo)) }));
  return html`<header class="masthead"><div class="inner">
<h1>${titleOf(view)}</h1>
<p>${say(region.code === '510000' ? w.subtitle : w.subtitleOther)}</p>
${view.isCity && html`<p><a href="${pageFile(view.language)}">${say(w.toRegion({ region: region.name }))}</a></p>\n`}<p class="state"><strong>${say(state)}</strong>${say(text)} ${complete}</p>
</div>
${data.synthetic && html`<p class="notice">${say(w.synthetic)}</p>`}
</header>
`;
}
