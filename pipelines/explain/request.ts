import type { ExplanationRequest } from '../../reports/explain/data.js';
import { type TierOrAll, tierCodes } from '../../schemas/codes/index.js';
import type { Region } from '../../schemas/region.js';
import { tierAliases } from '../../schemas/tiers.js';
import { fold, vocabularyOf } from '../../schemas/vocabulary.js';
import { type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { parsePeriod } from '../project/period.js';
import type { LoadedSettings } from '../project/settings.js';
import { explainWords as w } from '../words/explain.js';

export interface Written {
  readonly city: string;
  readonly tier: string;
  readonly period: string;
  /** The year up to the end of the quarter. */
  readonly toDate?: boolean | undefined;
}

const wholeRegion = ['all', 'region', '全省', '全区域', '全区', '全域'];
const allTiers = ['all', '合计', '全部', '总计', '所有'];

/** @throws UserError for a city, tier or period that isn't one, with the one that was meant. */
export function requestOf(written: Written, loaded: LoadedSettings): ExplanationRequest {
  return {
    ...placeOf(written.city, loaded),
    tier: tierOf(written.tier, loaded),
    ...periodOf(written),
  };
}

function placeOf(
  written: string,
  { region, settings }: LoadedSettings,
): Pick<ExplanationRequest, 'cityCode' | 'cityName' | 'isRegion'> {
  const isOneOf = (spellings: readonly string[]) =>
    spellings.some((spelling) => fold(spelling) === fold(written));
  const whole = { cityCode: region.code, cityName: region.name, isRegion: true };
  if (isOneOf(regionSpellings(region))) return whole;
  const read = vocabularyOf(region, settings.feeds.outages?.values).city(written);
  if (!read.ok) {
    if (isOneOf([bareName(region)])) return whole;
    throw unknownCity(written, region);
  }
  const city = region.cities.find(({ code }) => code === read.value);
  const name = city?.name ?? String(read.value);
  return {
    cityCode: String(read.value),
    cityName: { zh: name, en: city?.nameEn ?? name },
    isRegion: false,
  };
}

function regionSpellings({ code, name }: Region): string[] {
  return [code, name.zh, name.en, ...wholeRegion];
}

/** The region without the word for its rank, unless a city of it has the same name. */
function bareName({ name }: Region): string {
  return name.zh.replace(/(省|市|自治区|地区|区)$/u, '');
}

function unknownCity(written: string, region: Region): UserError {
  const spellings = [
    ...region.cities.flatMap((city) => [city.code, city.name, city.nameEn, ...city.aliases]),
    ...regionSpellings(region),
    bareName(region),
  ];
  const [first] = region.cities;
  const guess = nearest(written, spellings);
  return usageError(
    w.noSuchCity({ written, guess }),
    w.cities({
      code: first?.code ?? '',
      name: { zh: first?.name ?? '', en: first?.nameEn ?? '' },
      region: region.name,
      regionCode: region.code,
    }),
  ).as('unknown_city');
}

function tierOf(written: string, { region, settings }: LoadedSettings): TierOrAll {
  if (allTiers.some((spelling) => fold(spelling) === fold(written))) return 'all';
  const read = vocabularyOf(region, settings.feeds.outages?.values).tier(written);
  if (read.ok && tierCodes.has(read.value)) return read.value;
  const spellings = tierCodes.names.flatMap((tier) => [
    tier,
    tierCodes.words[tier].zh,
    ...tierAliases[tier],
  ]);
  // A number is a spelling too, but nobody's misspelling.
  const known = [...spellings, ...allTiers].filter((spelling) => !/^\d+$/u.test(spelling));
  throw usageError(w.noSuchTier({ written, guess: nearest(written, known) }), w.tiers).as(
    'unknown_tier',
  );
}

function periodOf({ period, toDate }: Written): Pick<ExplanationRequest, 'periodKind' | 'period'> {
  const { kind, name } = parsePeriod(period);
  if (!toDate) return { periodKind: kind, period: name };
  if (kind === 'quarter') return { periodKind: 'ytd', period: name };
  throw usageError(w.notAQuarter({ period: name }), w.ytdExample);
}
