import type { Language } from '../../schemas/words/index.js';
import { causesEn } from './causes.js';
import { countiesEn } from './counties.js';

/** What a reader of English is told beside a text of the files that stays as it is. */
export interface Glosses {
  cause(text: string): string;
  county(text: string): string;
}

/** @param own what the project says of its own texts, which goes before what is known here */
export function glossesIn(language: Language, own: Readonly<Record<string, string>> = {}): Glosses {
  const given = (text: string) => (Object.hasOwn(own, text) ? own[text] : undefined);
  const beside = (text: string, find: (part: string) => string | undefined) => {
    const meaning = language === 'en' ? meaningOf(text.trim(), find) : undefined;
    return meaning === undefined ? text : `${text} (${meaning})`;
  };
  return {
    cause: (text) => beside(text, (part) => given(part) ?? causesEn.get(part)),
    county: (text) => beside(text, (part) => given(part) ?? countyOf(part)),
  };
}

const between = /[,，、;；/／+＋]/u;

/** Of a text of several parts only where each of them is known: half a translation would mislead. */
function meaningOf(text: string, find: (part: string) => string | undefined): string | undefined {
  const whole = find(text);
  if (whole !== undefined || !between.test(text)) return whole;
  const parts = text.split(between).map((part) => find(part.trim()));
  return parts.every((part) => part !== undefined) ? parts.join(', ') : undefined;
}

/** The name without its kind, which changes when a county becomes a city or a district. */
const bareName = /^(.{2,}?)(?:[藏羌彝]族自治县|县|区|市)$/u;
const bare = new Map(
  [...countiesEn].flatMap(([name, pinyin]) => {
    const stem = bareName.exec(name)?.[1];
    return stem === undefined ? [] : [[stem, pinyin] as const];
  }),
);

function countyOf(name: string): string | undefined {
  return countiesEn.get(name) ?? bare.get(bareName.exec(name)?.[1] ?? name);
}
