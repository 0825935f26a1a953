import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { settleBeside } from '../../pipelines/files/beside.js';
import { openProject } from '../../pipelines/project/project.js';
import { makeFolder, writeFiles } from '../support/folder.js';
import { program, shihu, startNode } from '../support/process.js';

const faults = join(packageRoot, 'tests', 'support', 'faults', 'faults.mjs');

describe('a command that is killed at every rename', () => {
  const project = makeFolder();
  const report = join(project, 'out', 'reports', '2022');
  const exported = join(project, 'exported');
  const commands = {
    report: ['report', '--period', '2022'],
    export: ['export', '--to', exported],
    query: ['query', 'select 1 as one', '-o', join(project, 'result.csv')],
    rejects: ['check', '--rejects', '-o', join(project, 'back.csv')],
    build: ['build', '--full'],
  };
  const run = (name: keyof typeof commands) => shihu(...commands[name], '--project', project);

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
    for (const { code, notes } of [await shihu('run', '--project', project), await run('export')]) {
      expect(code, notes).toBe(0);
    }
    await run('query');
    await run('rejects');
  });

  /** What tells a file of an earlier state. */
  const MARK = ' \n';
  const age = (files: readonly string[]) => {
    for (const file of files) appendFileSync(file, MARK);
  };
  const agesOf = (files: readonly string[]) =>
    new Set(files.map((file) => readFileSync(file, 'utf8').endsWith(MARK)));

  /**
   * Kills the command before each of its renames, until none is left and it is done.
   * @returns how many there are
   */
  async function killEach(
    name: keyof typeof commands,
    prepare: () => void,
    check: () => Promise<void>,
  ): Promise<number> {
    for (let at = 1; ; at++) {
      prepare();
      const { code, signal, notes } = await startNode(
        ['--import', pathToFileURL(faults).href, program, ...commands[name], '--project', project],
        { SHIHU_FAULT: JSON.stringify({ at, code: 'KILL', names: ['rename'] }) },
      ).ended;
      if (code === 0) return at - 1;
      expect(signal, notes).toBe('SIGKILL');
      await check();
    }
  }

  it('leaves the pages of a report together, and the next command finds them', async () => {
    const pages = () =>
      readdirSync(report)
        .filter((name) => name.endsWith('.html'))
        .map((name) => join(report, name));
    let absent = 0;
    const kills = await killEach(
      'report',
      () => age(pages()),
      async () => {
        if (!existsSync(report)) absent += 1;
        // As every command does that works on a project.
        await openProject(project);
        expect(agesOf(pages()).size).toBe(1);
      },
    );
    expect(kills).toBe(4);
    expect(absent).toBe(1);
  });

  it('leaves the files of an export together, and the next export finds them', async () => {
    const files = ['manifest.json', 'README.md'].map((name) => join(exported, name));
    let absent = 0;
    const kills = await killEach(
      'export',
      () => age(files),
      async () => {
        if (!existsSync(exported)) absent += 1;
        await settleBeside(exported);
        expect(agesOf(files).size).toBe(1);
      },
    );
    expect(kills).toBe(2);
    expect(absent).toBe(1);
  });

  it.each([
    ['query', ['result.csv'], 1],
    ['rejects', ['back-outages-a.csv', 'back-customers-a.csv'], 2],
  ] as const)('leaves each file of %s whole', async (name, names, renames) => {
    const files = names.map((one) => join(project, one));
    const whole = files.map((file) => readFileSync(file, 'utf8'));
    const kills = await killEach(
      name,
      () => age(files),
      async () => {
        for (const [i, file] of files.entries()) {
          expect(readFileSync(file, 'utf8').replace(/(?: \n)+$/u, '')).toBe(whole[i]);
        }
      },
    );
    expect(kills).toBe(renames);
  });

  it('leaves a published database, the old or the new', async () => {
    const published = join(project, 'out', 'reliability.duckdb');
    const kills = await killEach(
      'build',
      () => undefined,
      async () => {
        await withDatabase(published, { readOnly: true }, (database) =>
          database.one('select count(*) from verdicts'),
        );
        expect(existsSync(`${published}.wal`)).toBe(false);
      },
    );
    // The database, and what the next build compares with.
    expect(kills).toBe(2);
    expect(readdirSync(join(project, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));
});
