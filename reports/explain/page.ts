import type { Language } from '../../schemas/words/index.js';
import { type Html, html, legible, shown } from '../base/html.js';
import { document } from '../templates/document.js';
import { headings } from '../templates/section.js';
import { scrolling } from '../templates/table.js';
import type { Block, Column, Document, Part } from './document.js';

/** More than enough for any cell made of several names. */
const MOST_TEXT = 2000;
/** An identifier as short as honest ones are stays on one line. */
const MOST_UNBROKEN = 24;

/** The explanation as one page in the look of the reports. */
export function page(
  { title, lead, parts, foot }: Document,
  language: Language,
  ways: Html | null = null,
): string {
  const heading = headings(language);
  return document({
    language,
    title,
    state: lead[0] ?? '',
    masthead: html`<header class="masthead"><div class="inner">
${ways}<h1>${title}</h1>
${lead.map((line) => html`<p class="state">${line}</p>\n`)}</div></header>`,
    main: html`${parts.map((part, i) => section(part, i, heading))}`,
    foot,
  });
}

function section(part: Part, index: number, heading: (text: string) => Html): Html {
  return html`<section>
${heading(part.heading)}
${part.blocks.map((block, i) => html`${blockOf(block, `t${index + 1}-${i + 1}`)}\n`)}</section>
`;
}

function blockOf(block: Block, id: string): Html {
  if (block.kind === 'text') return html`<p>${block.text}</p>`;
  if (block.kind === 'formula') {
    const [first, ...others] = block.lines;
    return html`<p class="formula">${first}${others.map((line) => html`<br>${line}`)}</p>`;
  }
  const { caption, columns, rows } = block;
  return scrolling(
    id,
    html`<table class="${rows.length <= 8 && 'short'}">
<caption id="${id}">${caption}</caption>
<thead><tr>${columns.map((c) => html`<th scope="col" class="${c.kind ?? 'text'}">${c.label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${rowOf(columns, row)}</tr>
`,
)}</tbody>
</table>`,
  );
}

/** A row is headed by the first cell that says anything: a total has no rank. */
function rowOf(columns: readonly Column[], row: readonly string[]): Html[] {
  const head = row.findIndex((value) => value !== '');
  return columns.map(({ kind = 'text' }, i) => {
    const value = row[i] ?? '';
    const plain = value === '' ? '' : legible(shown(value, MOST_TEXT));
    const text = kind === 'code' ? broken(plain) : plain;
    return i === head
      ? html`<th scope="row" class="${kind}">${text}</th>`
      : html`<td class="${kind}">${text}</td>`;
  });
}

/** Names of files break after a slash and before a line's number, never within one. */
function broken(text: string): Html[] {
  return text
    .split(/(?<=\/)|(?=:\d+)/u)
    .map((part) =>
      part.length <= MOST_UNBROKEN
        ? html`<span class="unbroken">${part}</span><wbr>`
        : html`${part}<wbr>`,
    );
}
