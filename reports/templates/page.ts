import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words.js';
import { type Html, html, raw, shown } from '../html.js';
import { style } from '../theme/style.js';
import type { View } from '../view.js';
import { speaker, pageWords as w } from '../words.js';
import { titleOf } from './masthead.js';

/** A report's page. */
export function page(view: View, masthead: Html, sections: readonly (Html | false)[]): string {
  const { language, data } = view;
  return document({
    language,
    title: titleOf(view),
    version: data.program.version,
    masthead,
    sections,
  });
}

export interface Document {
  readonly language: Language;
  readonly title: string;
  /** Of the program. */
  readonly version: string;
  readonly masthead: Html;
  readonly sections: readonly (Html | false)[];
}

/**
 * The whole document. Its policy allows this one style sheet and nothing else: no script, no
 * request, so it can be opened from anywhere and prints the same for ever.
 */
export function document({ language, title, version, masthead, sections }: Document): string {
  const say = speaker(language);
  return html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="shihu">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${masthead}
<main>
${sections}
</main>
<footer><p>${say(w.footer({ version: shown(version, 40) }))}</p></footer>
</body>
</html>
`.text;
}

const hash = createHash('sha256').update(style, 'utf8').digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
