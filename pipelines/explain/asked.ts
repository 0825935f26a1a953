import type { Asked } from '../../reports/explain/data.js';
import { type TierOrAll, tierCodes } from '../../schemas/codes/index.js';
import type { Region } from '../../schemas/region.js';
import { tierAliases } from '../../schemas/tiers.js';
import { fold, vocabularyOf } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words.js';
import { type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { parsePeriod } from '../project/period.js';
import type { LoadedSettings } from '../project/settings.js';

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
export function askedOf(written: Written, loaded: LoadedSettings): Asked {
  return {
    ...placeOf(written.city, loaded),
    tier: tierOf(written.tier, loaded),
    ...periodOf(written),
  };
}

function placeOf(
  written: string,
  { region, settings }: LoadedSettings,
): Pick<Asked, 'cityCode' | 'cityName' | 'isRegion'> {
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
  return unknown(written, { zh: '市州', en: 'city' }, guess, {
    zh: `请写市州的代码或名称，如 ${first?.code ?? ''}、${first?.name ?? ''}；全区域写“${region.name.zh}”或 ${region.code}。`,
    en: `Give the code or name of a city, such as ${first?.code ?? ''} or ${first?.nameEn ?? ''}; ${region.code} or all for the whole region.`,
  });
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
  throw unknown(
    written,
    { zh: '地区特征', en: 'tier' },
    // A number is a spelling too, but nobody's misspelling.
    nearest(
      written,
      [...spellings, ...allTiers].filter((spelling) => !/^\d+$/u.test(spelling)),
    ),
    {
      zh: '请写 市中心区、市区、城镇、农村（或 central、urban、town、rural），合计写 all。',
      en: 'Write central, urban, town or rural (or 市中心区, 市区, 城镇, 农村), and all for all of them.',
    },
  );
}

function unknown(written: string, what: Words, guess: string | undefined, hint: Words): UserError {
  return usageError(
    {
      zh: `“${written}”不是${what.zh}${guess ? `；是否为“${guess}”？` : '。'}`,
      en: `"${written}" is no ${what.en}${guess ? `; did you mean "${guess}"?` : '.'}`,
    },
    hint,
  );
}

function periodOf({ period, toDate }: Written): Pick<Asked, 'periodKind' | 'period'> {
  const { kind, name } = parsePeriod(period);
  if (!toDate) return { periodKind: kind, period: name };
  if (kind === 'quarter') return { periodKind: 'ytd', period: name };
  throw usageError(
    {
      zh: `--ytd 只能与季度连用，“${name}”不是季度。`,
      en: `--ytd goes with a quarter, and ${name} is none.`,
    },
    {
      zh: '年初至季末写 2022Q3 --ytd；全年写 2022。',
      en: 'Write 2022Q3 --ytd for the year to the end of a quarter, 2022 for the whole year.',
    },
  );
}
