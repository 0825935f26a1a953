import { type Dataset, datasetOf } from '../dataset.js';
import { exact, fixed } from '../figures.js';
import { type Html, html, raw } from '../html.js';
import type { Chart } from '../vega/chart.js';
import { drawChart } from '../vega/draw.js';
import type { View } from '../view.js';
import { fieldWords, dataWords as w } from '../words.js';
import { downloadLink, showing } from './download.js';
import { downloads, table } from './table.js';

/**
 * A chart with its caption; without data a sentence stands in its place.
 * @param view gives the chart a table of its data and a CSV
 */
export async function figure(chart: Chart, view?: View): Promise<Html> {
  const isEmpty = chart.rows.length === 0;
  const picture = isEmpty
    ? html`<p class="none">${chart.emptyNote}</p>`
    : html`<div class="scroll" role="region" aria-labelledby="${chart.slug}-title" tabindex="0">${raw(await drawChart(chart))}</div>`;
  const data = isEmpty || !view ? null : chartData(chart);
  const markup = html`<figure>
<figcaption><strong id="${chart.slug}-title">${chart.title}</strong>${!isEmpty && html`<span id="${chart.slug}-caption">${chart.caption}</span>`}</figcaption>
${picture}
${view && data && asTable(view, chart, data)}</figure>
`;
  return data ? showing(markup, data) : markup;
}

/** The chart as a table, shut until it is asked for; paper has the picture. */
function asTable(view: View, chart: Chart, data: Dataset): Html {
  const { say } = view;
  const content = table({
    id: `${chart.slug}-data`,
    caption: say(w.of({ title: chart.title })),
    columns: data.columns.map(({ name, label }, i) => {
      const values = data.rows.map((row) => row[i] ?? null);
      const isNumber = values.some((value) => typeof value === 'number');
      return {
        label: label ? say(label) : name,
        ...(isNumber && { kind: 'number' as const, by: values }),
      };
    }),
    rows: textRows(data),
  });
  return html`<div class="source"><details><summary>${say(w.table)}</summary>
${content}</details>
${downloads(downloadLink(view, data))}</div>
`;
}

/** Figures of a column that holds fractions have three decimals each, so that their points align. */
function textRows({ columns, rows }: Dataset): string[][] {
  const hasFractions = columns.map((_, i) =>
    rows.some((row) => typeof row[i] === 'number' && !Number.isInteger(row[i])),
  );
  return rows.map((row) =>
    row.map((value, i) =>
      typeof value === 'number'
        ? hasFractions[i]
          ? fixed(value, 3)
          : exact(value)
        : value === null
          ? '—'
          : String(value),
    ),
  );
}

/**
 * The rows that a chart is drawn from, in the columns that mean something to a reader. Rows that
 * differ only in what is left out are one.
 */
export function chartData({ slug, title, rows, columns }: Chart): Dataset {
  const [first = {}] = rows;
  const known = Object.entries(fieldWords).map(([name, label]) => ({ name, label }));
  const picked = columns ?? known.filter(({ name }) => Object.hasOwn(first, name));
  const data = datasetOf(
    slug,
    { zh: title, en: title },
    rows,
    picked.map((column) => ({ ...column, value: (row) => row[column.name] })),
  );
  const distinct = new Map(data.rows.map((row) => [JSON.stringify(row), row]));
  return { ...data, rows: [...distinct.values()] };
}
