import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { type Shell, shells } from '../../pipelines/completion/completion.js';
import { type AskedKind, askedKinds } from '../../pipelines/completion/kinds.js';
import { offersFor } from '../../pipelines/completion/offers.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { publishedTables } from '../../schemas/published/index.js';
import { sichuan } from '../../schemas/region.js';
import { command } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-completion-'));
const commands = programIn('en').commands.map((one) => one.name());
const isHere = (shell: Shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

beforeAll(async () => {
  writeFileSync(stub, answers, { mode: 0o755 });
  for (const shell of shells) {
    const { code, out } = await command('completion', shell, '--lang', 'en');
    expect(code).toBe(0);
    writeFileSync(join(folder, shell), out);
  }
});
afterAll(() => {
  for (const one of [folder, bin]) rmSync(one, { recursive: true, force: true });
});

/** A program that answers what is asked of it, and writes down how it was asked. */
const bin = mkdtempSync(join(tmpdir(), 'shihu-completion-bin-'));
const stub = join(bin, 'shihu');
const answers = `#!/bin/sh
printf '%s|' "$@" | sed 's/^complete|//; s/|$//' > ${join(bin, 'asked')}
if test -f ${join(bin, 'answer')}; then cat ${join(bin, 'answer')}; exit; fi
case "$2" in
  loads) printf '47\\tdata/outages/a b.csv\\n1\\n2022-07-01\\n' ;;
  cities) printf '510100\\tA\\n510300\\tB\\n' ;;
  periods) printf '2022\\n2022Q3\\n' ;;
  questions) printf '@planned_share_by_month\\tA\\n@mine\\tB\\n' ;;
  parameters) case "$*" in
    *'=') printf 'city=510100\\ncity=510300\\n' ;; *'= '*) printf 'city=510100\\ncity=510300\\n' ;;
    *) printf 'year=\\ncity=\\n' ;; esac ;;
esac
`;

function asked(shell: Shell, ...words: string[]): string {
  offers[shell](...words);
  return readFileSync(join(bin, 'asked'), 'utf8');
}

function run(shell: Shell, script: string, ...more: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(shell, ['-c', script, shell, ...more], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
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
    expect(offered('report', '--p')).toEqual(['--pdf', '--period', '--project']);
    for (const one of programIn('en').commands) {
      const flags = one.options.flatMap(({ hidden, long }) => (hidden ? [] : (long ?? [])));
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

  it('what only the project knows is asked of the program', () => {
    expect(offered('query', '--known-at', '')).toEqual(['1', '2022-07-01', '47']);
    expect(offered('query', '--known-at', '4')).toEqual(['47']);
    expect(offered('diff', '47', '2022')).toEqual(['2022-07-01']);
    expect(offered('report', '--city', '51')).toEqual(['510100', '510300']);
    expect(offered('explain', '510100', 'urban', '2022Q')).toEqual(['2022Q3']);
    expect(offered('query', '@largest_events', '--param', '')).toEqual(['city=', 'year=']);
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

describe.runIf(isHere('bash'))('what bash asks', () => {
  it('has the words that were typed, and its answer is expanded by nobody', () => {
    expect(asked('bash', 'query', '--project', 'a b', '--known-at', '$(x')).toBe(
      'loads|--|query|--project|a b|--known-at|$(x',
    );
    writeFileSync(join(bin, 'answer'), '$(touch harm)\n`touch harm`\n');
    expect(offers.bash('query', '--known-at', '')).toContain('$(touch harm)');
    expect(readdirSync(folder)).not.toContain('harm');
    rmSync(join(bin, 'answer'));
  });

  it('completes the value of a parameter', () => {
    expect(offers.bash('query', '@largest_events', '--param', 'city=')).toEqual([
      '510100',
      '510300',
    ]);
    expect(offers.bash('query', '@largest_events', '--param', 'city=5103')).toEqual(['510300']);
    expect(offers.bash('query', '--param', 'city=510100', '@plann')).toEqual([
      '@planned_share_by_month',
    ]);
  });
});

describe('what the program answers', () => {
  const project = join(folder, 'project');
  const words = async (kind: AskedKind, ...typed: string[]) =>
    (await offersFor(kind, ['query', '--project', project, ...typed])).map(({ word }) => word);

  beforeAll(async () => {
    mkdirSync(join(project, 'out'), { recursive: true });
    const database = await Database.open(join(project, 'out', 'reliability.duckdb'));
    await database.query(
      `create table period_hours as
       select unnest(['year', 'year', 'quarter', 'ytd', 'month']) as period_kind,
         unnest(['2021', '2022', '2022Q3', '2022-09', '2022;rm']) as period`,
    );
    await database.query(
      `create table outage_facts as select unnest(['L2', 'L1', 'K1', 'L1', null, 'L;rm']) as line_id`,
    );
    database.close();
    writeFileSync(
      join(project, 'shihu.loads.csv'),
      `number,feed,document,content_hash,loaded_on
1,outages,data/outages/a.csv,${'1f3a'.repeat(16)},
2,outages,"data/outages/b
c.csv",,2022-07-01
`,
    );
  });

  it('are cities and periods of the project', async () => {
    expect(await words('periods')).toEqual(['2022Q3', '2022', '2021']);
    expect(await words('cities')).toEqual(sichuan.cities.map(({ code }) => code));
    writeFileSync(
      join(project, 'shihu.yaml'),
      'region: {code: "990000", name: 某省, cities: [{code: "990100", name: 某市}]}\n',
    );
    expect(await words('cities')).toEqual(['990100']);
  });

  it('are loads by number, hash and day, and names that were given', async () => {
    mkdirSync(join(project, 'submissions'));
    for (const name of ['年报.json', 'notes.txt', 'no name.json', '.a.json']) {
      writeFileSync(join(project, 'submissions', name), '');
    }
    expect(await words('loads')).toEqual(['2', '1', '1f3a1f3a1f3a', '2022-07-01', '年报']);
    const said = await offersFor('loads', ['--project', '=', project]);
    expect(said[0]?.what).toBe('data/outages/b c.csv');
  });

  it('are parameters of the question and their values', async () => {
    const year = await words('parameters', '@largest_events', '--param', 'year', '=', '20');
    expect(year).toEqual(['year=2022', 'year=2021']);
    expect(await words('parameters', '@largest_events', '--param', '')).toEqual([
      ...['year=', 'city=', 'top='],
    ]);
    expect(await words('parameters', '--param', 'tier=')).toContain('tier=urban');
    expect(await words('parameters', '--param', 'top=')).toEqual([]);
  });

  it('are years, and what rows are told apart by', async () => {
    expect(await words('years')).toEqual(['2022', '2021']);
    const without = ['whatif', 'A', 'urban', '2022', '--without'];
    expect(await words('items', ...without, 'ca')).toEqual([
      ...['line=', 'event=', 'cause=', 'county=', 'nature='],
    ]);
    expect(await words('items', ...without, 'line', '=', 'L')).toEqual(['line=L1', 'line=L2']);
    expect(await words('items', ...without, 'asset=')).toEqual([]);
  });

  it('are questions, the project’s own among them', async () => {
    mkdirSync(join(project, 'sql', 'analyses'), { recursive: true });
    writeFileSync(join(project, 'sql', 'analyses', '我的.sql'), '-- zh: 甲\nselect 1\n');
    writeFileSync(join(project, 'sql', 'analyses', 'broken.sql'), 'select 1\n');
    const found = await words('questions', '@');
    expect(found).toEqual(expect.arrayContaining(['@我的', '@worst_lines']));
    expect(found).not.toContain('@broken');
  });

  it('is nothing where there is none', async () => {
    for (const kind of askedKinds) {
      const found = await offersFor(kind, ['--project', join(folder, 'nowhere')]);
      expect(found.length > 0).toBe(['cities', 'items', 'parameters', 'questions'].includes(kind));
    }
    writeFileSync(join(project, 'shihu.loads.csv'), 'nonsense');
    expect(await words('loads')).toEqual([]);
  });
});

describe('the words of places', () => {
  it('are cities, tiers and tables by the name of the place', async () => {
    const { isWords, valuesOf } = await import('../../pipelines/completion/values.js');
    const words = (name: string) => {
      const values = valuesOf(name);
      return isWords(values) ? values.map(({ word }) => word) : values;
    };
    expect(words('city')).toEqual({ ask: 'cities' });
    expect([words('batch'), words('before')]).toEqual([{ ask: 'loads' }, { ask: 'loads' }]);
    expect([words('period'), words('name=value')]).toEqual([
      { ask: 'periods' },
      { ask: 'parameters' },
    ]);
    expect(words('tier')).toEqual(['central', 'urban', 'town', 'rural']);
    expect([words('file'), words('dir'), words('constructor')]).toEqual([
      'files',
      'folders',
      'files',
    ]);
  });
});
