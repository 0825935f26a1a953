import { tierCodes } from '../../schemas/codes/index.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { publishedTables } from '../../schemas/published/index.js';
import type { AskedKind } from './kinds.js';

export interface Word {
  readonly word: string;
  readonly what?: string;
}

/** What can stand in a place: words, the name of a file or folder, or what the program is to be asked for. */
export type Values = readonly Word[] | 'files' | 'folders' | Asked;

export interface Asked {
  readonly ask: AskedKind;
}

export function isWords(values: Values): values is readonly Word[] {
  return Array.isArray(values);
}

/**
 * Values of an option or argument by the name of its placeholder, such as `city` of `--city <city>`.
 */
export function valuesOf(placeholder: string, choices?: readonly string[]): Values {
  if (choices) return choices.map((word) => ({ word }));
  const name = placeholder.replace(/\.\.\.$/u, '');
  const known = Object.hasOwn(byName, name) ? byName[name]?.() : undefined;
  return known ?? 'files';
}

const byName: Readonly<Record<string, () => Values | undefined>> = {
  city: () => ({ ask: 'cities' }),
  period: () => ({ ask: 'periods' }),
  year: () => ({ ask: 'years' }),
  item: () => ({ ask: 'items' }),
  'item:percent': () => ({ ask: 'items' }),
  percent: () => [],
  batch: () => ({ ask: 'loads' }),
  before: () => ({ ask: 'loads' }),
  after: () => ({ ask: 'loads' }),
  'name=value': () => ({ ask: 'parameters' }),
  tier: () => tierCodes.names.map((word) => ({ word, what: tierCodes.words[word].zh })),
  feed: () => feedNames.map((word) => ({ word })),
  table: () => publishedTables.map(({ name, zh }) => ({ word: name, what: zh })),
  dir: () => 'folders',
  sql: () => ({ ask: 'questions' }),
};
