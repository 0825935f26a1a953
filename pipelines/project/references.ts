import { type Codes, natureCodes, tierCodes } from '../../schemas/codes/index.js';
import { encodingNamed, encodingNames } from '../../schemas/encodings.js';
import { type FeedName, feedColumns, feedNames } from '../../schemas/feeds/index.js';
import type { Parsed } from '../../schemas/parse.js';
import type { City, Region } from '../../schemas/region.js';
import type { FeedSettings } from '../../schemas/settings/feeds.js';
import type { Settings } from '../../schemas/settings/settings.js';
import { isIgnore, type ValueAliases, vocabularyOf } from '../../schemas/vocabulary.js';
import { joined, same, type Words } from '../../schemas/words/index.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { settingsWords as w } from '../words/settings.js';
import { numberFaults } from './numbers.js';

/** Where a setting stands, as `file:line`. */
export type WhereOf = (path: readonly PropertyKey[]) => string;

/** More names than this are shown in part. */
const MOST_SHOWN = 30;

/**
 * Follows the names by which one setting uses another or the region. Cities may be written in any of
 * their spellings; in the result each is its code, and each file its path in the project.
 * @throws UserError that lists every name that names nothing.
 */
export function followNames(settings: Settings, region: Region, whereOf: WhereOf): Settings {
  const faults: Words[] = [...regionFaults(settings, region, whereOf)];
  const cities = cityReader(region, whereOf, faults);
  const groupNames = Object.keys(settings.targets.groups);
  const requireGroup = (path: readonly PropertyKey[], group: string) => {
    if (!groupNames.includes(group)) faults.push(unknown(whereOf, path, group, groupNames));
  };
  for (const [year, groups] of Object.entries(settings.targets.stages)) {
    for (const group of Object.keys(groups)) requireGroup(['targets', 'stages', year], group);
  }
  if (settings.rate_groups !== 'all') {
    for (const group of settings.rate_groups) requireGroup(['rate_groups'], group);
  }
  const { as_of, data_from } = settings;
  if (as_of && data_from && as_of <= data_from) {
    const where = whereOf(['as_of']);
    faults.push(w.endBeforeStart({ where, asOf: as_of, dataFrom: data_from }));
  }
  const groups = mapValues(settings.targets.groups, (group, name) => {
    // The default groups name Chengdu; a region of one's own need not have it.
    const isDefault = settings.region !== 'sichuan' && name === 'chengdu';
    const known = isDefault && group.cities[0] === '510100' && group.cities.length === 1;
    return group.cities === '*' || known
      ? group
      : { ...group, cities: cities(['targets', 'groups', name, 'cities'], group.cities) };
  });
  const confirmed = mapValues(settings.no_outages_confirmed, (list, year) =>
    cities(['no_outages_confirmed', year], list),
  );
  const requireCodes = valueChecker(region, whereOf, faults);
  const feeds = { ...settings.feeds };
  for (const feed of feedNames) {
    const own = feeds[feed];
    for (const fault of numberFaults(feed, own, whereOf)) faults.push(fault);
    if (own?.values) requireCodes(feed, own.values, ['feeds', feed, 'values']);
    for (const [pattern, ofFile] of Object.entries(own?.files ?? {})) {
      if (!ofFile.values) continue;
      requireCodes(feed, ofFile.values, ['feeds', feed, 'files', pattern, 'values']);
    }
    if (own) feeds[feed] = withEncodings(feed, own, whereOf, faults);
    if (!own?.covers) continue;
    const covers = Object.entries(own.covers).map(([file, list]) => [
      documentOf(feed, file),
      cities(['feeds', feed, 'covers', file], list),
    ]);
    feeds[feed] = {
      ...feeds[feed],
      covers: Object.fromEntries(covers) as Record<string, string[]>,
    };
  }
  if (faults.length > 0) {
    throw usageError(joined(faults, same('\n')), w.seeReference).as('bad_settings');
  }
  return {
    ...settings,
    targets: { ...settings.targets, groups },
    no_outages_confirmed: confirmed,
    feeds,
  };
}

function cityReader(region: Region, whereOf: WhereOf, faults: Words[]) {
  const vocabulary = vocabularyOf(region);
  const shown = new Map(region.cities.flatMap((one) => spellingsOf(one)));
  return (path: readonly PropertyKey[], written: readonly string[]): string[] =>
    written.flatMap((text, i) => {
      const parsed = vocabulary.city(text);
      if (parsed.ok && parsed.value !== null) return [parsed.value];
      const known = region.cities.map(({ code, name }) => `${code} ${name}`);
      const guess = shown.get(nearest(text, [...shown.keys()]) ?? '');
      faults.push(unknown(whereOf, path, text, known, guess, [...path, i]));
      return [];
    });
}

type CodedColumn = Exclude<keyof ValueAliases, 'provider'>;

/** How a coded value is read, and its spellings with what a message shows for each. */
interface Coded {
  readonly read: (text: string) => Parsed;
  readonly shown: ReadonlyMap<string, string>;
}

/** Of `values`, what a spelling stands for must be a value or `ignore`, and its column one of the feed. */
function valueChecker(region: Region, whereOf: WhereOf, faults: Words[]) {
  const vocabulary = vocabularyOf(region);
  const cityNames = new Map(region.cities.flatMap((one) => spellingsOf(one)));
  const codesOf: Record<CodedColumn, Coded> = {
    city: { read: vocabulary.city, shown: cityNames },
    area_tier: { read: vocabulary.tier, shown: themselves(tierCodes) },
    nature: { read: vocabulary.nature, shown: themselves(natureCodes) },
  };
  return (feed: FeedName, values: ValueAliases, at: readonly string[]) => {
    const columns = feedColumns(feed, vocabulary).map(({ name }) => name);
    for (const [column, spellings = {}] of Object.entries(values)) {
      const path = [...at, column];
      if (!columns.includes(column)) faults.push(noColumn(whereOf, feed, path, columns));
      if (column === 'provider') continue;
      const { read, shown } = codesOf[column as CodedColumn];
      for (const [spelling, code] of Object.entries(spellings as Record<string, string>)) {
        if (isIgnore(code) || read(code).ok) continue;
        const guess = shown.get(nearest(code, [...shown.keys()]) ?? '');
        const known = [...new Set(shown.values())];
        const fault = unknown(whereOf, path, code, known, guess, [...path, spelling]);
        faults.push(read(spelling).ok ? w.swapped({ fault, spelling, code }) : fault);
      }
    }
  };
}

function themselves({ names }: Codes<string>): Map<string, string> {
  return new Map(names.map((name) => [name, name]));
}

function noColumn(
  whereOf: WhereOf,
  feed: FeedName,
  path: readonly string[],
  columns: readonly string[],
): Words {
  const where = whereOf(path);
  const column = path.at(-1) ?? '';
  const setting = path.join('.');
  return w.noColumn({ where, feed, column, setting, columns: joined(columns) });
}

function spellingsOf({ code, name, nameEn, aliases }: City): [string, string][] {
  return [code, name, nameEn, ...aliases].map((spelling) => [spelling, `${code} ${name}`]);
}

function unknown(
  whereOf: WhereOf,
  path: readonly PropertyKey[],
  found: string,
  known: readonly string[],
  guess = nearest(found, known),
  at = path,
): Words {
  const where = whereOf(at);
  const setting = path.map(String).join('.');
  const list = joined(known.slice(0, MOST_SHOWN));
  const allowed = known.length > MOST_SHOWN ? w.andMore({ list }) : list;
  return w.noSuchName({ where, setting, name: found, guess: guess ?? '', allowed });
}

/** The feed's settings with each encoding by its own name. */
function withEncodings(
  feed: FeedName,
  own: FeedSettings,
  whereOf: WhereOf,
  faults: Words[],
): FeedSettings {
  const named = <T extends { encoding?: string | undefined }>(
    said: T,
    path: readonly string[],
  ): T => {
    if (said.encoding === undefined) return said;
    const encoding = encodingNamed(said.encoding);
    if (encoding === undefined) {
      faults.push(unknown(whereOf, [...path, 'encoding'], said.encoding, encodingNames));
    }
    return { ...said, encoding: encoding ?? said.encoding };
  };
  const path = ['feeds', feed];
  const files = mapValues(own.files ?? {}, (said, file) => named(said, [...path, 'files', file]));
  return { ...named(own, path), ...(own.files && { files }) };
}

/** A file may be written as it is named in messages, or from its feed's folder on. */
function documentOf(feed: FeedName, written: string): string {
  const path = written.replaceAll('\\', '/').replace(/^\.\//u, '');
  return path.startsWith('data/') ? path : `data/${feed}/${path}`;
}

function* regionFaults(settings: Settings, region: Region, whereOf: WhereOf): Generator<Words> {
  if (settings.region === 'sichuan') return;
  const seen = new Set([region.code]);
  for (const [i, { code }] of region.cities.entries()) {
    if (seen.has(code)) {
      const where = whereOf(['region', 'cities', i, 'code']);
      yield w.codeTwice({ where, code });
    }
    seen.add(code);
  }
}

function mapValues<K extends string, V, W>(
  record: Record<K, V>,
  map: (value: V, key: K) => W,
): Record<K, W> {
  const entries = Object.entries(record) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value, key)])) as Record<K, W>;
}
