import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words.js';
import { type Html, html, raw, shown } from '../html.js';
import { style as reportStyle } from '../theme/style.js';
import { type Say, speaker, catalogueWords as w } from '../words.js';
import type { CatalogueData } from './data.js';
import { lineage } from './lineage.js';
import { style } from './style.js';
import { tableList, tableSection } from './tables.js';

export type { CatalogueData, Example, Relation } from './data.js';

/**
 * The catalogue as one HTML document, without script, like the reports. It depends on its arguments
 * alone.
 */
export function renderCatalogue(data: CatalogueData, language: Language): string {
  const say = speaker(language);
  const modelOf = (name: string) =>
    data.relations.find((one) => one.layer === 'marts' && one.name === name);
  const document = html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>shihu ${say(w.title)}</title>
<style>${raw(sheet)}</style>
</head>
<body class="catalogue">
<header class="masthead"><div class="inner">
<h1>shihu ${say(w.title)}</h1>
<p>${say(w.subtitle)}</p>
</div></header>
<main>
<p class="intro">${say(w.intro)}</p>
${contents(data, say)}
${tableList(data.tables, say)}
${lineage(data.relations, say)}
<section>
<h2 id="columns">${say(w.columns)}</h2>
${data.tables.map((one) => tableSection(one, modelOf(one.name), say))}</section>
${data.examples.length > 0 && examples(data, say)}
</main>
<footer><p>${say(w.footer({ version: shown(data.version, 40) }))}</p></footer>
</body>
</html>
`;
  return document.text;
}

function contents({ examples: saved }: CatalogueData, say: Say): Html {
  const link = (anchor: string, text: string) => html`<li><a href="#${anchor}">${text}</a></li>`;
  return html`<nav aria-label="${say(w.contents)}"><ul class="contents">
${link('tables', say(w.tables))}${link('lineage', say(w.lineage))}
${link('columns', say(w.columns))}
${saved.length > 0 && link('examples', say(w.examples))}</ul></nav>
`;
}

function examples({ examples: saved }: CatalogueData, say: Say): Html {
  return html`<section>
<h2 id="examples">${say(w.examples)}</h2>
<p>${say(w.examplesText)}</p>
${saved.map(
  ({ name, what, sql }) => html`<h3 id="example-${name}"><span class="code">@${name}</span></h3>
<p>${say(what)}</p>
<pre class="scroll" role="region" aria-labelledby="example-${name}" tabindex="0"><code>${sql}</code></pre>
`,
)}</section>
`;
}

const sheet = `${reportStyle}${style}`;
const hash = createHash('sha256').update(sheet, 'utf8').digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
