import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { arm, disarm } from '../support/faults/faults.mjs';
import { shownIn, treeOf } from '../support/faults/tree.js';
import { makeFolder, writeFiles } from '../support/folder.js';

const project = makeFolder();
const at = ['--project', project, '--lang', 'en'];
const results = join(project, 'results');
const reports = join(project, 'out', 'reports');

/** What writes, puts into place or keeps what was there; not what removes what is no longer needed. */
const writing = ['writeFile', 'open', 'rename', 'link', 'copyFile', 'mkdir', 'mkdtemp', 'chmod'];

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Files of an earlier state, which differ from what the command writes. */
  readonly files: readonly string[];
  /** Steps that there are at least. */
  readonly least: number;
  /** Which steps to try, where not all: names and paths. */
  readonly names?: readonly string[];
  readonly path?: string;
  readonly codes?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'query --format csv',
    args: ['query', 'select 1 as one', '-o', join(results, 'a.csv')],
    folder: results,
    files: ['a.csv'],
    least: 3,
  },
  {
    name: 'query --format json',
    args: ['query', 'select 1 as one', '-o', join(results, 'a.json')],
    folder: results,
    files: ['a.json'],
    least: 4,
  },
  {
    name: 'explain --html',
    args: ['explain', '成都', '市区', '2022', '--html', join(results, 'why.html')],
    folder: results,
    files: ['why.html'],
    least: 3,
  },
  {
    name: 'check --rejects',
    args: ['check', '--rejects', '-o', join(results, 'back.csv')],
    folder: results,
    files: ['back-outages-a.csv', 'back-customers-a.csv'],
    least: 8,
  },
  {
    name: 'export',
    args: ['export', '--to', join(results, 'parquet')],
    folder: join(results, 'parquet'),
    files: ['manifest.json', 'README.md'],
    least: 4,
    // The folders of the files are too many to try each.
    names: ['writeFile', 'rename', 'mkdtemp', 'chmod'],
  },
  {
    name: 'report',
    args: ['report', '--period', '2022'],
    folder: join(reports, '2022'),
    files: ['index.en.html', '510100.en.html'],
    least: 7,
    path: '2022',
    codes: ['ENOSPC'],
  },
  {
    name: 'report, with its index',
    args: ['report', '--period', '2022'],
    folder: reports,
    files: ['index.html', 'index.en.html'],
    least: 6,
    path: 'index[^/]*html',
    codes: ['EIO'],
  },
];

beforeAll(async () => {
  const head = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
  writeFiles(project, [
    [
      'data/outages/a.csv',
      `${head}1,成都,市区,2022-01-01 00:00,2022-01-01 01:00,5,故障\n2,成都,市区,?,,5,故障\n`,
    ],
    [
      'data/customers/a.csv',
      'city,area_tier,users,valid_from\n成都,市区,100,2022-01-01\n成都,乡村,?,2022-01-01\n',
    ],
  ]);
  const ran = await command('run', ...at);
  expect(ran.code, ran.notes).toBe(0);
  for (const { args } of cases) {
    const said = await command(...args, ...at);
    expect(said.code, said.notes).toBe(0);
  }
  const missing = cases.flatMap(({ folder, files }) => files.map((file) => join(folder, file)));
  expect(missing.filter((file) => !existsSync(file))).toEqual([]);
  writeFiles(reports, [['2022/mine.txt', 'mine']]);
});

afterAll(() => {
  disarm();
  rmSync(project, { recursive: true, force: true });
});

describe.each(cases)('$name on a disk that fails', (one) => {
  const { args, folder, files, least, names = writing, path = '' } = one;
  it.each(one.codes ?? ['ENOSPC', 'EACCES', 'EIO'])(
    'with %s says so at every step, and all is as it was',
    async (code) => {
      let failures = 0;
      for (let number = 1; ; number++) {
        for (const file of files) appendFileSync(join(folder, file), ' \n');
        const before = shownIn(folder);
        arm({ at: number, code, names, path });
        const said = await command(...args, ...at);
        const steps = disarm();
        if (steps < number) {
          expect(said.code, said.notes).toBe(0);
          expect(shownIn(folder)).not.toEqual(before);
          break;
        }
        // A link that can't be made is made up for by a copy.
        if (said.code === 0) continue;
        failures += 1;
        expect(said.code, said.notes).toBe(1);
        expect(said.notes).toMatch(code === 'ENOSPC' ? /disk is full/u : /^Could not write to /u);
        expect(said.notes).not.toMatch(/defect|\n {4}at /u);
        expect(shownIn(folder), said.notes).toEqual(before);
      }
      expect(failures).toBeGreaterThanOrEqual(least);
      expect(Object.keys(treeOf(project)).filter((name) => /(?:next-|lock)/u.test(name))).toEqual(
        [],
      );
    },
  );
});

describe('a disk that fails while figures are published', () => {
  it('leaves those that were published', async () => {
    const out = join(project, 'out');
    const before = shownIn(out)['reliability.duckdb'];
    appendFileSync(
      join(project, 'data', 'outages', 'a.csv'),
      '3,成都,市区,2022-02-01 00:00,2022-02-01 01:00,5,故障\n',
    );
    for (let number = 1; number <= 2; number++) {
      arm({ at: number, code: 'EIO', names: ['mkdtemp', 'rename'], path: 'reliability' });
      const said = await command('run', ...at);
      expect(disarm()).toBeGreaterThanOrEqual(number);
      expect(said.code).toBe(1);
      expect(said.notes).toContain('Could not write to');
      expect(said.notes).not.toMatch(/defect|\n {4}at /u);
      expect(shownIn(out)['reliability.duckdb']).toBe(before);
    }
    expect((await command('run', ...at)).code).toBe(0);
    expect(shownIn(out)['reliability.duckdb']).not.toBe(before);
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(reports, '2022', 'mine.txt'))).toBe(true);
  });
});
