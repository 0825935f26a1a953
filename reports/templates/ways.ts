import { type Language, languages, type Words } from '../../schemas/words/index.js';
import { type Html, html } from '../base/html.js';
import { pageFile, workbookFile } from '../base/links.js';
import { periodName } from '../view/period.js';
import type { View } from '../view/view.js';
import type { Ways } from '../view/ways.js';
import { type Say, waysWords as w } from '../words/index.js';

/** A step of the way down to a page; the last one is the page itself. */
export interface Crumb {
  readonly label: string;
  readonly href: string | null;
}

export interface Way {
  readonly label: string;
  readonly href: string;
  /** Of a page in another language. */
  readonly language?: Language;
}

/** The way down to a page, and the ways on from it. */
export function waysBar(say: Say, crumbs: readonly Crumb[], ways: readonly Way[]): Html | null {
  if (crumbs.length < 2 && ways.length === 0) return null;
  return html`<nav class="ways" aria-label="${say(w.label)}"><ol>${crumbs.map(({ label, href }) =>
    href === null
      ? html`<li aria-current="page">${label}</li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  )}</ol><ul>${ways.map(({ label, href, language }) =>
    language
      ? html`<li><a href="${href}" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${label}</a></li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  )}</ul></nav>
`;
}

/** The same page in the other language, where it is there. */
export function otherLanguage(
  ways: Ways | undefined,
  language: Language,
  fileOf: (language: Language) => string,
): Way[] {
  return languages
    .filter((one) => one !== language && ways?.files.has(fileOf(one)))
    .map((one) => ({ label: w.own[one], href: fileOf(one), language: one }));
}

/** From the list of all reports down to the region's page. */
export function regionCrumbs(
  { say, language, ways, regionName, period }: Place,
  isHere: boolean,
): Crumb[] {
  const page = pageFile(language);
  const label = say(w.regionOf({ region: regionName, period }));
  const all = ways ? [{ label: say(w.all), href: `${ways.up}/${page}` }] : [];
  if (isHere) return [...all, { label, href: null }];
  return ways?.files.has(page) === false ? all : [...all, { label, href: page }];
}

export interface Place {
  readonly say: Say;
  readonly language: Language;
  readonly ways: Ways | undefined;
  readonly regionName: string;
  readonly period: Words;
}

/** The bar of a report's own page, of the region or of a city. */
export function reportWays(view: View): Html | null {
  const { say, language, data, isCity, place, region, cities } = view;
  const { ways } = data;
  const near = ways?.neighbours[language];
  const at: Place = {
    ...{ say, language, ways, regionName: region.name },
    period: periodName(data.period),
  };
  const crumbs = isCity
    ? [...regionCrumbs(at, false), { label: place.name, href: null }]
    : regionCrumbs(at, true);
  const own = isCity ? place.code : undefined;
  const book = workbookFile(language);
  const hasBook = !ways || ways.files.has(book);
  const reached = cities.filter(({ code }) => view.pageOf(code) !== null);
  const index = reached.findIndex(({ code }) => code === own);
  const beside = (at: number, arrow: 'left' | 'right') => {
    const city = index < 0 ? undefined : reached[at];
    const href = city && view.pageOf(city.code);
    return city && href ? [{ label: say(w[arrow]({ name: city.name })), href }] : [];
  };
  const period = (name: string | null | undefined, arrow: 'left' | 'right') =>
    ways && name
      ? [
          {
            label: say(w[arrow]({ name: periodName({ kind: data.period.kind, name }) })),
            href: `${ways.up}/${name}/${pageFile(language)}`,
          },
        ]
      : [];
  return waysBar(say, crumbs, [
    ...(isCity ? beside(index - 1, 'left') : period(near?.before, 'left')),
    ...(isCity ? beside(index + 1, 'right') : period(near?.after, 'right')),
    ...otherLanguage(ways, language, (one) => pageFile(one, own)),
    ...(hasBook ? [{ label: 'XLSX', href: book }] : []),
  ]);
}
