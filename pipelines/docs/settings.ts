import { stringify } from 'yaml';
import { settingsSchema } from '../../schemas/settings/settings.js';
import { code, codes, document, listing, table } from '../base/markdown.js';

/** docs/settings.md: every setting of shihu.yaml, from its declaration. */
export function settingsReference(): string {
  const root = settingsSchema.toJSONSchema({ io: 'input' }) as SettingNode;
  return document(
    'Settings · 设置',
    intro,
    table(
      ['Setting', 'Default', 'Allowed', 'Meaning', '含义'],
      [...settingsUnder(root, '')].map(([path, node]) => {
        const { zh, en } = wordsOf(node);
        return [code(path), defaultOf(node), allowed(node), en, zh];
      }),
    ),
    '## The defaults as a file · 默认值',
    listing('yaml', stringify(settingsSchema.parse({}))),
  );
}

const intro = `\`shihu.yaml\` in the project's folder. Every setting has a default, so the file is optional. Keys
that are not listed here are refused, with the nearest known name as a hint. \`<name>\` stands for a name of your
own, \`<feed>\` for one of the feeds. What each rule does to the figures is in [method.md](method.md).`;

interface SettingNode {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SettingNode[];
  readonly properties?: Readonly<Record<string, SettingNode>>;
  readonly additionalProperties?: SettingNode | boolean;
  readonly propertyNames?: SettingNode;
  readonly items?: SettingNode;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** Every node that has a place of its own in the file, with its dotted path. */
function* settingsUnder(node: SettingNode, prefix: string): Generator<[string, SettingNode]> {
  const at = (name: string) => (prefix ? `${prefix}.${name}` : name);
  for (const [name, inner] of ownSettings(node, prefix)) {
    const path = at(name);
    yield [path, inner];
    for (const form of [inner, ...(inner.anyOf ?? [])]) {
      yield* settingsUnder(form, path);
      if (form.items) yield* settingsUnder(form.items, `${path}[]`);
    }
  }
  const values = node.additionalProperties;
  if (typeof values === 'object' && values.properties) yield* settingsUnder(values, at('<name>'));
}

function ownSettings(node: SettingNode, prefix: string): [string, SettingNode][] {
  const entries = Object.entries(node.properties ?? {});
  // Every feed has the same settings: they are told once.
  const [first] = entries;
  if (prefix === 'feeds' && first) return [['<feed>', first[1]]];
  return entries;
}

/** Descriptions are written as one Chinese and one English sentence. */
function wordsOf({ description = '' }: SettingNode): { zh: string; en: string } {
  const end = description.lastIndexOf('。');
  return { zh: description.slice(0, end + 1), en: description.slice(end + 1) };
}

function defaultOf(node: SettingNode): string {
  if (node.default === undefined) return '';
  if (typeof node.default === 'object') return node.properties ? '' : 'see below';
  return code(String(node.default));
}

function allowed(node: SettingNode): string {
  if (node.anyOf) return node.anyOf.map(allowed).join(' or ');
  if (node.enum) return codes(node.enum.map(String), ' or ');
  if (node.const !== undefined) return code(String(node.const));
  if (node.properties) return `keys ${codes(Object.keys(node.properties))}`;
  if (node.items) return `list of ${node.items.properties ? 'entries' : allowed(node.items)}`;
  if (typeof node.additionalProperties === 'object') return mapOf(node);
  if (node.format === 'date') return 'date, as `2023-01-01`';
  return [typeOf(node), ...bounds(node)].join(' ');
}

function mapOf({ propertyNames, additionalProperties }: SettingNode): string {
  const values = additionalProperties as SettingNode;
  const names = propertyNames ?? {};
  const isColumns = (names.enum?.length ?? 0) > 4;
  const key = isColumns
    ? 'column of the feed'
    : names.enum
      ? codes(names.enum.map(String))
      : 'name';
  const shape = names.pattern ? ` (${code(names.pattern)})` : '';
  return `map: ${key}${shape} → ${allowed(values)}`;
}

function typeOf({ type, pattern }: SettingNode): string {
  // A text, in whose place a number may stand as well.
  const name = Array.isArray(type) ? 'text' : String(type ?? 'anything');
  return pattern ? `${name} ${code(pattern)}` : name;
}

function bounds(node: SettingNode): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
  const range =
    minimum !== undefined && maximum !== undefined ? `from ${minimum} to ${maximum}` : '';
  const parts = [
    range,
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    range || minimum === undefined ? '' : `from ${minimum}`,
    range || maximum === undefined ? '' : `up to ${maximum}`,
    exclusiveMaximum === undefined ? '' : `below ${exclusiveMaximum}`,
    multipleOf === undefined ? '' : `in steps of ${multipleOf}`,
  ];
  return parts.filter((part) => part !== '');
}
