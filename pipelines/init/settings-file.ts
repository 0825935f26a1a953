import { stringify } from 'yaml';
import { type SettingNode, settingNodes } from '../../schemas/settings/node.js';
import { settingsSchema } from '../../schemas/settings/settings.js';

/**
 * A settings file in which every setting stands as a comment with what it means and its default. With
 * `# ` taken off its lines a setting is valid and says what holds anyway.
 * @param given settings that stand there in force
 */
export function settingsTemplate(given: Readonly<Record<string, unknown>> = {}): string {
  const { properties = {} } = settingNodes();
  const defaults = settingsSchema.parse({}) as Record<string, unknown>;
  const blocks = Object.entries(properties).map(([name, node]) => {
    if (name in given) return givenBlock(name, node, given[name]);
    const lines = name === 'feeds' ? feedsExample : settingLines(name, node, defaults[name]);
    return [meaning(node), ...lines].map((line) => `# ${line}\n`).join('');
  });
  return `# yaml-language-server: $schema=./shihu.schema.json
#
# shihu 的设置：每一项都有默认值，如下所列；去掉行首的“# ”即可修改。说明见 docs/settings.md。
# Settings of shihu: each has the default shown here; remove the "# " to change one.

${blocks.join('\n')}`;
}

function givenBlock(name: string, node: SettingNode, value: unknown): string {
  return [`# ${meaning(node)}`, ...yamlLines({ [name]: value })]
    .map((line) => `${line}\n`)
    .join('');
}

function meaning({ words, format }: SettingNode): string {
  if (!words) return '';
  const { zh, en } = words;
  return `${zh}。${en}${format === 'date' ? ' (2023-01-01)' : ''}`;
}

/** Lines of YAML; settings within a setting have their meaning above them. */
function settingLines(name: string, { properties }: SettingNode, value: unknown): string[] {
  if (value === undefined) return [`${name}:`];
  if (!properties) return yamlLines({ [name]: value });
  const inner = Object.entries(properties).flatMap(([key, node]) => [
    `# ${meaning(node)}`,
    ...settingLines(key, node, (value as Record<string, unknown>)[key]),
  ]);
  return [`${name}:`, ...inner.map((line) => `  ${line}`)];
}

function yamlLines(value: Record<string, unknown>): string[] {
  return stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
}

/** There are none by default, so it shows what they look like. */
const feedsExample: readonly string[] = [
  '例如 For example:',
  ...yamlLines({
    feeds: {
      outages: {
        columns: { event_id: '故障单号', users: ['影响户数', '户数'] },
        values: { nature: { 临停: 'planned' }, city: { 天府: '成都' } },
        constants: { provider: '示例供电公司' },
      },
    },
  }),
];
