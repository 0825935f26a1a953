import { tierCodes } from '../../schemas/codes/index.js';
import { isYear } from '../../schemas/parse.js';
import { ignoredSpelling, vocabularyOf } from '../../schemas/vocabulary.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { QuestionParameter } from '../models/domains.js';
import { findCity } from '../project/cities.js';
import { openProject } from '../project/project.js';
import type { LoadedSettings } from '../project/settings.js';
import { queryWords as w } from '../words/query.js';
import { noValues, type Values } from './parameters.js';
import { valuesIn } from './values-in.js';

/**
 * Values for the parameters of a saved question, as its SQL compares them: a city and a tier by any of
 * their names, and what the head gives as default where it is a value and not words for what the SQL does
 * without one. What names nothing would be answered by an empty table.
 * @param path the database that is asked
 * @throws UserError for what is not in the domain of its parameter, with what is nearest
 */
export async function analysisValues(
  parameters: readonly QuestionParameter[],
  values: Values | undefined,
  folder: string,
  path: string,
): Promise<Values> {
  const read = new Map(values ?? noValues);
  // Only where a name is to be read: what needs none is answered whatever the settings are.
  const settings = async () => (await openProject(folder)).loaded;
  for (const parameter of parameters) {
    const key = parameter.name.toLowerCase();
    const written = read.get(key);
    if (written === null) continue;
    const value =
      written === undefined
        ? await defaultOf(parameter, settings)
        : await readValue(parameter, written, settings, path);
    if (value !== undefined) read.set(key, value);
  }
  return read;
}

type Settings = () => Promise<LoadedSettings>;

/** Nothing where the head says in words what happens without a value. */
async function defaultOf(
  { domain, otherwise }: QuestionParameter,
  settings: Settings,
): Promise<string | undefined> {
  if (/^(?:all|the) /u.test(otherwise)) return undefined;
  switch (domain.kind) {
    case 'city':
      return cityOf(otherwise, await settings());
    case 'tier':
      return tierCodes.has(otherwise) ? otherwise : tierOf(otherwise, await settings());
    case 'year':
    case 'number':
      return /^\d+$/u.test(otherwise) ? otherwise : undefined;
    case 'list':
      if (domain.values.includes(otherwise)) return otherwise;
  }
  return /^'(.*)'$/u.exec(otherwise)?.[1];
}

async function readValue(
  { name, domain }: QuestionParameter,
  written: string,
  settings: Settings,
  path: string,
): Promise<string> {
  switch (domain.kind) {
    case 'city': {
      const loaded = await settings();
      return cityOf(written, loaded) ?? findCity(written, loaded.region).code;
    }
    case 'tier':
      return tierOf(written, await settings()) ?? noTier(written);
    case 'number':
      return wholeNumber(name, written);
    case 'year': {
      const year = yearIn(written);
      const years = await valuesIn(path, 'calendar', 'year');
      return years.length === 0 ? year : oneOf(name, year, years);
    }
    case 'list':
      return oneOf(name, written, domain.values);
    case 'column':
      return oneOf(name, written, await valuesIn(path, domain.table, domain.column));
    default:
      return written;
  }
}

function cityOf(written: string, { region, settings }: LoadedSettings): string | undefined {
  if (written === region.code) return written;
  return readOf(vocabularyOf(region, settings.feeds.outages?.values).city(written));
}

function tierOf(written: string, { region, settings }: LoadedSettings): string | undefined {
  return readOf(vocabularyOf(region, settings.feeds.outages?.values).tier(written));
}

type Read = ReturnType<ReturnType<typeof vocabularyOf>['tier']>;

function readOf(read: Read): string | undefined {
  if (!read.ok || read.value === null || ignoredSpelling(read.value) !== undefined)
    return undefined;
  return read.value;
}

function noTier(written: string): never {
  const known = tierCodes.names.flatMap((tier) => [tier, tierCodes.words[tier].zh]);
  const guess = nearest(written, known);
  throw usageError(w.noSuchTier({ written, guess }), w.tiers(tierCodes.names)).as('unknown_tier');
}

function yearIn(written: string): string {
  const text = plain(written);
  if (/^\d{4}$/u.test(text) && isYear(Number(text))) return text;
  throw usageError(w.notAYear({ written }), w.forExample({ value: '2022' }));
}

function wholeNumber(name: string, written: string): string {
  const text = plain(written);
  if (/^\d{1,9}$/u.test(text)) return text;
  throw usageError(w.notAWholeNumber({ name, written }), w.forExample({ value: '10' }));
}

function plain(written: string): string {
  return written.trim().normalize('NFKC');
}

/** The value as it stands among those known: case, width and space around it don't matter. */
function oneOf(name: string, written: string, known: readonly string[]): string {
  const bare = (text: string) => plain(text).toLowerCase();
  const found =
    known.find((value) => value === written) ?? known.find((one) => bare(one) === bare(written));
  if (found !== undefined) return found;
  const guess = nearestOf(plain(written), known);
  throw usageError(
    w.notInDomain({ name, written, guess }),
    known.length === 0 ? w.noneInDomain : w.itsValues(known),
  );
}

/** Of numbers the one with the least difference, of texts the one with the fewest other letters. */
function nearestOf(written: string, known: readonly string[]): string | undefined {
  const isNumber = (text: string) => /^\d{1,15}$/u.test(text);
  if (!isNumber(written) || !known.every(isNumber)) return nearest(written, known);
  const distance = (text: string) => Math.abs(Number(text) - Number(written));
  return [...known].sort((a, b) => distance(a) - distance(b))[0];
}
