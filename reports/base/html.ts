import type { Dataset } from './dataset.js';
import { withoutUnseen } from './unseen.js';

/** What a piece of markup brings to the page beside itself. */
export type Carried =
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | { readonly kind: 'heading'; readonly id: string; readonly text: string };

/**
 * A piece of finished markup. Only `html` and `raw` make one, so a plain string is always escaped.
 * What its pieces carry, it carries too, in their order.
 */
export class Html {
  constructor(
    readonly text: string,
    readonly carried: readonly Carried[] = [],
  ) {}
}

/** The same markup, bringing something more. */
export function carrying(markup: Html, ...carried: readonly Carried[]): Html {
  return new Html(markup.text, [...markup.carried, ...carried]);
}

/** The data behind the tables and charts of a page or of pieces of it, in their order. */
export function datasetsOf(markup: Piece): Dataset[] {
  return carriedBy(markup).flatMap((one) => (one.kind === 'dataset' ? [one.dataset] : []));
}

export function carriedBy(value: Piece): readonly Carried[] {
  if (value instanceof Html) return value.carried;
  return Array.isArray(value) ? value.flatMap(carriedBy) : [];
}

export type Piece = Html | string | number | bigint | null | undefined | false | readonly Piece[];

/** Markup that this program made itself: its own SVG and style sheet, never text from data. */
export function raw(text: string): Html {
  return new Html(text);
}

/**
 * Markup from a template. Whatever is put in is escaped for text and quoted attributes alike; a
 * value in an unquoted attribute, a tag's name or a comment could not be, so that is refused.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, i) => {
    if (!isSafePlace(text, strings[i] ?? '')) {
      throw new Error(`a value may not stand here: ${text.slice(-40)}`);
    }
    text += markup(value) + (strings[i + 1] ?? '');
  });
  return new Html(text, values.flatMap(carriedBy));
}

export function escaped(text: string): string {
  return legible(text).replace(/[&<>"'`]/gu, (c) => entities[c] ?? c);
}

/**
 * Text from data, fit for a cell: cut at a length that no honest value needs, since a cell of
 * 10,000 characters would push everything else off the page.
 */
export function shown(text: string | null | undefined, most = 120): string {
  if (text === null || text === undefined || text.trim() === '') return '—';
  const points = Array.from(text.slice(0, most * 2 + 2));
  return points.length > most ? `${points.slice(0, most).join('')}…` : text;
}

/** An identifier that stays on one line where it is as short as honest ones are. */
export function code(text: string | null | undefined): Html {
  const cut = shown(text, 60);
  return cut.length <= mostUnbroken ? html`<span class="unbroken">${cut}</span>` : html`${cut}`;
}

const mostUnbroken = 24;

/**
 * Characters that are not seen but change what is seen (direction marks, controls, lone
 * surrogates) are spelled out, so that a file's name cannot pose as another one.
 */
export function legible(text: string): string {
  return withoutUnseen(text, (c) =>
    /\p{Surrogate}/u.test(c)
      ? '\uFFFD'
      : `‹U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function markup(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(markup).join('');
  return escaped(String(value));
}

/** Outside every tag, or within a double-quoted attribute of the tag that is still open. */
function isSafePlace(before: string, own: string): boolean {
  // Joined texts are dear to look through, and what stands right before mostly tells.
  if (own.lastIndexOf('>') > own.lastIndexOf('<')) return true;
  const open = before.lastIndexOf('<');
  const tag = open > before.lastIndexOf('>') ? before.slice(open) : '';
  if (tag === '') return true;
  if (!/^<[a-zA-Z]/u.test(tag)) return false;
  const quotes = tag.split('"').length - 1;
  return quotes % 2 === 1;
}
