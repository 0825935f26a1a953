import { stringify } from 'yaml';
import { type SettingNode, settingNodes } from '../../schemas/settings/node.js';
import { formerNames, settingsSchema } from '../../schemas/settings/settings.js';
import { code, codes, document, listing, table } from '../base/markdown.js';

/** docs/settings.md: every setting of shihu.yaml, from its declaration. */
export function settingsReference(): string {
  return document(
    'Settings · 设置',
    intro,
    table(
      ['Setting', 'Default', 'Allowed', 'Meaning', '含义'],
      [...settingsUnder(settingNodes(), '')].map(([path, node]) => {
        const { zh, en } = node.words ?? { zh: '', en: '' };
        return [code(path), defaultOf(node), allowed(node), en, zh && `${zh}。`];
      }),
    ),
    '## The defaults as a file · 默认值',
    listing('yaml', stringify(settingsSchema.parse({}))),
    '## Names of earlier versions · 旧名',
    formerIntro,
    table(
      ['Old name 旧名', 'Name 现名'],
      [...formerNames].map(([former, name]) => [code(former), code(name)]),
    ),
  );
}

const intro = `\`shihu.yaml\` in the project's folder. Every setting has a default, so the file is optional. Keys
that are not listed here are refused, with the nearest known name as a hint. \`<name>\` stands for a name of your
own, \`<feed>\` for one of the feeds. What each rule does to the figures is in [method.md](method.md).`;

const formerIntro = `These still work in \`shihu.yaml\`, and a notice says what they are called now. The table \`settings\`
of the published database has the new names alone. 旧名在 \`shihu.yaml\` 中仍可使用，运行时会提示现名；已发布数据库的
\`settings\` 表只用现名。`;

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
  // What can be said of some files is what can be said of all.
  if (prefix === 'feeds.<feed>.files') return;
  if (typeof values === 'object' && values.properties) yield* settingsUnder(values, at('<name>'));
}

function ownSettings(node: SettingNode, prefix: string): [string, SettingNode][] {
  const entries = Object.entries(node.properties ?? {});
  // Every feed has the same settings: they are told once.
  const [first] = entries;
  if (prefix === 'feeds' && first) return [['<feed>', first[1]]];
  // So have columns of one kind.
  if (prefix === 'feeds.<feed>.columns') {
    return [['<column>', joinedForms(entries.map(([, inner]) => inner))]];
  }
  return entries;
}

/** One node that has every form and every key of the given ones. */
function joinedForms(nodes: readonly SettingNode[]): SettingNode {
  const forms = nodes.flatMap(({ anyOf = [] }) => anyOf);
  const keys = forms.flatMap(({ properties = {} }) => Object.entries(properties));
  const plain = (nodes[0]?.anyOf ?? []).filter(({ properties }) => properties === undefined);
  return { words: columnWords, anyOf: [...plain, { properties: Object.fromEntries(keys) }] };
}

const columnWords = {
  zh: '一列：表头，或如何由文件得出；各类列可用的键不同，写错时会提示',
  en: 'A column: its header, or how it is made of the file; each kind of column takes some of these keys',
};

function defaultOf(node: SettingNode): string {
  if (node.default === undefined) return '';
  if (typeof node.default === 'object') return node.properties ? '' : 'see below';
  return code(String(node.default));
}

function allowed(node: SettingNode): string {
  if (node.anyOf) return node.anyOf.map(allowed).join(' or ');
  if (node.enum) return codes(node.enum.map(shownValue), ' or ');
  if (node.const !== undefined) return code(String(node.const));
  if (node.properties) return `keys ${codes(Object.keys(node.properties))}`;
  if (node.items) return `list of ${node.items.properties ? 'entries' : allowed(node.items)}`;
  if (typeof node.additionalProperties === 'object') return mapOf(node);
  if (node.format === 'date') return 'date, as `2023-01-01`';
  return [typeOf(node), ...bounds(node)].join(' ');
}

/** A value of which nothing would be seen, as a file of YAML writes it. */
function shownValue(value: unknown): string {
  const text = String(value);
  return text.trim() === '' ? JSON.stringify(text) : text;
}

function mapOf({ propertyNames, additionalProperties }: SettingNode): string {
  const values = additionalProperties as SettingNode;
  if (values.properties && 'columns' in values.properties)
    return 'map: pattern → settings of a feed';
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
