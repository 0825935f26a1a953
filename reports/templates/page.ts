import { type Html, html, shown } from '../base/html.js';
import type { View } from '../view/view.js';
import { pageWords as w } from '../words/index.js';
import { contents } from './contents.js';
import { document } from './document.js';
import { stateOf, titleOf } from './masthead.js';

/** A report's page. */
export function page(
  view: View,
  masthead: Html,
  sections: readonly (Html | null | false)[],
): string {
  const main = html`${sections}`;
  return document({
    language: view.language,
    title: titleOf(view),
    state: stateOf(view),
    masthead,
    contents: contents(view, main),
    main,
    foot: view.say(w.footer({ version: shown(view.data.program.version, 40) })),
    isLively: true,
    figures: view.data.fingerprint,
  });
}
