import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { examplesOf } from '../../pipelines/cli/examples.js';
import { main } from '../../pipelines/cli/program.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { expectKnown, wordsOf } from '../support/parses.js';

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
