import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exit, UserError } from '../../pipelines/base/errors.js';
import { loadSettings, parseSettings } from '../../pipelines/project/settings.js';
import { withFolder } from '../support/folder.js';

function faultOf(source: string): UserError {
  try {
    parseSettings(source);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const list = (item: string, count = 9) =>
  `[${range(count)
    .fill(0)
    .map(() => item)
    .join(', ')}]`;
const bomb = range(12).map((i) => `a${i}: &a${i} ${i === 0 ? list('x') : list(`*a${i - 1}`)}`);

/** What is wrong, and what is said of it in Chinese and English. */
const hostile: readonly (readonly [name: string, source: string, zh: string, en: string])[] = [
  ['aliases of aliases', bomb.join('\n'), '展开后过大', 'would become too large'],
  ['an alias of what it is in', 'a: &a [*a]', 'shihu.yaml:1：', 'is a part of'],
  ['the same further in', 'a: &a\n  b:\n    c: *a', 'shihu.yaml:3：', 'is a part of'],
  ['an alias of nothing', 'as_of: *nothing', '没有对应的锚点', 'has no anchor'],
  ['brackets in brackets', `a: ${'['.repeat(20_000)}`, '嵌套过深', 'too deeply'],
  ['closed ones too', `a: ${'{b: '.repeat(500)}1${'}'.repeat(500)}`, '嵌套过深', 'too deeply'],
  ['lists in lists', `${'- '.repeat(10_000)}x`, '嵌套过深', 'too deeply'],
  [
    'names under names',
    range(300)
      .map((i) => `${' '.repeat(i)}a:`)
      .join('\n'),
    '嵌套过深',
    'too deeply',
  ],
  ['a name twice', 'as_of: 2023-01-01\nas_of: 2024-01-01', 'shihu.yaml:2：', 'is given twice'],
  ['a name twice, within', 'feeds:\n  orders: {}\n  orders: {}', '出现了两次', 'is given twice'],
  ['a list for a name', '? [a, b]\n: c', '名称必须是一段文字', 'a name must be a text'],
  ['no name', ': 3', '名称必须是一段文字', 'a name must be a text'],
  ['a number for a name', '2023: 3', '没有名为“2023”', 'no setting "2023"'],
  ['a truth for a name', 'yes: 3\ntrue: 4', '“true”', '"true"'],
  ['nothing for a name', 'null: 3', '没有名为“null”', 'no setting "null"'],
  ['a prototype', '__proto__: {as_of: 2023-01-01}\nas_off: 1', '“as_off”', '"as_off"'],
  ['a tab', 'feeds:\n\torders: {}', '制表符', 'Tabs are not allowed'],
  ['several documents', 'as_of: 2023-01-01\n---\na: 1', '多份文档', 'multiple documents'],
  ['a quote without end', 'as_of: "2023', '引号', 'Missing closing'],
  ['a text alone', 'hello', '无效', 'not valid'],
  ['NUL', 'as_of: "\u0000"', 'as_of', 'as_of'],
];

describe('a hostile settings file', () => {
  it.each(hostile)('with %s is a usage error that says so', (_, source, zh, en) => {
    const fault = faultOf(source);
    expect(fault.exitCode).toBe(exit.usage);
    expect(fault.tell('zh')).toContain(zh);
    expect(fault.tell('en')).toContain(en);
    expect(fault.tell('zh')).toContain('shihu.yaml');
  });

  it('with faults without end tells the first ones, and how many more there are', () => {
    const names = faultOf(
      range(5000)
        .map((i) => `k${i}: 1`)
        .join('\n'),
    );
    expect(names.tell('en')).toContain('"k9"');
    expect(names.tell('en')).not.toContain('"k10"');
    expect(names.tell('en')).toContain('and 4990 more');
    const twice = faultOf(
      range(300)
        .map(() => 'as_of: 1')
        .join('\n'),
    );
    expect(twice.tell('zh').split('\n')).toContain('另有 289 处');
    const long = faultOf(`as_of: ${'x'.repeat(100_000)}`);
    expect(long.tell('en').length).toBeLessThan(1000);
  });

  it('is not read where it is larger than settings are', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'shihu.yaml');
      writeFileSync(file, `# ${'x'.repeat(1 << 20)}\n`);
      await expect(loadSettings(file)).rejects.toMatchObject({
        exitCode: exit.usage,
        what: { zh: expect.stringContaining('上限'), en: expect.stringContaining('at most 1 MiB') },
      });
    });
  });

  it('may use aliases where they are of use', () => {
    const source = 'no_outages_confirmed:\n  2022: &all [成都]\n  2023: *all\n';
    expect(parseSettings(source).settings.no_outages_confirmed).toEqual({
      2022: ['510100'],
      2023: ['510100'],
    });
  });
});
