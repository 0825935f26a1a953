import type { Language } from '../../schemas/words/index.js';
import { integer, percent, quotient } from '../base/figures.js';
import { shown } from '../base/html.js';
import { dayBefore, periodName, timeName } from '../view/period.js';
import { explainWords as w } from '../words/explain.js';
import { type Glosses, glossesIn, named, type Say, speaker, tierWords } from '../words/index.js';
import type { ExplanationData, ExplanationRequest, Source } from './data.js';

/** What the parts of an explanation are written with. */
export interface Writer {
  readonly data: ExplanationData;
  readonly language: Language;
  readonly say: Say;
  /** What stays Chinese in an English explanation, with its meaning beside it. */
  readonly gloss: Glosses;
}

/** @param glosses what the project says of its own texts */
export function writerOf(
  data: ExplanationData,
  language: Language,
  glosses?: Readonly<Record<string, string>>,
): Writer {
  return { data, language, say: speaker(language), gloss: glossesIn(language, glosses) };
}

/** Text from a file on one line, cut where no honest value is as long. */
export function cell(value: string | null | undefined, most = 60): string {
  return shown(value, most).replace(/[\r\n\t]+/gu, ' ');
}

export function sourceOf({ source_file, source_line }: Source): string {
  return `${cell(source_file)}:${source_line}`;
}

/** From when to when; the date but once within a day. */
export function spanOf(from: string, to: string | null): string {
  const [start, end] = [timeName(from), timeName(to)];
  return start.slice(0, 10) === end.slice(0, 10)
    ? `${start}–${end.slice(11)}`
    : `${start} – ${end}`;
}

export function outageSpan(
  { say }: Writer,
  row: { readonly started_at: string; readonly ended_at: string; readonly is_open: boolean },
): string {
  if (row.is_open) return `${timeName(row.started_at)} – ${say(w.open)}`;
  return spanOf(row.started_at, row.ended_at);
}

/** A share of whole numbers; nothing of nothing is none. */
export function shareOf(part: bigint, whole: bigint): string {
  return percent(quotient(part, whole));
}

/** City and tier of a row, where a list holds rows of several. */
export function placeOf(writer: Writer, row: Placed & { readonly area_tier: string }): string {
  return `${cityOf(writer, row)} ${writer.say(named(tierWords, row.area_tier))}`;
}

interface Placed {
  readonly city_code: string;
  readonly city_name: string;
}

export function cityOf({ say, data }: Writer, { city_code, city_name }: Placed): string {
  const known = Object.hasOwn(data.cities, city_code) ? data.cities[city_code] : undefined;
  return cell(known ? say(known) : city_name);
}

export function isRollUp({ asked }: ExplanationData): boolean {
  return asked.isRegion || asked.tier === 'all';
}

export function askedPlace({ say, language }: Writer, asked: ExplanationRequest): string {
  const city = cell(say(asked.cityName));
  if (asked.tier === 'all') return city;
  const tier = say(named(tierWords, asked.tier));
  return language === 'zh' ? `${city}${tier}` : `${city}, ${tier.toLowerCase()}`;
}

export function askedPeriod({ say }: Writer, { periodKind, period }: ExplanationRequest): string {
  if (periodKind !== 'ytd') return say(periodName({ kind: periodKind, name: period }));
  const year = period.slice(0, 4);
  const quarter = periodName({ kind: 'quarter', name: period });
  return say({
    zh: w.toDate({ year, quarter: quarter.zh.replace(/^\d+年/u, '') }).zh,
    en: w.toDate({ year, quarter: quarter.en.replace(/ of \d+$/u, '') }).en,
  });
}

/** The last day of a span that ends before a day. */
export const lastDay = dayBefore;

/** A product written out, without the ones. */
export function times(factors: readonly bigint[]): string {
  const told = factors.filter((factor) => factor !== 1n);
  return (told.length > 0 ? told : [1n]).map((factor) => integer(factor)).join(' × ');
}
