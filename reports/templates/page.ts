import type { Html } from '../base/html.js';
import type { View } from '../view/view.js';
import { contents } from './contents.js';
import { document } from './document.js';
import { footOf, stateOf, titleOf } from './masthead.js';

/** A report's page. */
export function page(view: View, masthead: Html, main: Html): string {
  return document({
    language: view.language,
    title: titleOf(view),
    state: stateOf(view),
    masthead,
    contents: contents(view, main),
    main,
    foot: footOf(view),
    isLively: true,
    figures: view.data.fingerprint,
  });
}
