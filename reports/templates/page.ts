import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words.js';
import { type Html, html, raw, shown } from '../html.js';
import { script } from '../script/script.js';
import { paper } from '../theme/paper.js';
import { style } from '../theme/style.js';
import type { View } from '../view.js';
import { speaker, pageWords as w } from '../words.js';
import { contents } from './contents.js';
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
    version: view.data.program.version,
    masthead,
    contents: contents(view, main),
    main,
  });
}

export interface Document {
  readonly language: Language;
  readonly title: string;
  /** In what state its figures are, for the head of every printed page. */
  readonly state: string;
  /** Of the program. */
  readonly version: string;
  readonly masthead: Html;
  readonly contents?: Html | null;
  readonly main: Html;
}

/**
 * The whole document. Its policy allows this one style sheet and this one script and nothing else, so
 * it can be opened from anywhere and prints the same for ever. Without the script it is as complete.
 */
export function document(parts: Document): string {
  const { language, title, state, version, masthead, contents, main } = parts;
  const say = speaker(language);
  const sheet = style + paper(title, state);
  return html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(sheet))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="shihu">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(sheet)}</style>
<script type="module">${raw(script)}</script>
</head>
<body>
<a class="skip" href="#main">${say(w.skip)}</a>
${masthead}
${contents}
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>${say(w.footer({ version: shown(version, 40) }))}</p></footer>
</body>
</html>
`.text;
}

/** Firefox takes a link to data for a frame. */
function policy(sheet: string): string {
  return `default-src 'none'; style-src '${hashOf(sheet)}'; script-src '${hashOfScript}'; img-src data:; frame-src data:; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

const hashOfScript = hashOf(script);
