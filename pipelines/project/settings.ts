import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type Region, sichuan } from '../../schemas/region.js';
import { type Settings, settingsSchema } from '../../schemas/settings/settings.js';
import type { Words } from '../../schemas/words.js';
import { errnoOf, UserError, usageError } from '../base/errors.js';
import { decodedText } from '../files/encoding.js';
import { unreadable } from '../files/unreadable.js';
import { keysAt } from './declared.js';
import { nearestSetting, underPresentNames } from './former.js';
import { followNames, settingsHint } from './references.js';
import { readYaml } from './yaml.js';

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
  try {
    source = await decodedText(await readFile(file), file);
  } catch (error) {
    if (error instanceof UserError) throw usageError(error.what, saveAsUtf8);
    if (errnoOf(error) !== 'ENOENT') throw unreadable(file, error);
    const misnamed = file.replace(/yaml$/u, 'yml');
    if (existsSync(misnamed)) throw rename(misnamed, file);
  }
  return parseSettings(source, file);
}

function rename(found: string, wanted: string): UserError {
  return usageError(
    { zh: `设置文件 ${found} 不会被读取。`, en: `The settings file ${found} is not read.` },
    { zh: `请改名为 ${wanted}。`, en: `Rename it to ${wanted}.` },
  );
}

const saveAsUtf8: Words = {
  zh: '请用文本编辑器将其另存为 UTF-8。',
  en: 'Save it as UTF-8 in a text editor.',
};

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
  const lines = issues.map((issue) => explainIssue(issue, value, whereOf));
  return usageError(
    { zh: lines.map((l) => l.zh).join('\n'), en: lines.map((l) => l.en).join('\n') },
    settingsHint,
  );
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
  const path = issue.path.map(String).join('.') || '(root)';
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    const hints = issue.keys.map((key) => {
      const guess = nearestSetting(key, known);
      return { key, guess };
    });
    return {
      zh: `${where}：${path} 中没有名为 ${hints.map((h) => `“${h.key}”${h.guess ? `（是否为 ${h.guess}？）` : ''}`).join('、')} 的设置；可用：${known.join('、')}`,
      en: `${where}: ${path} has no setting ${hints.map((h) => `"${h.key}"${h.guess ? ` (did you mean ${h.guess}?)` : ''}`).join(', ')}; allowed: ${known.join(', ')}`,
    };
  }
  const found = JSON.stringify(at(value, issue.path)) ?? 'nothing';
  return {
    zh: `${where}：设置 ${path} 的值 ${found} 无效，应为：${allowed(issue).zh}`,
    en: `${where}: setting ${path} is ${found}; expected ${allowed(issue).en}`,
  };
}

function allowed(issue: z.core.$ZodIssue): Words {
  const both = (text: string): Words => ({ zh: text, en: text });
  switch (issue.code) {
    case 'invalid_value':
      return both(issue.values.map(String).join(' | '));
    case 'too_small':
      return both(`${issue.inclusive ? '≥' : '>'} ${issue.minimum}`);
    case 'too_big':
      return both(`${issue.inclusive ? '≤' : '<'} ${issue.maximum}`);
    case 'invalid_type':
      return typeWords[issue.expected] ?? both(issue.expected);
    case 'invalid_union':
      return joined(issue.errors.flat().map(allowed));
    case 'not_multiple_of':
      return { zh: `至多 6 位小数的数`, en: 'a number of at most 6 decimals' };
    default:
      return both(issue.message);
  }
}

function joined(forms: readonly Words[]): Words {
  return { zh: forms.map((f) => f.zh).join(' | '), en: forms.map((f) => f.en).join(' | ') };
}

const typeWords: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表，如 [甲, 乙]', en: 'a list such as [a, b]' },
  object: { zh: '若干“名称: 值”', en: 'a map of "name: value"' },
  record: { zh: '若干“名称: 值”', en: 'a map of "name: value"' },
};

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object'
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function regionOf(settings: Settings): Region {
  if (settings.region === 'sichuan') return sichuan;
  const { code, name, name_en, cities } = settings.region;
  return {
    code,
    name: { zh: name, en: name_en ?? name },
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
