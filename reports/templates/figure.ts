import { type Html, html, raw } from '../html.js';
import type { Chart } from '../vega/chart.js';
import { drawChart } from '../vega/draw.js';

/** A chart with its caption; without data a sentence stands in its place. */
export async function figure(chart: Chart): Promise<Html> {
  const isEmpty = chart.rows.length === 0;
  const picture = isEmpty
    ? html`<p class="none">${chart.emptyNote}</p>`
    : html`<div class="scroll" role="region" aria-labelledby="${chart.slug}-title" tabindex="0">${raw(await drawChart(chart))}</div>`;
  return html`<figure>
<figcaption><strong id="${chart.slug}-title">${chart.title}</strong>${!isEmpty && html`<span id="${chart.slug}-caption">${chart.caption}</span>`}</figcaption>
${picture}
</figure>
`;
}
