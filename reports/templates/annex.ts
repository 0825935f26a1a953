import { type Html, html } from '../base/html.js';
import type { View } from '../view/view.js';
import { annexHeading } from '../words/index.js';
import { methodParts } from './method.js';
import { qualityParts } from './quality.js';
import { unnumbered } from './section.js';

/** What a reader looks up: the data behind the report, the method, the settings, the files with their hashes. */
export async function annexSection(view: View): Promise<Html> {
  return html`<section class="annex">
${unnumbered(view.say(annexHeading), 'annex')}
${await qualityParts(view)}
${methodParts(view)}
</section>
`;
}
