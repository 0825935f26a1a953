import { createHash } from 'node:crypto';
import { type Html, html, raw, shown } from '../html.js';
import { style } from '../theme/style.js';
import type { View } from '../view.js';
import { pageWords as w } from '../words.js';
import { titleOf } from './masthead.js';

/**
 * The whole document. Its policy allows this one style sheet and nothing else: no script, no
 * request, so it can be opened from anywhere and prints the same for ever.
 */
export function page(view: View, masthead: Html, sections: readonly (Html | false)[]): string {
  const { say, data, language } = view;
  const document = html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${titleOf(view)}</title>
<style>${raw(style)}</style>
</head>
<body>
${masthead}
<main>
${sections}
</main>
<footer><p>${say(w.footer({ version: shown(data.program.version, 40) }))}</p></footer>
</body>
</html>
`;
  return document.text;
}

const hash = createHash('sha256').update(style, 'utf8').digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
