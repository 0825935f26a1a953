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
  const cell = (row: readonly Piece[], r: number, { kind }: Column, c: number) =>
    c === 0 ? headCell(kind, values[c]?.(r), row[c]) : dataCell(kind, values[c]?.(r), row[c]);
  const box = scrolling(
    id,
    html`<table class="${[look, rows.length <= 8 && 'short'].filter(Boolean).join(' ')}">
${captionOf(id, caption, note)}
<thead><tr>${columns.map(columnHead)}</tr></thead>
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
): ((row: number) => Value) | undefined {
  if (by === undefined) return undefined;
  if (typeof by !== 'string') return (row) => by[row] ?? null;
  const at = data?.columns.findIndex(({ name }) => name === by) ?? -1;
  if (at < 0) throw new Error(`there is no column ${by} to sort by`);
  return (row) => data?.rows[row]?.[at] ?? null;
}

/** Figures without a value of their own aren't sorted by. */
function columnHead({ kind = 'text', by, label }: Column): Html {
  return kind === 'number' && by === undefined
    ? html`<th scope="col" class="${kind}" data-unsorted="">${label}</th>`
    : html`<th scope="col" class="${kind}">${label}</th>`;
}

function headCell(kind: ColumnKind = 'text', by: Value | undefined, content: Piece): Html {
  const value = valueBeside(content, by);
  return value === null
    ? html`<th scope="row" class="${kind}">${content}</th>`
    : html`<th scope="row" class="${kind}" data-value="${value}">${content}</th>`;
}

/**
 * A cell of data; the plain one, without a class, is of figures, since most are.
 * @param by what its row is sorted by
 */
export function dataCell(kind: ColumnKind = 'text', by: Value | undefined, content: Piece): Html {
  const value = valueBeside(content, by);
  if (kind === 'number') {
    return value === null
      ? html`<td>${content}</td>`
      : html`<td data-value="${value}">${content}</td>`;
  }
  return value === null
    ? html`<td class="${kind}">${content}</td>`
    : html`<td class="${kind}" data-value="${value}">${content}</td>`;
}

/** Enough to tell figures apart that differ by more than the noise of their division. */
const digits = 12;

/** What a cell is sorted by, unless the page's script reads just that from its text: a page has a thousand cells. */
function valueBeside(content: Piece, by: Value | undefined): string | null {
  if (by === undefined) return null;
  const key = keyOf(content);
  if (typeof by === 'number') {
    return key && Number(key) === by ? null : String(Number(by.toPrecision(digits)));
  }
  const value = by === null ? '' : typeof by === 'string' ? shown(by) : String(by);
  return key === value ? null : value;
}

/** As the page's script reads a text: nothing for what is empty, a figure without the marks of its thousands. */
function keyOf(content: Piece): string | null {
  if (typeof content !== 'string') return null;
  if (content === '—') return '';
  const isFigure = /^−?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/u.test(content);
  return isFigure ? content.replace('−', '-').replaceAll(',', '') : content;
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
