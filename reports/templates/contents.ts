import { carriedBy, type Html, html } from '../base/html.js';
import type { View } from '../view/view.js';
import { pageWords as w } from '../words/index.js';

/** Links to the sections that a page holds. */
export function contents({ say }: View, sections: Html): Html | null {
  const headings = carriedBy(sections).filter((one) => one.kind === 'heading');
  if (headings.length < 2) return null;
  return html`<nav class="contents" aria-label="${say(w.contents)}"><ul>
${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`)}</ul></nav>
`;
}
