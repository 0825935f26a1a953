import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shell, shells } from '../../pipelines/completion/completion.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { publishedTables } from '../../schemas/published/index.js';
import { sichuan } from '../../schemas/region.js';
import { command } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-completion-'));
const commands = programIn('en').commands.map((one) => one.name());
const isHere = (shell: Shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

beforeAll(async () => {
  for (const shell of shells) {
    const { code, out } = await command('completion', shell, '--lang', 'en');
    expect(code).toBe(0);
    writeFileSync(join(folder, shell), out);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(shell: Shell, script: string, ...more: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(shell, ['-c', script, shell, ...more], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter((line) => line !== '');
}

/** What each shell offers for the last of the words; `files` where it is left to the shell. */
const offers: Record<Shell, (...words: string[]) => string[]> = {
  // Its own words are split at `=` as readline does.
  bash: (...words) =>
    run(
      'bash',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that fills it in
      'source ./bash; COMP_WORDS=(shihu "$@"); COMP_CWORD=$#; _shihu; if ((${#COMPREPLY[@]})); then printf "%s\\n" "${COMPREPLY[@]}"; else echo files; fi',
      ...words.flatMap((word) => word.split(/(=)/u)),
    ),
  zsh: (...words) =>
    run(
      'zsh',
      `_describe() { local one; for one in "\${(@P)2}"; do print -r -- "\${one%%:*}"; done }
       _files() { print files; }
       source ./zsh; words=(shihu "$@"); CURRENT=$#words; _shihu`,
      ...words,
    ).filter((word) => word === 'files' || word.startsWith(words.at(-1) ?? '')),
  fish: (...words) =>
    run('fish', `source ./fish; complete -C ${JSON.stringify(['shihu', ...words].join(' '))}`).map(
      (line) => line.split('\t')[0] ?? '',
    ),
};

describe.each(shells.filter(isHere))('in %s', (shell) => {
  const offered = (...words: string[]) => offers[shell](...words).sort();
  const files = shell === 'fish' ? [...shells].sort() : ['files'];

  it('commands are completed', () => {
    expect(offered('')).toEqual(expect.arrayContaining(commands));
    expect(offered('re')).toEqual(['report']);
    expect(offered('--project', 'x', 'quer')).toEqual(['query']);
    expect(offered('help', 'rep')).toEqual(['report']);
  });

  it('options of the command are completed', () => {
    expect(offered('report', '--p')).toEqual(['--period', '--project']);
    for (const one of programIn('en').commands) {
      const flags = one.options.flatMap(({ long }) => long ?? []);
      expect(offered(one.name(), '--')).toEqual(expect.arrayContaining(flags));
    }
  });

  it('values are completed where they are known: choices, feeds, tables', () => {
    expect(offered('run', '--lang', '')).toEqual(['en', 'zh']);
    expect(offered('query', 'select 1', '--format', 'p')).toEqual(['parquet']);
    expect(offered('ingest', '')).toEqual([...feedNames].sort());
    expect(offered('ingest', '--project', 'x', 'out')).toEqual(['outages']);
    expect(offered('describe', '')).toEqual(publishedTables.map(({ name }) => name).sort());
    expect(offered('completion', 'z')).toEqual(['zsh']);
  });

  it('elsewhere files are', () => {
    expect(offered('ingest', 'outages', '')).toEqual(files);
    expect(offered('ingest', 'outages', 'a.csv', '')).toEqual(files);
    expect(offered('query', '-f', '')).toEqual(files);
  });
});

describe.runIf(isHere('bash'))('bash', () => {
  it('knows the value after =', () => {
    expect(offers.bash('run', '--lang=')).toEqual(['zh', 'en']);
    expect(offers.bash('run', '--lang=e')).toEqual(['en']);
    expect(offers.bash('--lang=en', 'buil')).toEqual(['build']);
  });
});

describe('the words of places', () => {
  it('are cities, tiers and tables by the name of the place', async () => {
    const { valuesOf } = await import('../../pipelines/completion/values.js');
    const words = (name: string) => {
      const values = valuesOf(name);
      return typeof values === 'string' ? values : values.map(({ word }) => word);
    };
    expect(words('city')).toEqual(sichuan.cities.map(({ code }) => code));
    expect(words('tier')).toEqual(['central', 'urban', 'town', 'rural']);
    expect([words('file'), words('dir'), words('constructor')]).toEqual([
      'files',
      'folders',
      'files',
    ]);
  });
});
