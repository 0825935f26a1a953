import type { Dataset, Value } from '../base/dataset.js';
import { type Html, html, type Piece, shown } from '../base/html.js';
import type { View } from '../view/view.js';
import { downloadLink, showing } from './download.js';

/** How a column is set: figures to the right in even digits, codes unbroken, hashes breaking. */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'tight'
  | 'code'
  | 'code id'
  | 'hash'
  | 'long'
  /** A place, broken between its names alone. */
  | 'place'
  /** A bar with its figure behind it. */
  | 'bar'
  /** Left out on a telephone. */
  | 'spare';

export interface Column {
  readonly label: string;
  readonly kind?: ColumnKind;
  /**
   * What its rows are sorted by: a column of the table's data, or a value for each row. Without it a
   * column is sorted by its text, and one of figures not at all.
   */
  readonly by?: string | readonly Value[];
}

export interface Table {
  /** Id of the caption, by which the box that scrolls on a phone is named. */
  readonly id: string;
  readonly caption: string;
  readonly note?: string;
  readonly columns: readonly Column[];
  /** Cells of each row; the first one heads its row. */
  readonly rows: readonly (readonly Piece[])[];
  /** So many rows stay on top however the others are sorted: totals. */
  readonly pinned?: number;
  /** What stands behind the table, handed out under it; for its words it takes the view. */
  readonly data?: Dataset;
  readonly view?: View;
  /** The rows are but the first of the data's. The CSV stops with them, the workbook goes on. */
  readonly isCut?: boolean;
  /** By which the style sheet knows the table. */
  readonly look?: string;
}

/**
 * A table that fits on a page is kept on one.
 * @param view needed where the table has data to hand out
 */
export function table(parts: Table): Html {
  const { id, caption, note, columns, rows, pinned, data, isCut, view, look } = parts;
  const values = columns.map(({ by }) => valuesOf(by, data));
  const cell = (row: readonly Piece[], r: number, column: Column, c: number) => {
    const value = values[c]?.(r);
    const kind = column.kind ?? 'text';
    if (c === 0) {
      return value === undefined
        ? html`<th scope="row" class="${kind}">${row[c]}</th>`
        : html`<th scope="row" class="${kind}" data-value="${value}">${row[c]}</th>`;
    }
    return value === undefined
      ? html`<td class="${kind}">${row[c]}</td>`
      : html`<td class="${kind}" data-value="${value}">${row[c]}</td>`;
  };
  const box = scrolling(
    id,
    html`<table class="${[look, rows.length <= 8 && 'short'].filter(Boolean).join(' ')}">
${captionOf(id, caption, note)}
<thead><tr>${columns.map((c) => html`<th scope="col" class="${c.kind ?? 'text'}">${c.label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row, r) =>
    html`${r < (pinned ?? 0) ? pinnedRow : plainRow}${columns.map((column, c) => cell(row, r, column, c))}</tr>\n`,
)}</tbody>
</table>`,
  );
  if (!data) return box;
  if (!view) throw new Error(`table ${id}: its data can't be handed out without a view`);
  const listed = isCut ? { ...data, rows: data.rows.slice(0, rows.length) } : data;
  return showing(html`${box}${downloads(downloadLink(view, listed))}`, data);
}

const plainRow = html`<tr>`;
const pinnedRow = html`<tr data-pinned="">`;

/** The line under a table or chart. */
export function downloads(...links: readonly Html[]): Html {
  return html`<p class="downloads">${links}</p>\n`;
}

function valuesOf(
  by: Column['by'],
  data: Dataset | undefined,
): ((row: number) => string | undefined) | undefined {
  if (by === undefined) return undefined;
  if (typeof by !== 'string') return (row) => sortValue(by[row]);
  const at = data?.columns.findIndex(({ name }) => name === by) ?? -1;
  if (at < 0) throw new Error(`there is no column ${by} to sort by`);
  return (row) => sortValue(data?.rows[row]?.[at]);
}

/** What a row is sorted by, for a `data-value` attribute: nothing for what is empty. */
export function sortValue(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? shown(value) : String(value);
}

export function captionOf(id: string, caption: string, note?: string): Html {
  return html`<caption id="${id}">${caption}${note && html`<small>${note}</small>`}</caption>`;
}

/**
 * A box that scrolls where its content is too large for the screen: then the page's script makes it a stop of
 * the tab key, as browsers do without. On paper it is no box at all.
 */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" role="region" aria-labelledby="${label}">${content}</div>`;
}
