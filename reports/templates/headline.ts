import { integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { tileMapChart } from '../charts/tile-map.js';
import { standingOf } from '../view/standing.js';
import type { View } from '../view/view.js';
import { marks, headlineWords as w } from '../words/index.js';
import { comparison } from './comparison.js';
import { evidenceNotice } from './evidence.js';
import { figure } from './figure.js';
import { finding, gapAndChange } from './finding.js';
import { keyFigures, otherFigures } from './key-figures.js';
import { missingTable } from './missing.js';
import { openCells } from './open-cells.js';
import { trust } from './trust.js';

/** Cities without any cell that are named. */
const mostEmpty = 6;

/**
 * The first screen: the finding, what stands against it, the gap and the change, four figures, and side by
 * side where it is missed and by how much.
 */
export async function headline(view: View): Promise<Html> {
  const { say, isCity, data } = view;
  const standing = standingOf(view);
  const map = !isCity && (await figure(tileMapChart(view), view));
  const table = missingTable(view, standing);
  return html`<section class="first" id="findings">
${finding(view, standing)}
${evidenceNotice(view)}
${gapAndChange(view, standing)}
${openCells(view, standing.open)}
${emptyCities(view)}
${keyFigures(view, standing)}
${trust(view)}
<div class="${map && table ? 'two' : 'one'}">
${map && html`<div>${map}</div>\n`}${table && html`<div>${table}</div>\n`}</div>
${otherFigures(view)}
${!standing.isFinal && html`<p class="note">${say(data.period.kind === 'year' ? w.provisionalNote : w.partNote)}</p>`}
${early(view, standing)}
${comparison(view)}
</section>
`;
}

/** A city without any cell leaves the whole region undetermined. */
function emptyCities({ say, isCity, cells, cities, year }: View): Html | null {
  const empty = cities.filter(({ code }) => !cells.some((row) => row.city_code === code));
  if (isCity || empty.length === 0 || cells.length === 0) return null;
  const names = empty.slice(0, mostEmpty).map(({ name }) => name);
  const parts = {
    year: String(year),
    count: integer(empty.length),
    names: names.join(say(marks.names)),
  };
  return html`<p class="where">${say(empty.length > mostEmpty ? w.emptyCitiesMany(parts) : w.emptyCities(parts))}</p>`;
}

/** A year before the deadline is held against stage targets, or else only against what is to come. */
function early(
  { say, year, settings }: View,
  { isEarly, isStaged }: ReturnType<typeof standingOf>,
): Html | null {
  if (!isEarly && !isStaged) return null;
  const parts = { year: String(year), deadline: String(settings.targets.deadline) };
  return html`<p class="note">${say(isStaged ? w.stageYear(parts) : w.earlyYear(parts))}</p>`;
}
