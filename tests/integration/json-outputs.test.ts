import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toJson } from '../../pipelines/base/json.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { programIn } from '../../pipelines/docs/commands.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { runShell } from '../../pipelines/shell/shell.js';
import { inertIo } from '../../pipelines/terminal/io.js';
import { errorCodes } from '../../schemas/codes/index.js';
import { type OutputName, outputFile, outputs, published } from '../../schemas/outputs/index.js';
import { outputJsonSchema } from '../../schemas/outputs/json-schema.js';
import { command, type Said } from '../support/command.js';
import { makeFolder, withFolder, writeFiles } from '../support/folder.js';

const schemaText = (name: string) =>
  readFileSync(join(packageRoot, 'schemas/json', outputFile(name)), 'utf8');

/** What of the text is not as the published schema has it. */
function faultsOf(name: string, text: string): string[] {
  const schema = z.fromJSONSchema(JSON.parse(schemaText(name)));
  const found = schema.safeParse(JSON.parse(text));
  return found.error ? [z.prettifyError(found.error)] : [];
}

const settings = `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }, { code: B, name: 乙市 }] }
targets: { groups: { all: { cities: '*', hours: { urban: 1, rural: 15 } } } }
data_from: 2021-01-01
as_of: 2023-01-01
`;
const head =
  'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature,avoidance_order\n';
const outages = `${head}1,甲,A,urban,T1,2021-02-05 08:00:00,2021-02-05 09:00:00,10,fault,
2,甲,A,urban,T1,2022-01-05 08:00:00,2022-01-05 12:00:00,10,fault,
3,甲,A,urban,T1,2022-01-05 09:00:00,2022-01-05 10:00:00,10,fault,
4,乙,B,rural,,2022-08-05 08:00:00,2022-08-05 11:30:00,20,safety_shutdown,O1
5,乙,B,rural,,2022-08-06 08:00:00,2022-08-06 11:30:00,20,safety_shutdown,O9
6,乙,B,rural,,2022-12-31 20:00:00,,20,fault,
7,乙,Z,rural,,2022-09-06 08:00:00,2022-09-06 11:30:00,20,fault,
`;
const files: [string, string][] = [
  ['shihu.yaml', settings],
  ['data/outages/a.csv', outages],
  ['data/outages/copy.csv', outages],
  ['data/outages/wrong.csv', 'nothing\nof use\n'],
  [
    'data/restorations/a.csv',
    'event_id,asset_id,restored_at,users_restored\n2,T1,2022-01-05 09:00:00,4\n',
  ],
  [
    'data/customers/a.csv',
    'city,area_tier,users,valid_from\nA,urban,100,2021-01-01\nB,rural,200,2022-01-01\n',
  ],
  [
    'data/orders/a.csv',
    'order_no,city,approved_from,approved_to\nO1,B,2022-08-05 07:00,2022-08-05 12:00\n',
  ],
  ['data/history/a.csv', 'city,area_tier,year,hours\nA,urban,2021,5\n'],
  ['data/budgets/a.csv', 'city,area_tier,month,user_hours\nA,urban,2022-12,50\n'],
  [
    'plans.csv',
    'city,area_tier,asset_id,planned_from,planned_to,users\nA,urban,T1,2023-02-05 08:00,2023-02-05 12:00,10\n',
  ],
];

let folder = '';
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = makeFolder();
  writeFiles(folder, [...files, ['more.csv', more]]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const more = `${head}8,甲,A,urban,T2,2022-03-05 08:00:00,2022-03-05 09:00:00,5,fault,\n`;

/** Calls of each output, in an order in which each can be done. */
const calls: Record<OutputName, readonly (readonly string[])[]> = {
  init: [['init', 'FOLDER/new', '--city', '成都']],
  'init --from': [['init', 'FOLDER/from', '--from', 'FOLDER/more.csv']],
  'run --dry-run': [
    ['run', '--dry-run'],
    ['run', '--dry-run', '--period', '2022-01'],
  ],
  run: [['run']],
  'ingest --dry-run': [['ingest', 'outages', 'FOLDER/more.csv', '--dry-run']],
  ingest: [
    ['ingest', 'outages', 'FOLDER/more.csv', '--replace', '2022-03-01..2022-03-31'],
    ['ingest', 'outages', 'FOLDER/more.csv'],
  ],
  'build --dry-run': [['build', '--dry-run']],
  build: [['build']],
  submit: [['submit', '年报-2022', '--on', '2023-01-15']],
  withdraw: [['withdraw', 'more.csv']],
  compare: [['compare', '年报-2022']],
  check: [['check']],
  'check --rejects': [['check', '--rejects', '-o', 'FOLDER/rejects.csv']],
  'report --dry-run': [['report', '--period', '2022Q1', '--dry-run']],
  report: [['report', '--period', '2022', '--city', 'A']],
  plans: [['plans', 'check', 'FOLDER/plans.csv']],
  query: [
    ['query', 'from verdicts'],
    ['query', 'from outage_facts'],
    ['query', 'describe verdicts'],
  ],
  'query @': [['query', '@']],
  'query --sql': [['query', '@worst_lines', '--sql']],
  shell: [],
  export: [['export', '--to', 'FOLDER/exported']],
  tables: [['tables']],
  'tables --html': [['tables', '--html', 'FOLDER/tables.html']],
  describe: [
    ['describe', 'period_hours'],
    ['describe', 'rejected_rows'],
  ],
  batches: [['batches']],
  diff: [['diff', '1', '4']],
  doctor: [['doctor']],
  'doctor file': [['doctor', 'FOLDER/more.csv']],
  explain: [
    ['explain', '区域', 'all', '2022', '--rows'],
    ['explain', 'A', 'urban', '2022', '--rows', '--event', '3'],
    ['explain', 'B', 'rural', '2022', '--event', '4'],
    ['explain', 'A', 'all', '2022-01'],
    ['explain', 'A', 'urban', '2022Q3', '--ytd'],
    ['explain', 'A', 'urban', '2021'],
    ['explain', 'A', 'urban', '2022', '--as-of', '2022-09-10'],
  ],
  forecast: [
    ['forecast', '--as-of', '2022-09-10'],
    ['forecast', '--as-of', '2022-09-10', '--city', 'A'],
    ['forecast'],
  ],
  'forecast --backtest': [['forecast', '--backtest']],
  whatif: [
    ['whatif', 'A', 'urban', '2022', '--without', 'event=2', '--faster', 'nature=fault:20%'],
    ['whatif', 'B', 'rural', '2022', '--planned-less', '30%'],
  ],
  'whatif --least': [
    ['whatif', 'A', 'urban', '2022', '--least', 'events'],
    ['whatif', 'B', 'rural', '2022', '--least', 'lines'],
  ],
  completion: [['completion', 'bash']],
};

/** What the call prints, held against its schema. */
async function held(name: string, args: readonly string[], project = folder): Promise<Said> {
  const own = args.map((arg) => arg.replace('FOLDER', folder));
  const said = await command(...own, '--project', project, '--json', '--lang', 'en');
  expect(faultsOf(name, said.out), `shihu ${args.join(' ')}`).toEqual([]);
  return said;
}

describe('the schemas', () => {
  const program = programIn('en');

  it('are there for every command, and for its options that change what is printed', () => {
    for (const { name, options } of program.commands.map((one) => ({
      name: one.name(),
      options: one.options.map(({ long }) => long),
    }))) {
      expect(options, name).toContain('--json');
      expect(Object.keys(outputs)).toContain(name);
      expect(Object.hasOwn(outputs, `${name} --dry-run`), name).toBe(options.includes('--dry-run'));
    }
    const known = new Set(program.commands.map((one) => one.name()));
    expect(Object.keys(outputs).filter((name) => !known.has(name.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('are published as they are declared, and no others', () => {
    for (const name of Object.keys(published))
      expect(schemaText(name)).toBe(outputJsonSchema(name));
    expect(readdirSync(join(packageRoot, 'schemas/json/output')).sort()).toEqual(
      Object.keys(published)
        .map((name) => outputFile(name).replace('output/', ''))
        .sort(),
    );
  });

  it('have names in snake case, and no members but those that they name', () => {
    for (const name of Object.keys(published)) {
      for (const object of objectsIn(JSON.parse(schemaText(name)))) {
        const names = Object.keys(object.properties ?? {});
        expect(names.filter((one) => !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(one))).toEqual([]);
        if (names.length === 0) continue;
        expect([name, object.additionalProperties]).toEqual([name, false]);
        expect([name, object.required]).toEqual([name, names]);
      }
    }
  });

  it('notice a member that is missing, unknown or of another type', () => {
    const good = { project: '/p', kept: [] };
    expect(faultsOf('init', JSON.stringify(good))).toEqual([]);
    for (const bad of [{ project: '/p' }, { ...good, more: 1 }, { ...good, kept: [1] }, []]) {
      expect(faultsOf('init', JSON.stringify(bad))).toHaveLength(1);
    }
  });
});

describe('what commands print under --json', () => {
  const called = Object.entries(calls).filter(([, own]) => own.length > 0);

  it.each(called)('is as its schema has it: %s', async (name, own) => {
    for (const args of own) {
      const said = await held(name, args);
      const worst = name === 'doctor' ? 1 : 0;
      expect(said.code, `shihu ${args.join(' ')}: ${said.notes}`).toBeLessThanOrEqual(worst);
    }
  });

  it('is so of each statement in a shell, and of what is wrong with one', async () => {
    const out: string[] = [];
    const notes: string[] = [];
    const io = {
      ...{ out: (text: string) => out.push(text), note: (text: string) => notes.push(text) },
      ...{ outBytes: () => undefined, progress: () => undefined },
      ...({ language: 'en', isTerminal: false } as const),
    };
    const path = file('out/reliability.duckdb');
    const input = Readable.from(['from verdicts;\nselec 1;\nselect 7 as n;\n']);
    const isDone = await runShell(
      { path, paths: projectPaths(file('')), io: inertIo(io), format: 'json', isForPrograms: true },
      { input, output: new PassThrough(), isInteractive: false },
    );
    expect([isDone, out.at(-1), notes.length]).toEqual([false, '[{"n":7}]', 1]);
    for (const text of out) expect(faultsOf('shell', text)).toEqual([]);
    expect(faultsOf('error', notes[0] ?? '')).toEqual([]);
  });

  it('has times as ISO 8601', async () => {
    const { out } = await held('query', ['query', 'from outage_facts']);
    const times = (JSON.parse(out) as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row).filter(([name, value]) => name.endsWith('_at') && value !== null),
    );
    expect(times.length).toBeGreaterThan(8);
    for (const [, time] of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/u);
  });

  it('is what the calls were meant to show', async () => {
    const { out } = await held('explain', ['explain', 'A', 'urban', '2022', '--event', '3']);
    const told = JSON.parse(out);
    expect(told.asked).toEqual({
      ...{ city_code: 'A', city_name: { zh: '甲市', en: '甲市' }, is_region: false },
      ...{ area_tier: 'urban', period_kind: 'year', period: '2022' },
    });
    expect([told.covered.shown.length, told.story.rows.length]).toEqual([1, 1]);
    const checks = JSON.parse((await held('check', ['check'])).out) as { offenders: object[] }[];
    expect(checks.some(({ offenders }) => offenders.length > 0)).toBe(true);
    const batches = JSON.parse((await held('batches', ['batches'])).out) as { kind: string }[];
    expect(batches.map(({ kind }) => kind)).toContain('withdraw');
  });

  it('is so in a project without anything, or an error as its schema has it', async () => {
    await withFolder(async (empty) => {
      const done: string[] = [];
      for (const [name, [args]] of Object.entries(calls)) {
        if (!args || name === 'init') continue;
        const own = args.map((arg) => arg.replace('FOLDER', empty));
        const said = await command(...own, '--project', empty, '--json');
        if (said.out === '') {
          expect(faultsOf('error', said.notes.split('\n').at(-1) ?? '')).toEqual([]);
        } else {
          expect(faultsOf(name, said.out), name).toEqual([]);
          done.push(name);
        }
      }
      expect(done).toEqual([
        ...['build --dry-run', 'build', 'check', 'check --rejects', 'query'],
        'query @',
        'query --sql',
        'export',
        'tables',
        'tables --html',
        'describe',
        'batches',
        'doctor',
        'forecast',
        'forecast --backtest',
        'completion',
      ]);
    });
  });
});

describe('a list', () => {
  it('has one type for a member: all strings where a double can’t hold one of them', () => {
    const long = 2n ** 60n;
    expect(
      toJson([
        { a: 1n, b: 2n },
        { a: long, b: 3n },
        { a: null, b: 4n },
      ]),
    ).toBe(`[{"a":"1","b":2},{"a":"${long}","b":3},{"a":null,"b":4}]`);
    expect(toJson({ sums: [1n, long], sum: 7n })).toBe(`{"sums":["1","${long}"],"sum":7}`);
  });
});

describe('the codes of errors', () => {
  it.each([
    [['query', 'selec 1'], 'sql_error'],
    [['query', 'drop table verdicts'], 'read_only'],
    [['query', '@none'], 'unknown_question'],
    [
      ['query', 'select count(*) from range(1000000) a, range(1000000) b', '--timeout', '1s'],
      'timeout',
    ],
    [['run', '--period', 'soon'], 'bad_period'],
    [['run', '--as-of', 'soon'], 'bad_date'],
    [['report', '--period', '1999'], 'no_figure'],
    [['report', '--period', '2022', '--city', '火星'], 'unknown_city'],
    [['explain', 'A', 'none', '2022'], 'unknown_tier'],
    [['explain', 'A', 'urban', '2022', '--event', '99'], 'unknown_event'],
    [['whatif', 'A', 'urban', '2022', '--without', 'event=99'], 'unknown_item'],
    [['whatif', 'A', 'urban', '1999', '--least', 'lines'], 'no_figure'],
    [['describe', 'none'], 'unknown_table'],
    [['check', '--known-at', 'zzz'], 'unknown_batch'],
    [['submit', '年报-2022', '--on', '2023-01-15'], 'submission_exists'],
    [['submit', 'again', '--on', '2023-01-15'], 'not_current'],
    [['withdraw', 'none.csv'], 'unknown_document'],
    [['init', 'FOLDER'], 'project_exists'],
    [['query', 'select 1', '-o', 'FOLDER/out/reliability.duckdb'], 'protected'],
    [['doctor', '--unknown'], 'usage'],
    [['tables', '--project', 'FOLDER/nowhere'], 'no_project'],
    [['check', '--project', 'FOLDER/new'], 'not_built'],
  ])('tell apart what can be acted on: %j', async (args, code) => {
    const own = args.map((arg) => arg.replace('FOLDER', folder));
    const project = own.includes('--project') ? [] : ['--project', folder];
    const said = await command(...own, ...project, '--json', '--lang', 'en');
    const last = said.notes.split('\n').at(-1) ?? '';
    expect(faultsOf('error', last)).toEqual([]);
    expect([JSON.parse(last).error.code, said.out]).toEqual([code, '']);
    expect(errorCodes.has(code)).toBe(true);
  });
});

interface ObjectSchema {
  readonly properties?: Record<string, unknown>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
}

/** Every object that a schema has in it. */
function objectsIn(schema: unknown): ObjectSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = (schema as { type?: unknown }).type === 'object' ? [schema as ObjectSchema] : [];
  return [...own, ...Object.values(schema).flatMap(objectsIn)];
}
