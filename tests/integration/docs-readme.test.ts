import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { withFolder } from '../support/folder.js';
import { expectKnown, wordsOf } from '../support/parses.js';
import { shihu } from '../support/process.js';

const sample = 'data-samples/sichuan';

function contentOf(file: string) {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  const fences = [...text.matchAll(/^```(\w*)\n(.*?)^```$/gmsu)];
  const blocks = fences.map(([, language = '', inner = '']) => ({ language, text: inner }));
  const of = (language: string) => blocks.filter((one) => one.language === language);
  const shown = of('console').flatMap((block) => block.text.trimEnd().split('\n'));
  return {
    file,
    text,
    blocks,
    lines: of('sh').flatMap((block) => block.text.trim().split('\n')),
    shown,
    asked: shown.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2)),
    headings: [...text.matchAll(/^(#+) /gmu)].map(([, marks]) => marks),
    mentioned: [...text.matchAll(/`shihu ([a-z]+)/gu)].map(([, name]) => name ?? ''),
  };
}

const [english, chinese] = [contentOf('README.md'), contentOf('README.zh-CN.md')];

describe('README.zh-CN.md', () => {
  it('keeps in step: the same sections, commands and code', () => {
    expect(chinese.headings).toEqual(english.headings);
    expect(chinese.lines).toEqual(english.lines);
    const alike = ({ asked }: typeof english) => asked.map((one) => one.replace(' --lang en', ''));
    expect(alike(chinese)).toEqual(alike(english));
    const kinds = ({ blocks }: typeof english) => blocks.map(({ language }) => language);
    expect(kinds(chinese)).toEqual(kinds(english));
    const python = ({ blocks }: typeof english) =>
      blocks.filter(({ language }) => language === 'python');
    expect(python(chinese)).toEqual(python(english));
    const links = ({ text }: typeof english) =>
      new Set([...text.matchAll(/\]\((docs\/[^)]+)\)/gu)].map(([, link]) => link));
    expect(links(chinese)).toEqual(links(english));
  });
});

describe.each([english, chinese])('$file', ({ text: readme, lines, asked, mentioned }) => {
  it('gives commands that npm and the program know', () => {
    const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(lines.length).toBeGreaterThan(8);
    for (const line of [...lines, ...asked]) {
      const [command, ...args] = wordsOf(line);
      if (command === 'npm') {
        const [verb, script] = args;
        if (verb === 'run') expect(Object.keys(scripts)).toContain(script);
        else expect(['ci', 'cit', 'start', 'test']).toContain(verb);
      } else {
        expect(command, line).toBe('shihu');
        expectKnown(line, args);
      }
    }
  });

  it('names no command that there is none of', () => {
    const known = programIn('en').commands.map((command) => command.name());
    expect(mentioned.length).toBeGreaterThan(3);
    for (const name of mentioned) expect(known).toContain(name);
  });

  it('leads to every document', () => {
    const documents = readdirSync(join(packageRoot, 'docs')).filter((name) => name.endsWith('.md'));
    for (const name of documents) expect(readme).toContain(`| [docs/${name}](docs/${name}) |`);
  });
});

describe('README, in both languages', () => {
  it('shows what the program prints on the sample project', async () => {
    await withFolder(async (folder) => {
      const project = join(folder, 'sichuan');
      for (const part of ['data', 'shihu.yaml']) {
        cpSync(join(packageRoot, sample, part), join(project, part), { recursive: true });
      }
      const printed = new Set<string>();
      const runs = [
        ['run', '--project', project],
        ['run', '--project', project, '--lang', 'en'],
        ...[...new Set([...english.asked, ...chinese.asked])].map((line) =>
          wordsOf(line.replace(sample, project)).slice(1),
        ),
      ];
      for (const args of runs) {
        const { code, out, notes } = await shihu(...args);
        expect(code, notes).toBe(0);
        for (const line of `${out}\n${notes}`.split('\n')) {
          printed.add(line.replace(project, `…/${sample}`));
        }
      }
      for (const line of [...english.shown, ...chinese.shown].filter(
        (one) => !one.startsWith('$ '),
      )) {
        expect([line, printed.has(line)]).toEqual([line, true]);
      }
    });
  });
});
