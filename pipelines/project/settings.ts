import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Region, sichuan } from '../../schemas/region.js';
import { type Settings, settingsSchema } from '../../schemas/settings.js';
import type { Words } from '../../schemas/words.js';
import { errnoOf, type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { unreadable } from '../ingest/files.js';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly region: Region;
  /** Dotted paths that the file itself gives; the rest are defaults. */
  readonly given: ReadonlySet<string>;
}

/**
 * Reads `shihu.yaml`; an absent file means all defaults.
 * @throws UserError that names the path in the file, what was found and what is allowed.
 */
export async function loadSettings(file: string): Promise<LoadedSettings> {
  let source = '';
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
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

export function parseSettings(source: string, file = 'shihu.yaml'): LoadedSettings {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    const what = broken.message.split('\n')[0] ?? broken.message;
    throw usageError(
      {
        zh: `${file} 第 ${line} 行不是有效的 YAML：${what}`,
        en: `${file}:${line} is not YAML: ${what}`,
      },
      {
        zh: '请检查缩进与冒号后的空格。',
        en: 'Look at the indentation and the space after each colon.',
      },
    );
  }
  const value: unknown = document.toJS() ?? {};
  const result = settingsSchema.safeParse(value);
  if (!result.success) {
    throw explain(result.error, value, (path) => {
      const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
      return `${file}${node?.range ? `:${lines.linePos(node.range[0]).line}` : ''}`;
    });
  }
  const settings = result.data;
  const region = regionOf(settings);
  checkReferences(settings, region, file);
  return { settings, region, given: new Set(givenPaths(value)) };
}

function explain(
  error: z.ZodError,
  value: unknown,
  whereOf: (path: readonly PropertyKey[]) => string,
): UserError {
  const lines = error.issues.map((issue) => explainIssue(issue, value, whereOf));
  return usageError(
    { zh: lines.map((l) => l.zh).join('\n'), en: lines.map((l) => l.en).join('\n') },
    {
      zh: '各项设置见 docs/settings.md，或用 shihu init 得到样例。',
      en: 'Every setting is described in docs/settings.md; shihu init writes an example.',
    },
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
  const where = whereOf(issue.path);
  const path = issue.path.map(String).join('.') || '(root)';
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path);
    const hints = issue.keys.map((key) => {
      const guess = nearest(key, known);
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
      return both(issue.expected);
    case 'invalid_union':
      return both(
        issue.errors
          .flat()
          .map((one) => allowed(one).en)
          .join(' | '),
      );
    case 'not_multiple_of':
      return { zh: `至多 6 位小数的数`, en: 'a number of at most 6 decimals' };
    default:
      return both(issue.message);
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object'
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** Names allowed at a path of the settings, from the declaration itself. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  let node = settingsSchema.toJSONSchema({ io: 'input' }) as JsonNode;
  for (const key of path) {
    const options = [node, ...(node.anyOf ?? [])];
    const next = options
      .map((option) => option.properties?.[String(key)] ?? objectOf(option.additionalProperties))
      .find((one) => one !== undefined);
    if (!next) return [];
    node = next;
  }
  return [node, ...(node.anyOf ?? [])].flatMap((option) => Object.keys(option.properties ?? {}));
}

interface JsonNode {
  readonly properties?: Record<string, JsonNode>;
  readonly additionalProperties?: JsonNode | boolean;
  readonly anyOf?: readonly JsonNode[];
}

function objectOf(node: JsonNode | boolean | undefined): JsonNode | undefined {
  return typeof node === 'object' ? node : undefined;
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

/** Names that one setting gives and another uses. */
function checkReferences(settings: Settings, region: Region, file: string): void {
  const { groups, stages } = settings.targets;
  const names = Object.keys(groups);
  const codes = new Set(region.cities.map((city) => city.code));
  const unknown = (path: string, found: string, known: readonly string[]) => {
    const guess = nearest(found, known) ?? known[0] ?? '';
    return usageError(
      {
        zh: `${file}：设置 ${path} 中的“${found}”不存在（如 ${guess}）`,
        en: `${file}: setting ${path} names "${found}", which does not exist (try ${guess})`,
      },
      { zh: `可用：${known.join('、')}`, en: `Allowed: ${known.join(', ')}` },
    );
  };
  for (const [group, { cities }] of Object.entries(groups)) {
    if (cities === '*') continue;
    for (const code of cities) {
      // The default groups name Chengdu; a region of one's own need not have it.
      const isDefault = settings.region !== 'sichuan' && group === 'chengdu' && code === '510100';
      if (!codes.has(code) && !isDefault) {
        throw unknown(`targets.groups.${group}.cities`, code, [...codes]);
      }
    }
  }
  for (const [year, byGroup] of Object.entries(stages)) {
    for (const group of Object.keys(byGroup)) {
      if (!names.includes(group)) throw unknown(`targets.stages.${year}`, group, names);
    }
  }
  if (settings.rate_groups !== 'all') {
    for (const group of settings.rate_groups) {
      if (!names.includes(group)) throw unknown('rate_groups', group, names);
    }
  }
  const { as_of, data_from } = settings;
  if (as_of && data_from && as_of <= data_from) {
    throw usageError({
      zh: `${file}：as_of ${as_of} 应晚于 data_from ${data_from}`,
      en: `${file}: as_of ${as_of} should lie after data_from ${data_from}`,
    });
  }
  const seen = new Set<string>();
  for (const { code } of region.cities) {
    if (code === region.code || seen.has(code)) {
      throw usageError({
        zh: `${file}：region.cities 中的代码 ${code} 重复，或与区域代码相同`,
        en: `${file}: region.cities has the code ${code} twice, or it is the region's own`,
      });
    }
    seen.add(code);
  }
}

function givenPaths(value: unknown, prefix = ''): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    return [path, ...givenPaths(inner, path)];
  });
}
