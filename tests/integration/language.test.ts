import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { examplesOf } from '../../pipelines/cli/examples.js';
import { fileLanguageOf, languageOf } from '../../pipelines/cli/language.js';
import { main } from '../../pipelines/cli/program.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { expectKnown, wordsOf } from '../support/parses.js';

describe('the language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C' }, 'zh'],
    [[], { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.GB18030' }, 'zh'],
    [[], { LANG: 'zh-TW' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'de_DE' }, 'en'],
    [[], { LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'zh_CN' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'zh' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'xx' }, 'en'],
    [['--lang', 'zh'], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'en' }, 'zh'],
    [['--lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
  ] as const)('of %j with %j is %s', (args, environment, language) => {
    expect(languageOf(args, environment)).toBe(language);
  });

  it('of files does not hang on the locale', () => {
    expect(fileLanguageOf([], { LANG: 'en_US.UTF-8' })).toBe('zh');
    expect(fileLanguageOf([], { LANG: 'zh_CN', SHIHU_LANG: 'en' })).toBe('en');
    expect(fileLanguageOf(['--lang', 'zh'], { SHIHU_LANG: 'en' })).toBe('zh');
  });
});

describe('a run under an English locale', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shihu-language-'));
  beforeAll(() => writeSample(folder, { outages: 400 }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('speaks English and files in Chinese', async () => {
    const out: string[] = [];
    const code = await main(['run', '--project', folder], { LANG: 'en_GB.UTF-8' }, (language) => ({
      out: (text) => out.push(text),
      outBytes: () => undefined,
      note: () => undefined,
      progress: () => undefined,
      language,
      isTerminal: false,
    }));
    expect([code, out.join('\n').includes('Database  ')]).toEqual([0, true]);
    const report = readFileSync(join(folder, 'out', 'reports', '2022', 'index.html'), 'utf8');
    expect(report).toContain('<html lang="zh-CN"');
    for (const [name, language] of [
      ['catalogue.html', 'zh-CN'],
      ['catalogue.en.html', 'en'],
    ] as const) {
      expect(readFileSync(join(folder, 'out', name), 'utf8')).toContain(
        `<html lang="${language}">`,
      );
    }
  });
});

describe('the help of each command', () => {
  it.each(programIn('en').commands.map((one) => one.name()))(
    '%s has examples that parse',
    (name) => {
      const examples = examplesOf(name);
      expect(examples.length).toBeGreaterThanOrEqual(2);
      expect(examples.length).toBeLessThanOrEqual(3);
      for (const { line, zh, en } of examples) {
        expect([/[一-龥]/u.test(zh), en.length > 3]).toEqual([true, true]);
        const own = /<\((.+)\)$/u.exec(line)?.[1] ?? line.split(' > ')[0] ?? '';
        const [program, ...args] = wordsOf(own);
        expect([program, args[0]]).toEqual(['shihu', name]);
        expectKnown(line, args);
      }
    },
  );

  it('shows them in both languages', () => {
    for (const [language, title] of [
      ['zh', '示例：'],
      ['en', 'Examples:'],
    ] as const) {
      let text = '';
      const report = programIn(language).commands.find((one) => one.name() === 'report');
      report?.configureOutput({ writeOut: (some) => (text += some) }).outputHelp();
      expect(text).toContain(title);
      expect(text).toContain('shihu report --period 2022Q3');
    }
  });
});
