import type { Dataset, Value } from '../base/dataset.js';
import { exact, fixed, integer } from '../base/figures.js';
import { type Html, html, raw, shown } from '../base/html.js';
import { tablet } from '../theme/chart-config.js';
import type { Chart } from '../vega/chart.js';
import { drawBoth } from '../vega/draw.js';
import type { View } from '../view/view.js';
import { dataWords as w } from '../words/index.js';
import { downloadLink, showing } from './download.js';
import { downloads, table } from './table.js';

/**
 * A chart with its caption; without data a sentence stands in its place.
 * @param view gives the chart a table of its data and a CSV
 */
export async function figure(chart: Chart, view?: View): Promise<Html> {
  const isEmpty = chart.rows.length === 0;
  const drawn = isEmpty ? null : await drawBoth(chart);
  const picture = drawn ? pictures(chart, drawn) : html`<p class="none">${chart.emptyNote}</p>`;
  const isTall = sizeOf(drawn?.narrow).height > tall;
  const data = isEmpty || !view ? null : datasetOfChart(chart);
  const markup = html`${raw(isTall ? '<figure class="tall">' : '<figure>')}
<figcaption><strong id="${chart.slug}-title">${chart.title}</strong>${!isEmpty && html`<span id="${chart.slug}-caption">${chart.caption}</span>`}</figcaption>
${picture}
${view && data && asTable(view, chart, data)}</figure>
`;
  return data ? showing(markup, data) : markup;
}

/** A drawing for a phone that is as high as two others: where these stand abreast it has two rows. */
const tall = 600;

/** Style sheets show the one that fits, and paper the wide one. */
function pictures({ slug }: Chart, { wide, narrow }: Awaited<ReturnType<typeof drawBoth>>): Html {
  const label = `${slug}-title`;
  const kind = narrow === null ? '' : sizeOf(wide).width <= tablet.small ? ' wide small' : ' wide';
  return html`<div class="scroll${kind}" role="region" aria-labelledby="${label}">${raw(wide)}</div>${narrow !== null && html`<div class="scroll narrow" role="region" aria-labelledby="${label}">${raw(narrow)}</div>`}`;
}

function sizeOf(svg: string | null | undefined): { width: number; height: number } {
  const [, width = 0, height = 0] =
    /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/u.exec(svg ?? '') ?? [];
  return { width: Number(width), height: Number(height) };
}

/** A longer table is for a spreadsheet: its figures are in the marks, in the CSV and in the workbook. */
const mostRows = 60;

/** The chart as a table, shut until it is asked for; paper has the picture. */
function asTable(view: View, chart: Chart, data: Dataset): Html {
  const { say } = view;
  if (data.rows.length > mostRows) return downloads(downloadLink(view, data));
  const columns = data.columns.flatMap(({ label }, i) => (label ? [{ label, i }] : []));
  const content = table({
    id: `${chart.slug}-data`,
    caption: say(w.of({ title: chart.title })),
    columns: columns.map(({ label, i }) => {
      const values = data.rows.map((row) => row[i] ?? null);
      const isNumber = values.some(
        (value) => typeof value === 'number' || typeof value === 'bigint',
      );
      return isNumber
        ? { label: say(label), kind: 'number' as const, by: values.map(brief) }
        : { label: say(label), by: placesOf(values) };
    }),
    rows: textRows(data.rows.map((row) => columns.map(({ i }) => row[i] ?? null))),
  });
  return html`<div class="source"><details><summary>${say(w.table)}</summary>
${content}</details>
${downloads(downloadLink(view, data))}</div>
`;
}

/** Rows are put in order by more digits than they show, but not by all that a double has. */
function brief(value: Value): Value {
  return typeof value === 'number' ? Number(value.toPrecision(7)) : value;
}

/** Names are sorted as they first come, which is the order of lists, and not by their letters. */
function placesOf(values: readonly Value[]): number[] {
  const order = [...new Set(values)];
  const places = new Map(order.map((value, i) => [value, i]));
  return values.map((value) => places.get(value) ?? order.length);
}

/** Figures of a column that holds fractions have three decimals each, so that their points align. */
function textRows(rows: readonly (readonly Value[])[]): string[][] {
  const isFraction = (value: Value | undefined) =>
    typeof value === 'number' && !Number.isInteger(value);
  const hasFractions = rows[0]?.map((_, i) => rows.some((row) => isFraction(row[i]))) ?? [];
  return rows.map((row) =>
    row.map((value, i) => {
      if (typeof value === 'bigint') return integer(value);
      if (typeof value === 'number') return hasFractions[i] ? fixed(value, 3) : exact(value);
      return shown(value === null ? null : String(value));
    }),
  );
}

/** A chart's title is said in the language of its page. */
function datasetOfChart({ slug, title, data }: Chart): Dataset | null {
  return data ? { name: slug, title: { zh: title, en: title }, ...data } : null;
}
