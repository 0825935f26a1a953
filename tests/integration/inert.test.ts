import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildProgram, main } from '../../pipelines/cli/program.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { runShell } from '../../pipelines/shell/shell.js';
import { type Ends, inertIo } from '../../pipelines/terminal/io.js';
import { makeFolder, writeFiles } from '../support/folder.js';
import { hostile, hostileIn, hostileProject, spelledYaml } from '../support/hostile.js';

/** What the filter was given: without it, that would be printed. */
const given: string[] = vi.hoisted(() => []);
vi.mock('../../pipelines/terminal/inert.js', async (original) => {
  const real = await original<typeof import('../../pipelines/terminal/inert.js')>();
  return {
    ...real,
    inert: (text: string) => {
      given.push(text);
      return real.inert(text);
    },
  };
});

const folder = makeFolder();
const scratch = makeFolder();
const wrong = join(scratch, `p${hostile}`);
/** An argument of that kind which, taken for a path, stays in the scratch folder. */
const written = join(scratch, hostile);
const [, [outages = ''] = []] = hostileProject;

function recorded() {
  const printed: string[] = [];
  const ends: Ends = {
    out: (text) => printed.push(text),
    outBytes: () => undefined,
    note: (text) => printed.push(text),
    progress: ({ zh, en }) => printed.push(zh, en),
    language: 'en',
    isTerminal: true,
  };
  return { printed, ends };
}

/** What is worth asking of each command in such a project, so that it comes across its texts. */
const deep: Readonly<Record<string, readonly (readonly string[])[]>> = {
  init: [[written], ['--city', hostile], [join(scratch, 'new'), '--from', join(folder, outages)]],
  run: [['--dry-run'], ['--period', '2022']],
  ingest: [
    ['outages', join(folder, outages)],
    ['outages', written],
    [hostile, written],
  ],
  withdraw: [[hostile]],
  build: [['--dry-run'], []],
  check: [[], ['--rejects', '-o', written]],
  report: [
    ['--period', '2022'],
    ['--city', hostile],
    ['--dry-run', '--period', '2022'],
    ['--period', '2022', '--single-file', '--docx', '--charts'],
    ['--single-file', '--city', 'A', '--period', '2022'],
  ],
  query: [
    ...['table', 'csv', 'json', 'ndjson', 'md'].map((format) => [
      'from outage_facts, rejected_rows',
      '--format',
      format,
    ]),
    [`select 1 as "${hostile}"`],
    [`select * from "${hostile}"`],
    [`select ${hostile}`],
    [`@${hostile}`],
    ['@rows_by_file'],
    ['select $a', '--param', hostile],
    ['explain select city_name from verdicts'],
    ['-f', written],
    ['select 1', '-o', written],
  ],
  shell: [['--project', wrong]],
  export: [['--to', written]],
  tables: [['--html', written]],
  describe: [[hostile]],
  batches: [[]],
  diff: [
    ['1', '2'],
    [hostile, hostile],
  ],
  compare: [[hostile], ['annual', hostile]],
  submit: [
    [hostile, '--on', '2023-01-15'],
    ['annual', '--on', '2023-01-15', '--period', hostile],
  ],
  doctor: [
    [],
    ['--project', wrong],
    [join(folder, outages)],
    [join(folder, outages), '--answer', `${hostile}=${hostile}`],
    [written],
  ],
  explain: [
    ['A', 'urban', '2022', '--rows'],
    [hostile, hostile, hostile],
  ],
  forecast: [[], ['--backtest'], ['--city', hostile]],
  whatif: [
    ['A', 'urban', '2022', '--least', 'lines'],
    ['A', 'urban', '2022', '--without', `line=${hostile}`],
    [hostile, hostile, hostile, '--faster', `cause=${hostile}:20%`],
  ],
  plans: [
    ['check', join(folder, outages)],
    ['check', written],
  ],
  completion: [[hostile], ['bash'], ['zsh'], ['fish']],
};

/** Every argument and every option with a value, given such a text, and an option that there is not. */
function wrongUsage(command: Command): string[][] {
  const values = command.registeredArguments.filter(({ required }) => required).map(() => written);
  const options = command.options.filter((option) => option.required);
  return [
    [...values, `--${hostile}`],
    [...values, written, written, written, written],
    ...options.map(({ long }) => [...values, long ?? '', long === '--project' ? wrong : written]),
  ];
}

const { ends: quiet } = recorded();
const commands = buildProgram(quiet).commands.filter((command) => command.name() !== 'help');

async function said(args: readonly string[]): Promise<string[]> {
  const { printed, ends } = recorded();
  const project = args.includes('--project') ? [] : ['--project', folder];
  await main([...args, ...project], {}, () => ends);
  return printed;
}

beforeAll(async () => {
  writeFiles(folder, hostileProject);
  mkdirSync(wrong);
  writeFiles(wrong, [['shihu.yaml', spelledYaml({ [`k${hostile}`]: hostile })]]);
  await main(['run', '--project', folder], {}, () => quiet);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

describe('nothing that is printed steers a terminal', () => {
  it('of any command: each has its cases', () => {
    expect(Object.keys(deep).sort()).toEqual(commands.map((command) => command.name()).sort());
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    '%s',
    async (name, one) => {
      given.length = 0;
      const cases = [...(deep[name] ?? []), ...wrongUsage(one)];
      const printed: string[] = [];
      for (const args of cases) printed.push(...(await said([name, ...args])));
      printed.push(...(await said([name, ...(cases[0] ?? []), '--json'])));
      expect(printed.filter((text) => hostileIn(text).length > 0)).toEqual([]);
      // It came across such texts, and nothing but the filter kept them away.
      expect(given.flatMap(hostileIn)).toContain('\u202e');
      expect(printed.join('\n')).toContain('\\u202e');
    },
  );

  it('with settings that are wrong', async () => {
    for (const command of commands) {
      const values = command.registeredArguments.map(() => written);
      const { printed, ends } = recorded();
      const to = command.name() === 'export' ? ['--to', written] : [];
      await main([command.name(), ...values, ...to, '--project', wrong], {}, () => ends);
      expect(printed.flatMap(hostileIn)).toEqual([]);
    }
  });

  it('at the prompt', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const { printed, ends } = recorded();
    input.end(
      [
        'from outage_facts;',
        `select ${hostile};`,
        ...['.mode', '.run', '.describe', '.limit', '.timer', `.${hostile}`, '.param a'].map(
          (command) => `${command} ${hostile.replace('\r', '')}`,
        ),
        '.param',
        '.tables',
        ...['csv', 'json', 'ndjson', 'md'].map((mode) => `.mode ${mode}\nfrom outage_facts;`),
      ].join('\n'),
    );
    const path = join(folder, 'out', 'reliability.duckdb');
    const io = inertIo(ends);
    const paths = projectPaths(folder);
    await runShell({ path, paths, io, format: 'table' }, { input, output, isInteractive: false });
    expect(printed.length).toBeGreaterThan(12);
    expect(printed.filter((text) => hostileIn(text).length > 0)).toEqual([]);
    expect(printed.join('\n').split('\\u202e').length).toBeGreaterThan(12);
  });
});

describe('data', () => {
  it('is as it is in a pipe, and the same JSON on a terminal', async () => {
    const sql = 'select chr(27) || chr(133) || chr(8238) || chr(917569) as t';
    const given = '\u001b\u0085\u202e\u{e0041}';
    const said = async (isTerminal: boolean, ...more: string[]) => {
      const { printed, ends } = recorded();
      await main(['query', sql, '--project', folder, ...more], {}, () => ({ ...ends, isTerminal }));
      return printed.join('\n');
    };
    expect(await said(false, '--format', 'csv')).toBe(`t\r\n${given}\r`);
    for (const isTerminal of [true, false]) {
      expect(JSON.parse(await said(isTerminal, '--json'))).toEqual([{ t: given }]);
    }
    expect(await said(true, '--json')).toBe('[{"t":"\\u001b\\u0085\\u202e\\udb40\\udc41"}]');
    for (const format of ['table', 'md']) {
      expect(hostileIn(await said(false, '--format', format))).toEqual([]);
    }
  });
});
