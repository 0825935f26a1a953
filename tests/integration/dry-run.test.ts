import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { loadChecks } from '../../pipelines/build/checks.js';
import { command } from '../support/command.js';
import { makeFolder, type ProjectFiles, withFolder, writeFiles } from '../support/folder.js';

interface PrintedStep {
  readonly do: string;
  readonly source_file: string | null;
  readonly number: number | null;
}

interface Printed {
  readonly documents: readonly PrintedStep[];
  readonly models: readonly string[];
  readonly checks: readonly string[];
  readonly report: {
    readonly period: string | null;
    readonly files: readonly string[] | null;
    readonly removes: readonly string[] | null;
  } | null;
}

const head = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const rows = (month: string, users: number, name = 'E') =>
  [1, 2, 3, 4, 5]
    .map(
      (day) =>
        `${name}${month}${day},510100,urban,2022-${month}-0${day} 08:00,2022-${month}-0${day} 09:00,${users},fault\n`,
    )
    .join('');
const users =
  'city,area_tier,users,valid_from\n510100,urban,1000,2021-01-01\n510300,rural,500,2021-01-01\n';

/** Hash of every file below the folder, by path. */
function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

async function planOf(folder: string, ...args: string[]): Promise<Printed> {
  const before = fingerprint(folder);
  const said = await command(...args, '--project', folder, '--dry-run', '--json');
  expect(said.code).toBe(0);
  expect(fingerprint(folder)).toEqual(before);
  return JSON.parse(said.out) as Printed;
}

/** What the log of loads has gained. */
async function logOf(folder: string): Promise<string[]> {
  return withDatabase(join(folder, 'warehouse/warehouse.duckdb'), { readOnly: true }, async (db) =>
    (
      await db.rows(
        `select l.load_no, l.kind, d.source_file, l.reading from held_loads l
         join held_documents d on d.document_no = l.document_no order by l.load_no`,
      )
    ).map((row) => `${row.load_no} ${row.kind} ${row.source_file} ${row.reading}`),
  );
}

/** The models and checks that a build announces and leaves. */
async function built(folder: string, progress: readonly string[]) {
  const models = progress.flatMap((text) => /^Building \d+\/\d+ (\w+)$/u.exec(text)?.[1] ?? []);
  const checks = await withDatabase(
    join(folder, 'out/reliability.duckdb'),
    { readOnly: true },
    async (db) => (await db.rows('select name from checks order by name')).map(({ name }) => name),
  );
  return { models, checks };
}

async function publishedChecks(names: readonly string[]): Promise<string[]> {
  const invariants = (await loadChecks()).filter(({ header }) => header.severity === 'invariant');
  return names.filter((name) => !invariants.some((check) => check.name === name)).sort();
}

/** Runs it and holds what was printed before against what it did. */
async function expectDone(folder: string, plan: Printed, ...args: string[]): Promise<void> {
  const logBefore: string[] = await logOf(folder).catch(() => []);
  const said = await command(...args, '--project', folder);
  expect(said.code).toBe(0);
  const { models, checks } = await built(folder, said.progress);
  expect(models).toEqual(plan.models);
  expect(checks).toEqual(await publishedChecks(plan.checks));
  const isReset = plan.documents.some((step) => step.do === 'reset');
  const gained = (await logOf(folder)).filter((line) => isReset || !logBefore.includes(line));
  const planned = plan.documents
    .filter((step) => ['load', 'reread', 'withdraw', 'recall'].includes(step.do))
    .map(
      (step) =>
        `${step.number} ${step.do === 'withdraw' ? 'withdraw' : 'load'} ${step.source_file}`,
    );
  const words = gained.map((line) => line.split(' ').slice(0, 3).join(' '));
  expect(words.sort()).toEqual(planned.sort());
}

const fresh: ProjectFiles = [
  ['data/outages/01.csv', head + rows('01', 10)],
  ['data/outages/02.csv', head + rows('02', 20)],
  ['data/customers/users.csv', users],
];

/** A project that was run once, to be copied. */
const base = makeFolder();

beforeAll(async () => {
  writeFiles(base, fresh);
  expect((await command('run', '--project', base)).code).toBe(0);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Works in a copy of the project that was run. */
async function afterRun(work: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    cpSync(base, folder, { recursive: true });
    await work(folder);
  });
}

describe('what --dry-run prints is what is done', () => {
  it('by a first run, which makes everything', () =>
    withFolder(async (folder) => {
      writeFiles(folder, fresh);
      const plan = await planOf(folder, 'run');
      expect(plan.documents.map((step) => step.do)).toEqual(['load', 'load', 'load']);
      expect(plan.report).toMatchObject({ period: null, files: null });
      await expectDone(folder, plan, 'run');
    }));

  const edits: [string, (folder: string) => void][] = [
    ['nothing', () => undefined],
    [
      'a new file',
      (folder) => writeFileSync(join(folder, 'data/outages/03.csv'), head + rows('03', 5)),
    ],
    [
      'a changed file',
      (folder) => writeFileSync(join(folder, 'data/outages/01.csv'), head + rows('01', 11)),
    ],
    ['a file that is gone', (folder) => rmSync(join(folder, 'data/outages/02.csv'))],
    [
      'a copy under another name',
      (folder) => writeFileSync(join(folder, 'data/outages/04.csv'), head + rows('01', 10)),
    ],
    [
      'a file of other content under the name of a copy',
      (folder) => {
        rmSync(join(folder, 'data/outages/01.csv'));
        writeFileSync(join(folder, 'data/outages/09.csv'), head + rows('01', 10));
      },
    ],
    [
      'a file that can not be read',
      (folder) => writeFileSync(join(folder, 'data/outages/03.csv'), 'a,b\n1,2\n'),
    ],
    [
      'other reading settings',
      (folder) =>
        writeFileSync(
          join(folder, 'shihu.yaml'),
          'feeds: {outages: {values: {city: {蓉: 成都}}}}\n',
        ),
    ],
    ['the warehouse deleted', (folder) => rmSync(join(folder, 'warehouse'), { recursive: true })],
    [
      'the order of loads edited',
      (folder) => {
        const file = join(folder, 'shihu.loads.csv');
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace('data/outages/01.csv', 'data/outages/x.csv'),
        );
      },
    ],
  ];
  it.each(edits)('by a run after: %s', (_, edit) =>
    afterRun(async (folder) => {
      edit(folder);
      await expectDone(folder, await planOf(folder, 'run'), 'run');
    }),
  );

  it('by a run whose figures stand, down to its pages', () =>
    afterRun(async (folder) => {
      writeFileSync(
        join(folder, 'out/reports/2022/510900.html'),
        '<meta name="generator" content="shihu">',
      );
      const plan = await planOf(folder, 'run');
      expect(plan.report?.period).toBe('2022');
      expect(plan.report?.removes).toEqual(['510900.html']);
      const said = JSON.parse((await command('run', '--json', '--project', folder)).out);
      const folderOf = join(folder, 'out/reports/2022');
      expect(said.files).toEqual(plan.report?.files?.map((name) => join(folderOf, name)));
      expect(readdirSync(folderOf)).not.toContain('510900.html');
    }));

  it.each([
    ['a quarter', ['--period', '2022Q1']],
    ['both languages', ['--period', '2022', '--lang', 'en']],
    ['a city alone', ['--period', '2022', '--city', '成都']],
    ['explanations', ['--period', '2022', '--explain']],
    ['an earlier state', ['--period', '2022', '--as-of', '2022-02-01']],
  ])('by report: %s', (_, args) =>
    afterRun(async (folder) => {
      const plan = await planOf(folder, 'report', ...args);
      const said = JSON.parse(
        (await command('report', ...args, '--json', '--project', folder)).out,
      );
      const names = plan.report?.files ?? [];
      expect(names.length).toBeGreaterThan(0);
      expect(said.files.map((file: string) => file.split(/[\\/]/u).at(-1))).toEqual(names);
      for (const file of said.files as string[]) expect(statSync(file).size).toBeGreaterThan(0);
    }),
  );

  it('by build', () =>
    afterRun(async (folder) => {
      const plan = await planOf(folder, 'build');
      const said = await command('build', '--project', folder);
      const { models, checks } = await built(folder, said.progress);
      expect(models).toEqual(plan.models);
      expect(checks).toEqual(await publishedChecks(plan.checks));
    }));

  it.each([
    ['a file', []],
    ['a file that replaces a window', ['--replace', '2022-01-01..2022-01-31']],
  ])('by ingest: %s', (_, args) =>
    afterRun(async (folder) => {
      writeFiles(folder, [['sent/late.csv', head + rows('01', 7, 'L')]]);
      const all = ['ingest', 'outages', join(folder, 'sent/late.csv'), ...args];
      const plan = await planOf(folder, ...all);
      const before = await logOf(folder);
      expect((await command(...all, '--project', folder)).code).toBe(0);
      const gained = (await logOf(folder)).filter((line) => !before.includes(line));
      expect(plan.documents.map((step) => `${step.number} ${step.do} ${step.source_file}`)).toEqual(
        gained.map((line) => line.split(' ').slice(0, 3).join(' ')),
      );
    }),
  );

  it('by ingest where the warehouse first has to catch up', () =>
    afterRun(async (folder) => {
      rmSync(join(folder, 'warehouse'), { recursive: true });
      writeFiles(folder, [['sent/late.csv', head + rows('01', 7, 'L')]]);
      const all = ['ingest', 'outages', join(folder, 'sent/late.csv')];
      const plan = await planOf(folder, ...all);
      expect(plan.documents.map((step) => step.number)).toEqual([1, 2, 3, 4]);
      await command(...all, '--project', folder);
      expect((await logOf(folder)).map((line) => line.split(' ')[2])).toEqual(
        plan.documents.map((step) => step.source_file),
      );
    }));
});
