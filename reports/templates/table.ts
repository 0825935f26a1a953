import { type Html, html, type Piece } from '../html.js';

/** How a column is set: figures to the right in even digits, codes unbroken, hashes breaking. */
export type ColumnKind = 'text' | 'number' | 'tight' | 'code' | 'code id' | 'hash' | 'long';

export interface Column {
  readonly label: string;
  readonly kind?: ColumnKind;
}

export interface Table {
  /** Id of the caption, by which the box that scrolls on a phone is named. */
  readonly id: string;
  readonly caption: string;
  readonly note?: string;
  readonly columns: readonly Column[];
  /** Cells of each row; the first one heads its row. */
  readonly rows: readonly (readonly Piece[])[];
}

/** A table that fits on a page is kept on one. */
export function table({ id, caption, note, columns, rows }: Table): Html {
  const cell = (row: readonly Piece[], column: Column, i: number) =>
    i === 0
      ? html`<th scope="row" class="${column.kind ?? 'text'}">${row[i]}</th>`
      : html`<td class="${column.kind ?? 'text'}">${row[i]}</td>`;
  return scrolling(
    id,
    html`<table class="${rows.length <= 8 && 'short'}">
${captionOf(id, caption, note)}
<thead><tr>${columns.map((c) => html`<th scope="col" class="${c.kind ?? 'text'}">${c.label}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((column, i) => cell(row, column, i))}</tr>\n`)}</tbody>
</table>`,
  );
}

export function captionOf(id: string, caption: string, note?: string): Html {
  return html`<caption id="${id}">${caption}${note && html`<small>${note}</small>`}</caption>`;
}

/** A box that scrolls sideways on a narrow screen, by keyboard too; on paper it is no box at all. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" role="region" aria-labelledby="${label}" tabindex="0">${content}</div>`;
}
