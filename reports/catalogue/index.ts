import type { Language } from '../../schemas/words/index.js';
import { type Html, html, shown } from '../base/html.js';
import { document } from '../templates/document.js';
import { type Say, speaker, catalogueWords as w } from '../words/index.js';
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
  return document({
    language,
    title: `shihu ${say(w.title)}`,
    state: say(w.subtitle),
    masthead: html`<header class="masthead"><div class="inner">
<h1>shihu ${say(w.title)}</h1>
<p>${say(w.subtitle)}</p>
</div></header>`,
    main: html`<div class="catalogue">
<p class="intro">${say(w.intro)}</p>
${contents(data, say)}
${tableList(data.tables, say)}
${lineage(data.relations, say)}
<section>
<h2 id="columns">${say(w.columns)}</h2>
${data.tables.map((one) => tableSection(one, modelOf(one.name), say))}</section>
${data.examples.length > 0 && examples(data, say)}
</div>`,
    foot: say(w.footer({ version: shown(data.version, 40) })),
    ownStyle: style,
  });
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
