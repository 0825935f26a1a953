import type { VerdictRow } from '../data.js';
import { matrixData } from '../datasets/verdicts.js';
import { against, exact } from '../figures.js';
import { type Html, html } from '../html.js';
import { allTiers, type Place, type View } from '../view.js';
import { named, tierWords, verdictSigns, verdictWords, matrixWords as w } from '../words.js';
import { downloadLink } from './download.js';
import { captionOf, downloads, scrolling } from './table.js';
import { passes, signOf, verdictRank } from './verdict.js';

/** A matrix longer than this is let run over pages. */
const mostOnPage = 32;

/** City by tier at one look: the verdict as a sign, the hours and the limit. */
export function matrix(view: View, isFinal: boolean): Html | null {
  const { say, region, tiers } = view;
  const held = new Set(view.cells.map((row) => row.city_code));
  const cities = view.cities.filter(({ code }) => held.has(code));
  if (cities.length === 0) return null;
  const caption = say(w.caption({ year: String(view.year) }));
  const box = scrolling(
    'matrix-caption',
    html`<table class="matrix ${cities.length <= mostOnPage && 'short'}">
${captionOf('matrix-caption', caption, say(isFinal ? w.note : w.noteSoFar))}
<thead><tr><th scope="col">${say(w.city)}</th>${tiers.map(
      (tier) => html`<th scope="col" class="number">${say(named(tierWords, tier))}</th>`,
    )}<th scope="col">${say(w.whole)}</th></tr></thead>
<tbody>
<tr class="whole" data-pinned=""><th scope="row">${region.name}</th>${tiers.map((tier) => share(view, tier))}${total(view, region)}</tr>
${cities.map(
  (city, i) =>
    html`<tr><th scope="row" data-value="${i}">${city.name}</th>${tiers.map((tier) => cell(view, view.verdict(city.code, tier)))}${total(view, city)}</tr>\n`,
)}</tbody>
</table>`,
  );
  return html`${box}${downloads(downloadLink(view, matrixData(view.year, view.cells)))}`;
}

/** How many of a tier's cells keep to the notice. */
function share({ say, cells }: View, tier: string): Html {
  const rows = cells.filter((row) => row.area_tier === tier);
  const good = rows.filter((row) => passes(row.verdict)).length;
  const text = w.share({ good: String(good), all: String(rows.length) });
  return html`<td class="number">${say(text)}</td>`;
}

function cell({ say }: View, row: VerdictRow | undefined): Html {
  if (!row) return html`<td class="number absent" data-value="">—</td>`;
  const hours = against(row.hours, row.target_hours, row.absolute_met);
  const word = say(named(verdictWords, row.verdict));
  return html`<td class="number ${classOf(row.verdict)}" data-value="${row.hours}"><i aria-hidden="true">${signOf(row.verdict)}</i><span class="unseen">${word} </span>${hours}<small>/ ${exact(row.target_hours)}</small></td>`;
}

function total(view: View, { code }: Place): Html {
  const { say } = view;
  const row = view.verdict(code, allTiers);
  if (!row) return html`<td>—</td>`;
  return html`<td class="total ${classOf(row.verdict)}" data-value="${verdictRank(row.verdict)}"><i aria-hidden="true">${signOf(row.verdict)}</i><span class="word">${say(named(verdictWords, row.verdict))}</span></td>`;
}

function classOf(verdict: string): string | false {
  return Object.hasOwn(verdictSigns, verdict) && `is-${verdict}`;
}
