import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { shihu } from '../support/process.js';

const help = (language: string) =>
  readFileSync(join(packageRoot, 'docs', `help.${language}.txt`), 'utf8');

describe('the way into the program', () => {
  it('prints the help that is written down, in the language asked for', async () => {
    for (const args of [['--help'], ['-h'], ['help'], ['--help', '--lang', 'zh']]) {
      const said = await shihu(...args);
      expect([said.code, said.out, said.notes]).toEqual([0, help('zh'), '']);
    }
    for (const args of [
      ['--help', '--lang', 'en'],
      ['--lang=en', '-h'],
    ]) {
      expect((await shihu(...args)).out).toBe(help('en'));
    }
    expect(help('zh')).not.toBe(help('en'));
  });

  it('knows every command, those that are loaded alone too', async () => {
    for (const name of ['query', 'shell', 'run', 'doctor']) {
      const said = await shihu(name, '--help', '--lang', 'en');
      expect([said.code, said.out.includes(`shihu ${name}`)]).toEqual([0, true]);
    }
    const wrong = await shihu('qeury', '--lang', 'en');
    expect([wrong.code, wrong.notes.includes('query')]).toEqual([2, true]);
    const option = await shihu('query', 'select 1', '--formt', 'csv');
    expect([option.code, option.notes.includes('--formt')]).toEqual([2, true]);
    expect((await shihu()).code).toBe(2);
  });

  it('answers what the completion of shells asks', async () => {
    const cities = await shihu('complete', 'cities', '--', 'report', '--city', '51');
    expect([cities.code, cities.notes]).toEqual([0, '']);
    expect(cities.out.split('\n')[0]).toBe('510100\t成都市');
    const unknown = await shihu('complete', 'nonsense', '--', '--known-at', '--json');
    expect([unknown.code, unknown.out, unknown.notes]).toEqual([0, '', '']);
  });
});
