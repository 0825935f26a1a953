import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words/index.js';
import { type Html, html, raw } from '../base/html.js';
import { script } from '../script/script.js';
import { paper } from '../theme/paper.js';
import { style } from '../theme/style.js';
import { speaker, pageWords as w } from '../words/index.js';

export interface Document {
  readonly language: Language;
  readonly title: string;
  /** In what state its figures are, for the head of every printed page. */
  readonly state: string;
  readonly masthead: Html;
  readonly contents?: Html | null;
  readonly main: Html;
  readonly foot: string;
  /** Rules of this kind of page alone. */
  readonly ownStyle?: string;
  /** Whether its tables sort and filter where scripts may run. */
  readonly isLively?: boolean;
  /** Fingerprint of the figures that it shows. */
  readonly figures?: string | undefined;
}

/**
 * A whole document. Its policy allows its one style sheet, its one script if it has one, and nothing
 * else, so it can be opened from anywhere and prints the same for ever. Without the script it is as
 * complete.
 */
export function document(parts: Document): string {
  const { language, title, state, masthead, contents, main, foot, ownStyle, isLively, figures } =
    parts;
  const say = speaker(language);
  const sheet = style + (ownStyle ?? '') + paper(title, state);
  return html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(sheet, isLively))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="shihu">
${figures && html`<meta name="shihu-figures" content="${figures}">\n`}<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(sheet)}</style>
${isLively && html`<script type="module">${raw(script)}</script>\n`}</head>
<body>
<a class="skip" href="#main">${say(w.skip)}</a>
${masthead}
${contents}
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>${foot}</p></footer>
</body>
</html>
`.text;
}

/** Firefox takes a link to data for a frame. */
function policy(sheet: string, hasScript = false): string {
  const scripts = hasScript ? ` script-src '${hashOfScript}';` : '';
  return `default-src 'none'; style-src '${hashOf(sheet)}';${scripts} img-src data:; frame-src data:; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

const hashOfScript = hashOf(script);
