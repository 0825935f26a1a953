import type { Language } from '../../schemas/words/index.js';
import { type Html, html, raw } from '../base/html.js';
import { pageFile } from '../base/links.js';
import { elementsIn, hasClass, isElement, readMarkup } from '../base/markup.js';
import { document } from '../templates/document.js';
import { footOf, stateOf, titleOf } from '../templates/masthead.js';
import type { ReportData } from '../view/data.js';
import { viewOf } from '../view/view.js';
import { wholeWords as w } from '../words/index.js';
import { anchorWithin, namedLandmarks, underPrefix, withoutFiles } from './links.js';

/** A page of the region, or of the city with the code, as it was rendered. */
export interface RenderedPage {
  readonly city?: string | undefined;
  readonly page: string;
}

interface Part {
  readonly anchor: string;
  readonly name: string;
  readonly isCity: boolean;
  readonly content: string;
}

const all = 'part-all';

/**
 * All pages of a report as one document. What a link of a page leads to stands in it or is left out. It
 * shows one page at a time, by the anchor alone; where a browser can't do that, and in what shows no style,
 * they stand below one another.
 */
export function wholeReport(
  data: ReportData,
  language: Language,
  pages: readonly RenderedPage[],
): string {
  const view = viewOf(data, language);
  const names = new Map(view.cities.map(({ code, name }) => [code, name]));
  const anchors = new Map(
    pages.map(({ city }) => [pageFile(language, city), anchorOf(language, city)]),
  );
  const parts = pages.map(({ city, page }): Part => {
    const anchor = anchorOf(language, city);
    const name = city === undefined ? view.region.name : (names.get(city) ?? city);
    const own = namedLandmarks(underPrefix(bodyOf(page), anchorWithin(anchor, '')), anchor, name);
    return {
      anchor,
      name,
      isCity: city !== undefined,
      content: withoutFiles(own, anchors),
    };
  });
  return document({
    language,
    title: titleOf(view),
    state: stateOf(view),
    masthead: places(parts, view.say(w.places), view.say(w.all)),
    main: html`<div id="${all}">
${parts.map(
  ({
    anchor,
    name,
    isCity,
    content,
  }) => html`<section class="part ${!isCity && 'first'}" id="${anchor}" aria-label="${name}">
${raw(content)}</section>
`,
)}</div>`,
    foot: footOf(view),
    ownStyle: style,
    isLively: true,
    figures: data.fingerprint,
  });
}

function places(parts: readonly Part[], label: string, everything: string): Html {
  const link = (anchor: string, name: string) => html`<li><a href="#${anchor}">${name}</a></li>\n`;
  return html`<nav class="places" aria-label="${label}"><ul>
${parts.map(({ anchor, name }) => link(anchor, name))}${link(all, everything)}</ul></nav>
`;
}

function anchorOf(language: Language, city: string | undefined): string {
  return `part-${pageFile(language, city).replace(/(?:\.en)?\.html$/u, '')}`;
}

/** What stands in a page's body: neither the way past its head nor its foot, of which one is enough. */
function bodyOf(page: string): string {
  const [body] = elementsIn(readMarkup(page), ({ name }) => name === 'body');
  return (body?.children ?? [])
    .filter(isElement)
    .filter((one) => !hasClass(one, 'skip') && one.name !== 'footer')
    .map((one) => {
      const text = page.slice(one.start, one.end);
      if (one.name !== 'main') return text;
      return text.replace(/^<main[^>]*>/u, '<div class="main">').replace(/<\/main>$/u, '</div>');
    })
    .join('\n');
}

/** One page is shown: that of the anchor, or the region's where there is none. */
const style = `
main{max-width:none;padding:0}
main:focus{outline:none}
div.main{max-width:1060px;margin:0 auto;padding:0 28px}
.places{max-width:1060px;margin:0 auto;padding:10px 28px 0;font-size:14px}
.places ul{list-style:none;margin:0;padding:0 0 8px;display:flex;flex-wrap:wrap;gap:2px 20px;border-bottom:1px solid var(--rule)}
.places a{display:inline-block;padding:3px 0}
.ways li:has(a:not([href])),.ways a:not([href]){display:none}
nav.ways ol li:has(a:not([href]))+li::before{content:none}
.part+.part{margin-top:60px}
@supports selector(:has(a)){
.part{display:none}
.part+.part{margin-top:0}
.part:target,.part:has(:target),:root:not(:has(.part:target,.part :target)) .part.first,#part-all:target .part{display:block}
#part-all:target .part+.part{margin-top:60px}
}
@media screen and (max-width:720px){
div.main,.places{padding-left:16px;padding-right:16px}
}
@media print{
.places{display:none}
div.main{max-width:none;padding:0}
.part+.part{break-before:page;margin-top:0}
}
`;
