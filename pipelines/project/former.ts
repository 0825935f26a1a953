import { formerNames } from '../../schemas/settings/settings.js';
import { joined, same, type Words } from '../../schemas/words/index.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { settingsWords as w } from '../words/settings.js';
import type { WrittenSettings } from './yaml.js';

/** What a settings file says, under the names that settings have now. */
export interface PresentSettings {
  readonly value: unknown;
  /** The path as the file has it. */
  readonly writtenPath: (path: readonly PropertyKey[]) => readonly PropertyKey[];
  /** Of each old name in the file, what it is called now. */
  readonly notices: readonly Words[];
}

/** @throws UserError where a setting is given by its old and its new name */
export function underPresentNames({ value, whereOf }: WrittenSettings): PresentSettings {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { value, writtenPath: (path) => path, notices: [] };
  }
  const found = [...formerNames].filter(([former]) => former in value);
  const twice = found.filter(([, name]) => name in value);
  if (twice.length > 0) throw givenTwice(twice, (former) => whereOf([former]));
  const renamed = new Map(found);
  const written = new Map(found.map(([former, name]) => [name, former]));
  return {
    value: Object.fromEntries(
      Object.entries(value).map(([name, one]) => [renamed.get(name) ?? name, one]),
    ),
    writtenPath: (path) => path.map((key, i) => (i === 0 && written.get(String(key))) || key),
    notices: found.map(([former, name]) => w.renamed({ former, name })),
  };
}

/** The setting that was probably meant, by the name that it has now. */
export function nearestSetting(typed: string, known: readonly string[]): string | undefined {
  const former = [...formerNames].filter(([, name]) => known.includes(name));
  const guess = nearest(typed, [...known, ...former.map(([name]) => name)]);
  return guess === undefined ? undefined : (formerNames.get(guess) ?? guess);
}

function givenTwice(
  pairs: readonly (readonly [string, string])[],
  whereOf: (former: string) => string,
): Error {
  const told = pairs.map(([former, name]) =>
    w.namedTwice({ where: whereOf(former), former, name }),
  );
  return usageError(joined(told, same('\n')), w.keepNewName).as('bad_settings');
}
