import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { expectKnown, wordsOf } from '../support/parses.js';

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const guide = read('docs/guide.zh-CN.md');

interface Block {
  readonly language: string;
  readonly text: string;
  /** The last text in code style before the block: the file that it is, if it is one. */
  readonly named: string;
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].map((match) => {
    const [, language = '', inner = ''] = match;
    const before = text.slice(0, match.index).split('```').at(-1) ?? '';
    const named = [...before.matchAll(/`([^`\n]+)`/gu)].at(-1)?.[1] ?? '';
    return { language, text: inner, named };
  });
}

const blocks = blocksOf(guide);
const commandsOf = ({ language, text }: Block) =>
  text
    .split('\n')
    .filter((line) => (language === 'sh' ? line !== '' : line.startsWith('$ ')))
    .map((line) => line.replace(/^\$ /u, ''));

describe('the guide', () => {
  it('leads from files to a report that is filed again, as it says', async () => {
    await withFolder(async (folder) => {
      const project = join(folder, '可靠性2022');
      const printed = new Set<string>();
      for (const block of blocks) {
        if (block.language === 'csv') writeFiles(project, [[block.named, block.text]]);
        if (block.language === 'yaml') appendFileSync(join(project, block.named), block.text);
        if (!['sh', 'console'].includes(block.language)) continue;
        for (const line of commandsOf(block)) {
          const args = wordsOf(line).slice(1);
          expectKnown(line, args);
          const cwd = existsSync(project) ? project : folder;
          const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
          const ran = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
          // The doctor is asked once before the header is known.
          const isRefused = line.startsWith('shihu plans check') && ran.stderr.includes('不符合');
          const code = line === 'shihu doctor' && ran.stdout.includes('✗') ? 1 : isRefused ? 3 : 0;
          expect([line, ran.status, ran.stderr]).toEqual([line, code, ran.stderr]);
          for (const one of `${ran.stdout}\n${ran.stderr}`.split('\n')) printed.add(one);
        }
        if (block.language !== 'console') continue;
        for (const line of block.text.trimEnd().split('\n')) {
          if (!line.startsWith('$ ')) expect([line, printed.has(line)]).toEqual([line, true]);
        }
      }
      for (const period of ['2022', '2022Q3', '2022-09', '2022/known-at-outages-097c64803c62']) {
        const report = join(project, 'out', 'reports', period, 'index.html');
        expect([period, existsSync(report)]).toEqual([period, true]);
      }
    });
  }, 400_000);

  it('names files and values that there are', () => {
    expect(blocks.filter(({ language }) => language === 'csv').length).toBe(9);
    for (const [, line = ''] of guide.matchAll(/`(shihu [^`]+)`/gu)) {
      const args = wordsOf(line).slice(1);
      if (args.length > 1) expectKnown(line, args);
    }
  });
});

describe('the pictures', () => {
  it('are few and small', () => {
    for (const document of ['README.md', 'README.zh-CN.md', 'docs/guide.zh-CN.md']) {
      const pictures = [...read(document).matchAll(/!\[[^\]]+\]\(([^)]+)\)/gu)];
      expect(pictures.length).toBeLessThanOrEqual(6);
      for (const [, path = ''] of pictures) {
        const file = join(packageRoot, dirname(document), path);
        expect([path, statSync(file).size < 250_000]).toEqual([path, true]);
      }
    }
  });
});
