import { natureCodes, tierCodes } from './codes/index.js';
import { bad, ok, type Parsed, plain } from './parse.js';
import type { Region } from './region.js';
import { natureAliases, tierAliases } from './tiers.js';

/** In place of a code under `values`: rows with that spelling are skipped. */
const IGNORE = 'ignore';
/** No text of a file begins with it: it is set apart for the use inside programs. */
export const IGNORED_SIGN = '\ufdd0';

export function isIgnore(target: string): boolean {
  return fold(target) === IGNORE;
}

/** The spelling for which the settings skip a row, where a cell was read as that. */
export function ignoredSpelling(value: string | null): string | undefined {
  return value?.startsWith(IGNORED_SIGN) ? value.slice(IGNORED_SIGN.length) : undefined;
}

/**
 * Further spellings of values, from the settings: spelling → code, or name of a provider, or that rows with
 * it are to be skipped.
 */
export interface ValueAliases {
  readonly city?: Readonly<Record<string, string>> | undefined;
  readonly area_tier?: Readonly<Record<string, string>> | undefined;
  readonly nature?: Readonly<Record<string, string>> | undefined;
  readonly provider?: Readonly<Record<string, string>> | undefined;
}

/** Reads the coded values of a feed: cities, tiers, natures and providers by any of their spellings. */
export interface Vocabulary {
  city(text: string): Parsed;
  tier(text: string): Parsed;
  nature(text: string): Parsed;
  /** A provider that no spelling leads to is its own name. */
  provider(text: string): Parsed;
  /** Whether any provider has further spellings. */
  readonly hasProviders: boolean;
}

export function vocabularyOf(region: Region, values: ValueAliases = {}): Vocabulary {
  const cities = cityTable(region, values.city);
  const cityOf = (text: string) => cities.get(fold(text)) ?? cities.get(bareCity(text));
  const tierTable = table(
    tierCodes.names.map((tier) => [tier, [tier, tierCodes.words[tier].zh, ...tierAliases[tier]]]),
    values.area_tier,
  );
  const natureTable = table(
    natureCodes.names.map((nature) => [nature, [nature, ...natureAliases[nature]]]),
    values.nature,
  );
  const names = Object.values(values.provider ?? {}).filter((name) => !isIgnore(name));
  const providers = table(
    names.map((name) => [name, [name]]),
    values.provider,
  );
  return {
    city: (text) => {
      const code = cityOf(text);
      if (code) return ok(code);
      const several = new Set(parts(text).map(cityOf));
      if (several.size > 1 && !several.has(undefined)) return bad('unknown_city', text, oneCity);
      return bad('unknown_city', text, {
        zh: `应为${region.name.zh}所辖市州的代码或名称，如 ${exampleCity(region)}`,
        en: `expected the code or name of a city in ${region.name.en}, such as ${exampleCity(region)}`,
      });
    },
    tier: (text) => {
      const tier = tierTable.get(fold(text));
      if (tier) return ok(tier);
      const several = new Set(parts(text).map((part) => tierTable.get(fold(part))));
      if (several.size > 1 && !several.has(undefined)) return bad('ambiguous_tier', text, oneTier);
      return bad('unknown_tier', text, someTier);
    },
    nature: (text) => {
      const nature = natureTable.get(fold(text));
      return nature ? ok(nature) : bad('unknown_nature', text, someNature);
    },
    provider: (text) => ok(providers.get(fold(text)) ?? text),
    hasProviders: providers.size > 0,
  };
}

/** One spelling for all that differ only in case, width and space. */
export function fold(text: string): string {
  return plain(text).toLowerCase().replace(/\s+/gu, '');
}

function table(
  entries: readonly (readonly [string, readonly string[]])[],
  more: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const map = new Map<string, string>();
  for (const [code, spellings] of entries) {
    for (const spelling of spellings) map.set(fold(spelling), code);
  }
  // What a spelling stands for may itself be written in any of the spellings that are known anyway.
  const known = new Map(map);
  for (const [spelling, code] of Object.entries(more)) {
    map.set(fold(spelling), targetOf(spelling, code) ?? known.get(fold(code)) ?? code);
  }
  return map;
}

function cityTable(region: Region, more: Readonly<Record<string, string>> = {}) {
  const map = table(
    region.cities.map((c) => [c.code, [c.code, c.name, c.nameEn, ...c.aliases]]),
    {},
  );
  for (const c of region.cities) {
    for (const spelling of [c.name, c.nameEn, ...c.aliases]) {
      const bare = bareCity(spelling);
      if (!map.has(bare)) map.set(bare, c.code);
    }
  }
  for (const [spelling, target] of Object.entries(more)) {
    map.set(
      fold(spelling),
      targetOf(spelling, target) ?? map.get(fold(target)) ?? map.get(bareCity(target)) ?? target,
    );
  }
  return map;
}

function targetOf(spelling: string, target: string): string | undefined {
  return isIgnore(target) ? `${IGNORED_SIGN}${spelling}` : undefined;
}

/** A city's name without the word for its rank. */
export function bareCity(text: string): string {
  return fold(fold(text).replace(/(市|自治州|州|city|prefecture)$/u, ''));
}

function parts(text: string): string[] {
  return plain(text)
    .split(/[、,;/|+&\s和及与或]+/u)
    .filter((part) => part !== '');
}

function exampleCity(region: Region): string {
  const first = region.cities[0];
  return first ? `${first.code} ${first.name}` : region.code;
}

function anyOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** As files call them: of natures the first spelling, which is the shortest. */
const tierNames = tierCodes.names.map((tier) => tierCodes.words[tier].zh);
const natureNames = natureCodes.names.map((nature) => natureAliases[nature][0]);

const oneCity = {
  zh: '其中有多个市州，而一行只能属于一个市州。停电记录可在 feeds.outages.columns.city 中以 split 写明分隔符，由各市州平均分摊停电用户数',
  en: 'it names several cities, but a row can belong to only one. For outages, split under feeds.outages.columns.city says what stands between them; each then gets an equal share of the users',
};
const oneTier = {
  zh: '一行只能属于一个地区特征，请按地区特征拆分',
  en: 'a row can belong to only one tier; split it by tier',
};
const someTier = {
  zh: `应为 ${tierNames.join('、')} 之一（或 ${tierCodes.names.join('/')}、1–4）`,
  en: `expected ${anyOf(tierCodes.names)} (or ${tierNames.join('/')}, 1–4)`,
};
const someNature = {
  zh: `应为 ${natureNames.join('、')} 之一（或 ${natureCodes.names.join('/')}）`,
  en: `expected ${anyOf(natureCodes.names)}`,
};
