import { tierCodes } from '../../schemas/codes/index.js';
import { isOfNotice } from '../../schemas/region.js';
import { type SettingsInForce, settingsFromRows } from '../../schemas/settings/rows.js';
import { baseYearOf } from '../../schemas/settings/targets.js';
import type { Language, Words } from '../../schemas/words/index.js';
import { quotient } from '../base/figures.js';
import { legible, shown } from '../base/html.js';
import { pageFile } from '../base/links.js';
import { type Glosses, glossesIn, type Say, speaker } from '../words/index.js';
import type { PeriodHoursRow, ReportData, VerdictRow } from './data.js';
import { dayBefore, monthsUpTo, yearOf } from './period.js';
import { upToPeriod } from './to-date.js';

export const allTiers = 'all';

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** A report's data, found by what the templates ask for. */
export interface View {
  readonly data: ReportData;
  readonly language: Language;
  readonly say: Say;
  /** What stays Chinese on an English page, with its meaning beside it. */
  readonly gloss: Glosses;
  readonly year: number;
  readonly region: Place;
  /** Whether the notice is the region's own: its task, its date and its ambiguity are no other's. */
  readonly isOfNotice: boolean;
  /** What the page is about: the region, or one of its cities. */
  readonly place: Place;
  readonly isCity: boolean;
  /** Cities in the order of lists, without the region. */
  readonly cities: readonly Place[];
  /** Tiers that occur, without `all`. */
  readonly tiers: readonly string[];
  /** The reduction that meets the notice instead of the limit. */
  readonly rate: number;
  /** Where the reduction is the mean annual one since a base year, that year; null for the year before. */
  readonly baseYear: number | null;
  /** The last day of complete data. */
  readonly completeTo: string | null;
  hours(kind: string, period: string, city: string, tier: string): PeriodHoursRow | undefined;
  verdict(city: string, tier: string): VerdictRow | undefined;
  /** Verdicts of the year on single tiers of the page's cities: what the notice sets limits for. */
  readonly cells: readonly VerdictRow[];
  /** Those that the figures were made by. */
  readonly settings: SettingsInForce;
  /** The file of a city's page, null where none is written: it holds nothing, or this page stands alone. */
  pageOf(city: string): string | null;
}

/** What the pages of a report have in common. */
interface Shared extends Pick<View, 'data' | 'year' | 'tiers' | 'settings' | 'hours' | 'verdict'> {
  readonly ofYear: readonly VerdictRow[];
  readonly paged: ReadonlySet<string>;
}

const shared = new WeakMap<ReportData, Shared>();

function sharedOf(published: ReportData): Shared {
  const known = shared.get(published);
  if (known) return known;
  const settings = settingsFromRows(published.settings);
  const data = upToPeriod(published, settings);
  const year = yearOf(data.period);
  const hours = new Map(
    data.periodHours.map((row) => [
      key(row.period_kind, row.period, row.city_code, row.area_tier),
      row,
    ]),
  );
  const ofYear = data.verdicts.filter((row) => row.year === year);
  const verdicts = new Map(ofYear.map((row) => [key(row.city_code, row.area_tier), row]));
  const found: Shared = {
    data,
    year,
    tiers: tiersOf(data),
    settings,
    hours: (kind, period, city, tier) => hours.get(key(kind, period, city, tier)),
    verdict: (city, tier) => verdicts.get(key(city, tier)),
    ofYear,
    paged: placesWithData(data),
  };
  shared.set(published, found);
  return found;
}

/** @param city code of the city that the page is about; without it the page is the region's */
export function viewOf(published: ReportData, language: Language, city?: string): View {
  const say = speaker(language);
  const { data, year, tiers, settings, hours, verdict, ofYear, paged } = sharedOf(published);
  const region = regionOf(data, say);
  const cities = citiesOf(data, region.code, language);
  const place = city === undefined ? region : placeOf(city, cities);
  const known = new Set(city === undefined ? cities.map(({ code }) => code) : [city]);
  return {
    data,
    language,
    say,
    gloss: glossesIn(language, settings.glosses),
    year,
    region,
    isOfNotice: isOfNotice(region),
    place,
    isCity: city !== undefined,
    cities,
    tiers,
    rate: settings.rate,
    baseYear: baseYearOf(settings.basis),
    completeTo: completeToOf(data, settings),
    hours,
    verdict,
    cells: ofYear.filter((row) => row.area_tier !== allTiers && known.has(row.city_code)),
    settings,
    pageOf: (code) => {
      const file = pageFile(language, code);
      const isThere = data.ways ? data.ways.files.has(file) : paged.has(code);
      return isThere ? file : null;
    },
  };
}

/** Places of which the period holds anything. */
function placesWithData({ period, periodHours }: ReportData): ReadonlySet<string> {
  const own = periodHours.filter(
    (row) => row.period_kind === period.kind && row.period === period.name,
  );
  return new Set(own.map((row) => row.city_code));
}

const DAY_MS = 86_400_000;

/** Hours from 1 January to the end of the period: as published, else added up from the months. */
export function hoursToDate(view: View, city: string, tier: string): number | null {
  const { period } = view.data;
  if (period.kind !== 'month') {
    const row = view.hours(period.kind === 'year' ? 'year' : 'ytd', period.name, city, tier);
    return row?.hours ?? null;
  }
  return hoursOverMonths(view, monthsUpTo(period), city, tier);
}

/**
 * Hours over several months by their sums, never by averaging. The days are those that are complete,
 * as in the published sums: a place without users in a month keeps its days.
 */
export function hoursOverMonths(
  view: View,
  months: readonly string[],
  city: string,
  tier: string,
): number | null {
  let seconds = 0n;
  let userDays = 0n;
  let days = 0n;
  for (const month of months) {
    const row = view.hours('month', month, city, tier);
    seconds += row?.net_user_seconds ?? 0n;
    userDays += row?.user_days ?? 0n;
    days += BigInt(completeDays(view, month));
  }
  return quotient(seconds * days, 3600n * userDays);
}

/** Days of a month between data_from and as_of, whether or not anything is held of them. */
function completeDays(view: View, month: string): number {
  const held = monthOf(view, month);
  if (held) return held.days;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const { data_from, as_of } = view.settings;
  const from = Math.max(Date.UTC(year, number - 1), Date.parse(data_from ?? ''));
  const to = Math.min(Date.UTC(year, number), Date.parse(as_of ?? ''));
  return Number.isNaN(from + to) ? 0 : Math.max(0, (to - from) / DAY_MS);
}

/** The whole region in a month; undefined for a month of which no day is held. */
export function monthOf(view: View, month: string): PeriodHoursRow | undefined {
  return view.hours('month', month, view.region.code, allTiers);
}

function key(...parts: readonly string[]): string {
  return parts.join('\u0000');
}

function regionOf(data: ReportData, say: (words: Words) => string): Place {
  if (data.region) return { code: data.region.code, name: shown(say(data.region.name), 60) };
  const cities = new Set(data.cities.map((city) => city.city_code));
  const row = [...data.periodHours, ...data.verdicts].find(
    (candidate) => candidate.area_tier === allTiers && !cities.has(candidate.city_code),
  );
  return { code: row?.city_code ?? '', name: shown(row?.city_name, 60) };
}

function placeOf(code: string, cities: readonly Place[]): Place {
  const place = cities.find((city) => city.code === code);
  if (!place) throw new Error(`the report's data has no city ${code}`);
  return place;
}

function citiesOf(data: ReportData, region: string, language: Language): Place[] {
  const listed = [...data.cities]
    .sort((a, b) => a.city_sort - b.city_sort)
    .map((city) => ({
      code: city.city_code,
      name: legible(shown(language === 'zh' ? city.city_name : city.city_name_en, 60)),
    }));
  const known = new Set([region, ...listed.map((city) => city.code)]);
  for (const row of data.verdicts) {
    if (known.has(row.city_code)) continue;
    known.add(row.city_code);
    listed.push({ code: row.city_code, name: legible(shown(row.city_name, 60)) });
  }
  return listed;
}

function tiersOf(data: ReportData): string[] {
  const found = new Set<string>(
    [...data.verdicts, ...data.periodHours]
      .map((row) => row.area_tier)
      .filter((tier) => tier !== allTiers),
  );
  const known = tierCodes.names.filter((tier) => found.has(tier));
  return [...known, ...[...found].filter((tier) => !tierCodes.has(tier)).sort()];
}

function completeToOf(data: ReportData, { as_of }: SettingsInForce): string | null {
  if (as_of !== null) return dayBefore(as_of);
  const ends = data.periodHours.filter((row) => row.is_final).map((row) => row.period_end);
  const last = ends.sort().at(-1);
  return last ? dayBefore(last) : null;
}
