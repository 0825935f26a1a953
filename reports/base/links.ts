import { createHash } from 'node:crypto';
import type { Language } from '../../schemas/words/index.js';

/*
 * The names of a report's files, by which its pages refer to each other. Chinese is the language that a
 * folder opens with.
 */

const ending: Record<Language, string> = { zh: '', en: '.en' };

/** Page of the region, or of the city with the code. */
export function pageFile(language: Language, city?: string): string {
  return `${city === undefined ? 'index' : cityStem(city)}${ending[language]}.html`;
}

/** Page that takes the figure of a city and tier apart. */
export function explanationFile(language: Language, city: string, tier: string): string {
  return `${cityStem(city)}-${tier}${ending[language]}.html`;
}

/** The whole report as one page. */
export function wholeFile(language: Language): string {
  return `report${ending[language]}.html`;
}

/** A page of the region or a city as a document of another kind. */
export function documentFile(language: Language, kind: 'pdf' | 'docx', city?: string): string {
  return pageFile(language, city).replace(/html$/u, kind);
}

/** The folder of the charts as pictures, beside the pages. */
export const chartFolder = 'charts';

/** A chart of the page of the region or a city, as a picture. */
export function chartFile(
  language: Language,
  kind: 'svg' | 'png',
  slug: string,
  city?: string,
): string {
  const place = pageFile(language, city).replace(/\.(?:en\.)?html$/u, '');
  return `${chartFolder}/${place}-${slug}${ending[language]}.${kind}`;
}

export function workbookFile(language: Language): string {
  return `report${ending[language]}.xlsx`;
}

/** The language of a file that a report may consist of; nothing for any other file. */
export function languageOfFile(name: string): Language | undefined {
  const match = /^[^.]+(\.en)?\.(?:html|xlsx|pdf|docx)$/u.exec(name);
  return match ? (match[1] ? 'en' : 'zh') : undefined;
}

/** Whether a text is the name of a page of a report, beside it in its folder. */
export function isPageFile(name: string): boolean {
  return /^[\p{L}\p{N}_~-]+(?:\.en)?\.html$/u.test(name);
}

const longest = 60;
/** Names that can't be: none at all, and those taken by the report's own files, and on Windows by devices. */
const taken = /^(?:|index|report|con|prn|aux|nul|com\d|lpt\d)$/iu;

/** The city's code where it can name a file; the code of a region of one's own can be any text. */
function cityStem(code: string): string {
  const stem = code.replace(
    /[^\p{L}\p{N}_-]/gu,
    (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}~`,
  );
  const cut = stem.length > longest ? `${stem.slice(0, longest)}~${digest(code)}` : stem;
  return taken.test(cut) ? `~${cut}` : cut;
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 12);
}
