import { type PeriodKind, periodKindCodes, verdictCodes } from '../schemas/codes/index.js';
import { type Language, languages, type Words } from '../schemas/words/index.js';
import { fixed, integer } from './base/figures.js';
import { type Html, html, shown } from './base/html.js';
import { languageOfFile, pageFile } from './base/links.js';
import { document } from './templates/document.js';
import { table } from './templates/table.js';
import { dateName, dayBefore, periodName } from './view/period.js';
import {
  marks,
  pageWords,
  type Say,
  speaker,
  verdictWords,
  indexWords as w,
} from './words/index.js';

/** A report that is there, by its files. */
export interface HeldReport {
  readonly kind: PeriodKind;
  /** As its folder is named: 2022-09, 2022Q3 or 2022. */
  readonly name: string;
  /** Languages in which the region's page is there. */
  readonly pages: readonly Language[];
  readonly workbooks: readonly { readonly language: Language; readonly file: string }[];
  /** Files of the cities' pages. */
  readonly cityPages: readonly string[];
  /** Folders of the report as it was in other states of the data, each with its page. */
  readonly states: readonly { readonly name: string; readonly file: string }[];
  /** Of the published database; null for a period that it does not know. */
  readonly figures: PeriodFigures | null;
  /** Whether it was made from other figures than those of the published database. */
  readonly isStale: boolean;
}

export interface PeriodFigures {
  readonly isFinal: boolean;
  /** Midnight at which the data of the period ends. */
  readonly until: string;
  readonly hours: number | null;
}

export interface IndexData {
  readonly region: Words;
  readonly version: string;
  readonly synthetic: boolean;
  readonly cities: readonly { readonly code: string; readonly name: Words }[];
  readonly reports: readonly HeldReport[];
  /** How many cells of a year have a verdict, by year. */
  readonly verdicts: ReadonlyMap<number, Readonly<Record<string, number>>>;
  /** Years before the deadline that have no limits of their own: held against the final ones. */
  readonly early: ReadonlySet<number>;
}

/** A language in the reader's words. */
const nameOf: Record<Language, Words> = { zh: w.chinese, en: w.english };

/** A language in its own words. */
const otherName: Record<Language, string> = { zh: '中文', en: 'English' };

/** The page by which every report is found. It depends on its arguments alone. */
export function renderIndex(data: IndexData, language: Language): string {
  const say = speaker(language);
  const title = say(w.title({ region: shown(say(data.region), 60) }));
  const years = [...new Set(data.reports.map(({ name }) => name.slice(0, 4)))].sort().reverse();
  const other = language === 'zh' ? 'en' : 'zh';
  return document({
    language,
    title,
    foot: say(pageWords.footer({ version: shown(data.version, 40) })),
    isLively: true,
    masthead: html`<header class="masthead"><div class="inner">
<h1>${title}</h1>
<p>${say(w.subtitle)}</p>
<p><a href="${pageFile(other)}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${otherName[other]}</a></p>
</div>
${data.synthetic && html`<p class="notice">${say(pageWords.synthetic)}</p>`}
</header>
`,
    state: data.synthetic ? say(pageWords.made) : '',
    main:
      years.length === 0
        ? html`<p class="none">${say(w.none)}</p>`
        : html`${years.map((year) => yearSection(data, year, say, language))}`,
  });
}

function yearSection(data: IndexData, year: string, say: Say, language: Language): Html {
  const reports = data.reports.filter(({ name }) => name.startsWith(year)).sort(byPeriod);
  const hasStates = reports.some(({ states }) => states.length > 0);
  return html`<section>
<h2>${say(w.year({ year }))}</h2>
<p>${counts(data, Number(year), say)}</p>
${table({
  id: `reports-${year}`,
  caption: say(w.caption({ year })),
  columns: [
    { label: say(w.period), kind: 'tight' },
    { label: say(w.state), kind: 'tight' },
    { label: say(w.completeTo), kind: 'tight' },
    { label: say(w.hours), kind: 'number' },
    { label: say(w.pages) },
    { label: say(w.cityPages) },
    ...(hasStates ? [{ label: say(w.states) }] : []),
  ],
  rows: reports.map((report) => [
    capital(say(periodName(report))),
    ...figures(report, say),
    links(report, say, language),
    cityLinks(report, data, say),
    ...(hasStates ? [stateLinks(report)] : []),
  ]),
})}</section>
`;
}

function counts(data: IndexData, year: number, say: Say): string {
  const verdicts = data.verdicts.get(year);
  if (!verdicts) return say(w.noCounts);
  const known = verdictCodes.names.filter((code) => (verdicts[code] ?? 0) > 0);
  const each = known.map((code) =>
    say(w.count({ verdict: say(verdictWords[code]), cells: integer(verdicts[code]) })),
  );
  const list = each.join(say(marks.clauses));
  return `${say(w.counts)}${list}${say(data.early.has(year) ? w.early : w.end)}`;
}

function figures({ figures: held, isStale }: HeldReport, say: Say): (Html | string)[] {
  if (!held) return [say(w.unknown), '—', '—'];
  return [
    html`${say(held.isFinal ? pageWords.final : pageWords.provisional)}${isStale && html`<br><strong>${say(w.stale)}</strong>`}`,
    say(dateName(dayBefore(held.until))),
    fixed(held.hours),
  ];
}

/** The page in the reader's own language first. */
function links({ name, pages, workbooks }: HeldReport, say: Say, own: Language): Html {
  const order: Language[] = own === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const found = [
    ...order
      .filter((language) => pages.includes(language))
      .map((language) => [pageFile(language), say(nameOf[language])] as const),
    ...order.flatMap((language) =>
      workbooks
        .filter((book) => book.language === language)
        .map(({ file }) => [file, say(w.workbook({ language: say(nameOf[language]) }))] as const),
    ),
  ];
  if (found.length === 0) return html`—`;
  return html`${found.map(([file, label], i) => [i > 0 && ' · ', link(`${name}/${file}`, label)])}`;
}

/** How many there are; without a page of the region, which leads to them, each of them. */
function cityLinks({ name, pages, cityPages }: HeldReport, { cities }: IndexData, say: Say): Html {
  const cityOf = (file: string) =>
    cities.find(({ code }) => languages.some((language) => pageFile(language, code) === file));
  if (pages.length > 0 || cityPages.length === 0) {
    const distinct = new Set(cityPages.map((file) => file.split('.')[0]));
    return html`${integer(distinct.size)}`;
  }
  return html`${cityPages.map((file, i) => {
    const language = languageOfFile(file) ?? 'zh';
    const city = cityOf(file);
    const label = city
      ? w.cityPage({ city: say(city.name), language: say(nameOf[language]) })
      : { zh: file, en: file };
    return [i > 0 && ' · ', link(`${name}/${file}`, say(label))];
  })}`;
}

function stateLinks({ name, states }: HeldReport): Html {
  if (states.length === 0) return html`—`;
  return html`${states.map((state, i) => [
    i > 0 && html`<br>`,
    link(`${name}/${state.name}/${state.file}`, state.name),
  ])}`;
}

/** Below the page's own folder: a name can't lead anywhere else. */
function link(path: string, label: string): Html {
  const href = path.split('/').map(encodeURIComponent).join('/');
  return html`<a href="./${href}">${shown(label, 80)}</a>`;
}

/** The year, its quarters, its months. */
function byPeriod(a: HeldReport, b: HeldReport): number {
  return periodKindCodes.rank(b.kind) - periodKindCodes.rank(a.kind) || (a.name < b.name ? -1 : 1);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
