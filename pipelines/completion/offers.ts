import { existsSync } from 'node:fs';
import { z } from 'zod';
import { tierCodes } from '../../schemas/codes/index.js';
import { sichuan } from '../../schemas/region.js';
import { withDatabase } from '../base/database.js';
import { readOrderFile } from '../ingest/order-file.js';
import { loadAnalyses } from '../models/analyses.js';
import { type ProjectPaths, projectPaths } from '../project/paths.js';
import { loadSettings } from '../project/settings.js';
import { submittedNames } from '../project/submissions.js';
import type { AskedKind } from './kinds.js';
import type { Word } from './values.js';

/**
 * What can stand in the last of the words that were typed. Nothing where nothing can be found out: a key
 * is no place for an error.
 * @param typed the words after `shihu`, in bash those around `=` each for itself
 */
export async function offersFor(kind: AskedKind, typed: readonly string[]): Promise<Word[]> {
  const words = rejoined(typed);
  const paths = projectPaths(optionIn(words, '--project') ?? '.');
  const found = await offers[kind](paths, words).catch(() => []);
  // They end up in a command line, whatever the project says.
  return found.filter(({ word }) => /^@?[\p{L}\p{N}=_.-]+$/u.test(word)).map(plain);
}

type Offers = (paths: ProjectPaths, words: readonly string[]) => Promise<Word[]>;

const offers: Readonly<Record<AskedKind, Offers>> = {
  cities,
  items,
  loads,
  parameters,
  periods: (paths) => periods(paths, "period_kind <> 'ytd'"),
  years,
  questions: async ({ sql }) =>
    (await loadAnalyses(sql)).map(({ name, header }) => ({ word: `@${name}`, what: header.zh })),
};

async function cities({ settings }: ProjectPaths): Promise<Word[]> {
  const loaded = existsSync(settings) ? await loadSettings(settings).catch(() => null) : null;
  return (loaded?.region ?? sichuan).cities.map(({ code, name }) => ({ word: code, what: name }));
}

/** Numbers, the beginnings of hashes and the days, the newest first; and the names that were given. */
async function loads(paths: ProjectPaths): Promise<Word[]> {
  const { orderFile } = paths;
  const listed = [...((await readOrderFile(orderFile)) ?? [])].reverse();
  const days = new Set(listed.flatMap(({ loadedOn }) => loadedOn ?? []));
  return [
    ...listed.map(({ number, document }) => ({ word: String(number), what: document })),
    ...listed
      .filter(({ hash }) => hash !== '')
      .map(({ hash, document }) => ({ word: hash.slice(0, 12), what: document })),
    ...[...days].map((word) => ({ word })),
    ...(await submittedNames(paths).catch(() => [])).map((word) => ({ word })),
  ];
}

const valueShape = z.object({ value: z.string() });

/** Columns of `outage_facts` by what rows can be told apart by. */
const itemColumns: Readonly<Record<string, string>> = {
  line: 'line_id',
  event: 'event_id',
  cause: 'cause',
  county: 'county',
  nature: 'nature',
};

const MOST_ITEMS = 200;

/** `line=`, and the lines that begin as typed once that much is typed; in the same way all others. */
async function items({ published }: ProjectPaths, words: readonly string[]): Promise<Word[]> {
  const [name = '', typed] = (words.at(-1) ?? '').split('=', 2);
  if (typed === undefined) return Object.keys(itemColumns).map((one) => ({ word: `${one}=` }));
  const column = Object.hasOwn(itemColumns, name) ? itemColumns[name] : undefined;
  if (!column || !existsSync(published)) return [];
  return withDatabase(published, { readOnly: true }, async (database) => {
    const sql = `select distinct ${column} as value from outage_facts
      where starts_with(${column}, $typed) order by value limit ${MOST_ITEMS}`;
    const rows = await database.rows(sql, { typed }, valueShape);
    return rows.map(({ value }) => ({ word: `${name}=${value}` }));
  });
}

function years(paths: ProjectPaths): Promise<Word[]> {
  return periods(paths, "period_kind = 'year'");
}

const periodShape = z.object({ period: z.string() });

async function periods({ published }: ProjectPaths, which: string): Promise<Word[]> {
  if (!existsSync(published)) return [];
  return withDatabase(published, { readOnly: true }, async (database) => {
    const sql = `select distinct period from period_hours where ${which} order by period desc`;
    const rows = await database.rows(sql, {}, periodShape);
    return rows.map(({ period }) => ({ word: period }));
  });
}

/** `city=` of the saved question that the words name, and its values once that much is typed. */
async function parameters(paths: ProjectPaths, words: readonly string[]): Promise<Word[]> {
  const name = words.find((word) => word.startsWith('@'))?.slice(1);
  const current = words.at(-1) ?? '';
  const at = current.indexOf('=');
  if (at < 0) {
    const all = await loadAnalyses(paths.sql);
    const named = all.filter((analysis) => name === undefined || analysis.name === name);
    const places = named.flatMap(({ header }) => header.parameters);
    const byName = new Map(places.map((place) => [place.name, place.otherwise]));
    return [...byName].map(([one, what]) => ({ word: `${one}=`, what }));
  }
  const place = current.slice(0, at);
  const values = await valuesOf(place.toLowerCase(), paths);
  return values.map(({ word, ...rest }) => ({ word: `${place}=${word}`, ...rest }));
}

async function valuesOf(parameter: string, paths: ProjectPaths): Promise<Word[]> {
  switch (parameter) {
    case 'city':
      return cities(paths);
    case 'tier':
      return tierCodes.names.map((word) => ({ word, what: tierCodes.words[word].zh }));
    case 'year':
      return years(paths);
    default:
      return [];
  }
}

/** The words as they were typed: bash parts them at `=`. */
function rejoined(typed: readonly string[]): string[] {
  const words: string[] = [];
  let isAfter = false;
  for (const word of typed) {
    if (word === '=' || isAfter) words.push(`${words.pop() ?? ''}${word}`);
    else words.push(word);
    isAfter = word === '=';
  }
  return words;
}

function optionIn(words: readonly string[], flag: string): string | undefined {
  const at = words.indexOf(flag);
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
}

/** A description on one line, without what parts it from the next. */
function plain({ word, what }: Word): Word {
  return what === undefined ? { word } : { word, what: what.replace(/\p{Cc}+/gu, ' ') };
}
