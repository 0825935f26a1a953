import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words.js';
import { type Html, html, legible, raw, shown } from '../html.js';
import { headings } from '../templates/section.js';
import { style } from '../theme/style.js';
import type { Block, Column, Document, Part } from './document.js';

/** More than enough for any cell made of several names. */
const MOST_TEXT = 2000;
/** An identifier as short as honest ones are stays on one line. */
const MOST_UNBROKEN = 24;

/** The document as one page in the look of the reports: no script, no request, nothing loaded. */
export function page(document: Document, language: Language): string {
  const heading = headings(language);
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="shihu">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${document.title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header class="masthead"><div class="inner">
<h1>${document.title}</h1>
${document.lead.map((line) => html`<p class="state">${line}</p>\n`)}</div></header>
<main>
${document.parts.map((part, i) => section(part, i, heading))}
</main>
<footer><p>${document.foot}</p></footer>
</body>
</html>
`.text;
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
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table class="${rows.length <= 8 && 'short'}">
<caption id="${id}">${caption}</caption>
<thead><tr>${columns.map((c) => html`<th scope="col" class="${c.kind ?? 'text'}">${c.label}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((c, i) => cellOf(c, row[i] ?? '', i))}</tr>\n`)}</tbody>
</table></div>`;
}

function cellOf({ kind = 'text' }: Column, value: string, i: number): Html {
  const plain = value === '' ? '' : legible(shown(value, MOST_TEXT));
  const text = kind === 'code' ? broken(plain) : plain;
  return i === 0
    ? html`<th scope="row" class="${kind}">${text}</th>`
    : html`<td class="${kind}">${text}</td>`;
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
