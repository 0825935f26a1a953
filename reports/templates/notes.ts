import { Html, html, type Piece } from '../base/html.js';
import { unescaped } from '../base/markup.js';
import {
  type NoteBlock,
  type NotePart,
  type NoteSpan,
  notePartsOf,
  notesFor,
  START,
} from '../view/notes.js';
import type { View } from '../view/view.js';
import { findingNames, sectionNames, noteWords as w } from '../words/index.js';
import type { Heading } from './section.js';

/** What stands before any heading belongs to the finding; a city's page has what names the city. */
export function noteAtStart(view: View): Html | null {
  const blocks = partsOf(view, findingOf)
    .filter(({ place }) => place === (view.isCity ? cityPlace(view.place.code) : START))
    .flatMap((part) => part.blocks);
  return blocks.length > 0 ? framed(view, blocksOf(blocks, 2)) : null;
}

/**
 * The sections, each with what the planner's own text says of it right after its heading. What names no
 * section of the page stands in one of its own at the end.
 * @param left is told each heading that names none
 */
export function withNotes(
  view: View,
  heading: Heading,
  sections: Piece,
  left: (heading: string) => void = () => undefined,
): Html {
  const markup = html`${sections}`;
  if (view.isCity || !notesFor(view)) return markup;
  const parts = partsOf(view, sectionOf(markup));
  const homeless = parts.filter(({ place }) => place === null);
  for (const part of homeless) left(part.heading);
  const rest =
    homeless.length > 0 &&
    html`<section>
${heading(view.say(w.heading), 'notes')}
${framed(
  view,
  homeless.map((part) => html`<h3>${part.heading}</h3>\n${blocksOf(part.blocks, 3)}`),
)}
</section>
`;
  const own = parts.filter(({ place }) => place !== null && place !== START);
  return html`${inserted(view, markup, own)}${rest}`;
}

function inserted(view: View, markup: Html, parts: readonly NotePart[]): Html {
  let { text } = markup;
  for (const place of new Set(parts.map((part) => part.place))) {
    const start = text.search(new RegExp(`<h[23] id="${place}">`, 'u'));
    const end = text.indexOf('>', text.indexOf('</h', start)) + 1;
    const blocks = parts.filter((part) => part.place === place).flatMap((part) => part.blocks);
    if (blocks.length === 0) continue;
    text = `${text.slice(0, end)}\n${framed(view, blocksOf(blocks, 2)).text}${text.slice(end)}`;
  }
  return new Html(text, markup.carried);
}

function partsOf(view: View, section: (heading: string) => string | undefined): NotePart[] {
  const cities = new Map(
    view.data.cities.flatMap(({ city_code, city_name, city_name_en }) =>
      [city_code, city_name, city_name_en].map((name) => [plain(name), cityPlace(city_code)]),
    ),
  );
  return notePartsOf(
    notesFor(view) ?? [],
    (heading) => section(heading) ?? cities.get(plain(heading)),
  ).filter(({ place }) => view.isCity || !place?.startsWith(cityPlace('')));
}

/** Cities and sections are told apart by a sign that no section's name has. */
function cityPlace(code: string): string {
  return `city ${code}`;
}

/** Finds a section of the page by its anchor, its heading, or a short word for it. */
function sectionOf(markup: Html): (heading: string) => string | undefined {
  const names = new Map<string, string>();
  for (const [, id = '', text = ''] of markup.text.matchAll(/<h[23] id="([\w-]+)">([^<]*)</gu)) {
    for (const name of [id, unescaped(text), ...(sectionNames[id] ?? [])])
      names.set(plain(name), id);
  }
  return (heading) => findingOf(heading) ?? names.get(plain(heading));
}

/** The finding has no heading but itself: what names it joins what stands before any heading. */
function findingOf(heading: string): string | undefined {
  return findingNames.includes(plain(heading)) ? START : undefined;
}

/** Without the number before it, and however it is written. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:[一二三四五六七八九十]+、|\d+[.、]\s*)/u, '');
}

/** The planner's text, marked as such. */
function framed({ say }: View, content: Piece): Html {
  return html`<div class="own" role="note" aria-label="${say(w.own)}">
<p class="by">${say(w.own)}</p>
${content}</div>
`;
}

const headings = {
  3: (text: Piece) => html`<h3>${text}</h3>\n`,
  4: (text: Piece) => html`<h4>${text}</h4>\n`,
  5: (text: Piece) => html`<h5>${text}</h5>\n`,
};

/** @param above level of the heading that the blocks stand under */
function blocksOf(blocks: readonly NoteBlock[], above: 2 | 3): Html {
  const levels = [
    ...new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))),
  ].sort((a, b) => a - b);
  let before: number = above;
  return html`${blocks.map((block) => {
    if (block.kind === 'paragraph') return html`<p>${spansOf(block.spans)}</p>\n`;
    if (block.kind === 'list') return listOf(block, above);
    // No level is left out, whatever the file does.
    const wanted = above + 1 + levels.indexOf(block.level);
    before = Math.min(wanted, before + 1, 5);
    const heading = before <= 3 ? headings[3] : before === 4 ? headings[4] : headings[5];
    return heading(spansOf(block.spans));
  })}`;
}

function listOf({ start, items }: NoteBlock & { kind: 'list' }, above: 2 | 3): Html {
  const content = items.map((blocks) => {
    const [only] = blocks;
    const isShort = blocks.length === 1 && only?.kind === 'paragraph';
    return html`<li>${isShort ? spansOf(only.spans) : blocksOf(blocks, above)}</li>\n`;
  });
  if (start === null) return html`<ul>\n${content}</ul>\n`;
  return html`<ol start="${start}">\n${content}</ol>\n`;
}

function spansOf(spans: readonly NoteSpan[]): Html[] {
  return spans.map((span) => {
    if (span.kind === 'text') return html`${span.text}`;
    if (span.kind === 'break') return html`<br>`;
    return span.kind === 'strong'
      ? html`<strong>${spansOf(span.spans)}</strong>`
      : html`<em>${spansOf(span.spans)}</em>`;
  });
}
