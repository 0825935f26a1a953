import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { METHOD_ZONE } from '../../schemas/dialect.js';
import { type Region, sichuan } from '../../schemas/region.js';
import { type Settings, settingsSchema } from '../../schemas/settings/settings.js';
import { joined, same, type Words } from '../../schemas/words/index.js';
import { errnoOf, exit, UserError, usageError } from '../base/errors.js';
import { budgets, foundValue, overBudget } from '../files/budgets.js';
import { decodedText } from '../files/encoding.js';
import { unreadable } from '../files/unreadable.js';
import { settingsWords as w } from '../words/settings.js';
import { yamlWords } from '../words/yaml.js';
import { keysAt } from './declared.js';
import { nearestSetting, underPresentNames } from './former.js';
import { followNames } from './references.js';
import { listed, MOST_FAULTS, readYaml } from './yaml.js';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly region: Region;
  /** Dotted paths that the file itself gives; the rest are defaults. */
  readonly given: ReadonlySet<string>;
  /** What the user should know of the file: names that are no longer the ones to use. */
  readonly notices: readonly Words[];
}

/**
 * Reads `shihu.yaml`; an absent file means all defaults.
 * @throws UserError that names the path in the file, what was found and what is allowed.
 */
export async function loadSettings(file: string): Promise<LoadedSettings> {
  let source = '';
  await requireModest(file);
  try {
    source = await decodedText(await readFile(file), file);
  } catch (error) {
    if (error instanceof UserError && error.exitCode !== exit.usage) {
      throw usageError(error.what, w.saveAsUtf8).as('bad_settings');
    }
    if (errnoOf(error) !== 'ENOENT') throw unreadable(file, error);
    const misnamed = file.replace(/yaml$/u, 'yml');
    if (existsSync(misnamed)) {
      throw usageError(w.misnamed({ found: misnamed }), w.renameTo({ wanted: file })).as(
        'bad_settings',
      );
    }
  }
  return parseSettings(source, file);
}

async function requireModest(file: string): Promise<void> {
  // Whether it is there at all is told when it is read.
  const size = await stat(file).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  if (size <= budgets.settings.most) return;
  const { what, hint } = overBudget('settings', file, foundValue('settings', size));
  throw usageError(what, hint).as('bad_settings');
}

export function parseSettings(source: string, file = 'shihu.yaml'): LoadedSettings {
  const written = readYaml(source, file);
  const { whereOf } = written;
  const { value, writtenPath, notices } = underPresentNames(written);
  const result = settingsSchema.safeParse(value);
  if (!result.success) {
    const issues = result.error.issues.map((one) => ({ ...one, path: [...writtenPath(one.path)] }));
    throw explain(issues, written.value, whereOf);
  }
  const region = regionOf(result.data);
  const settings = followNames(result.data, region, whereOf);
  return { settings, region, given: new Set(givenPaths(value)), notices };
}

function explain(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  whereOf: (path: readonly PropertyKey[]) => string,
): UserError {
  const told = issues.slice(0, MOST_FAULTS).map((issue) => explainIssue(issue, value, whereOf));
  return usageError(listed(told, issues.length), w.seeReference).as('bad_settings');
}

function explainIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  whereOf: (path: readonly PropertyKey[]) => string,
): Words {
  // Of a choice between forms, the faults of the form that got furthest say most.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors
      .flat()
      .filter((one) => one.path.length > 0 || one.code === 'unrecognized_keys')
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (inner)
      return explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, value, whereOf);
  }
  const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const where = whereOf([...issue.path, ...key]);
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    const names = issue.keys
      .slice(0, MOST_FAULTS)
      .map((name) => w.unknownName({ name, guess: nearestSetting(name, known) ?? '' }));
    const more = issue.keys.length - names.length;
    const all = more > 0 ? [...names, yamlWords.more({ count: more })] : names;
    const parts = { where, names: joined(all), allowed: joined(known) };
    return path === '' ? w.unknownAtTop(parts) : w.unknown({ ...parts, path });
  }
  const found = shown(JSON.stringify(at(value, issue.path)));
  const expected = allowed(issue);
  if (path === '') return w.wrongFile({ where, expected });
  return found === undefined
    ? w.missingValue({ where, path, expected })
    : w.wrongValue({ where, path, found, expected });
}

/** Of a long value its beginning is enough. */
function shown(found: string | undefined): string | undefined {
  return found !== undefined && found.length > SHOWN ? `${found.slice(0, SHOWN)}…` : found;
}

const SHOWN = 200;

function allowed(issue: z.core.$ZodIssue): Words {
  switch (issue.code) {
    case 'invalid_value':
      return same(issue.values.map(String).join(' | '));
    case 'too_small':
      return same(`${issue.inclusive ? '≥' : '>'} ${issue.minimum}`);
    case 'too_big':
      return same(`${issue.inclusive ? '≤' : '<'} ${issue.maximum}`);
    case 'invalid_type':
      return typeWords[issue.expected] ?? same(issue.expected);
    case 'invalid_union':
      return joined(issue.errors.flat().map(allowed), same(' | '));
    case 'not_multiple_of':
      return w.sixDecimals;
    case 'custom':
      return (issue.params?.words as Words | undefined) ?? same(issue.message);
    default:
      return same(issue.message);
  }
}

const typeWords: Readonly<Record<string, Words>> = w.types;

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object'
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

export function regionOf(settings: Pick<Settings, 'region'>): Region {
  if (settings.region === 'sichuan') return sichuan;
  const { code, name, name_en, cities, time_zone } = settings.region;
  return {
    code,
    name: { zh: name, en: name_en ?? name },
    timeZone: time_zone ?? METHOD_ZONE,
    cities: cities.map((c) => ({
      code: c.code,
      name: c.name,
      nameEn: c.name_en ?? c.name,
      aliases: c.aliases ?? [],
    })),
  };
}

function givenPaths(value: unknown, prefix = ''): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    return [path, ...givenPaths(inner, path)];
  });
}
