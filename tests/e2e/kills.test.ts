import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { settleBeside, settleIn } from '../../pipelines/files/beside.js';
import { openProject } from '../../pipelines/project/project.js';
import { shownIn, treeOf } from '../support/faults/tree.js';
import { makeFolder, withFolder, writeFiles } from '../support/folder.js';
import { type Ended, follow, shihu } from '../support/process.js';

/*
 * Kills at every step that writes, renames or removes, one after the other: no matter of chance or of how
 * fast the machine is.
 */

const faults = join(packageRoot, 'tests', 'support', 'faults');
const program = join(packageRoot, 'dist', 'pipelines', 'main.js');

function node(args: readonly string[], fault?: object, environment: NodeJS.ProcessEnv = {}) {
  const env = {
    ...process.env,
    ...environment,
    ...(fault && { SHIHU_FAULT: JSON.stringify(fault) }),
  };
  return follow(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env }));
}

const write = (writer: string, folder: string, fault?: object): Promise<Ended> =>
  node([join(faults, 'writers.mjs'), writer, folder], fault).ended;

/** Does the work for each number, a few at a time. */
async function each(numbers: readonly number[], work: (n: number) => Promise<void>): Promise<void> {
  const left = [...numbers];
  const worker = async () => {
    for (let n = left.shift(); n !== undefined; n = left.shift()) await work(n);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

const layOut = (folder: string) =>
  writeFiles(folder, [
    ...['a', 'b', 'stale'].map((name) => [`report/${name}`, `old ${name}`] as const),
    ['report/mine.txt', 'mine'],
    ['report/inner/deep/c', 'inner'],
    ['file', 'old file'],
    ['b', 'old b'],
    ['other', 'other'],
  ]);

describe.each([
  { writer: 'folder', least: 20, isOne: true },
  { writer: 'whole', least: 5, isOne: true },
  { writer: 'made', least: 5, isOne: true },
  { writer: 'together', least: 12, isOne: false },
])('a writer ($writer) that is killed at every step', ({ writer, least, isOne }) => {
  it('leaves the old or the new, and the next one finishes the job', async () => {
    await withFolder(async (place) => {
      const whole = join(place, 'whole');
      layOut(whole);
      const old = shownIn(whole);
      const undisturbed = await write(writer, whole);
      const steps = Number(undisturbed.out);
      expect(steps, undisturbed.notes).toBeGreaterThanOrEqual(least);
      const fresh = treeOf(whole);
      expect(fresh).toEqual(shownIn(whole));
      expect(fresh).not.toEqual(old);
      let absent = 0;
      await each(
        Array.from({ length: steps }, (_, i) => i + 1),
        async (at) => {
          const folder = join(place, String(at));
          layOut(folder);
          const killed = await write(writer, folder, { at, code: 'KILL' });
          expect(killed.signal ?? killed.code, `step ${at}`).not.toBe(0);
          const seen = shownIn(folder);
          const isAbsent = !existsSync(join(folder, 'report'));
          if (isAbsent) absent += 1;
          else if (isOne) expect([old, fresh], `step ${at}`).toContainEqual(seen);
          else expectEachWhole(seen, old, fresh);
          await settleIn(folder);
          if (isOne) expect([old, fresh], `step ${at}`).toContainEqual(shownIn(folder));
          const finished = await write(writer, folder);
          expect(finished.code, finished.notes).toBe(0);
          expect(treeOf(folder), `step ${at}`).toEqual(fresh);
        },
      );
      // Between the two renames there is nothing to be seen, and nowhere else.
      expect(absent).toBe(writer === 'folder' ? 1 : 0);
    });
  });
});

function expectEachWhole(
  seen: Record<string, string>,
  old: Record<string, string>,
  fresh: Record<string, string>,
): void {
  for (const name of new Set([...Object.keys(seen), ...Object.keys(old)])) {
    expect([old[name], fresh[name]], name).toContain(seen[name]);
  }
}

describe.skipIf(process.platform === 'win32')('a process that is told to end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s leaves nothing, and ends by it',
    async (signal) => {
      await withFolder(async (place) => {
        const scratch = join(place, 'scratch');
        mkdirSync(scratch);
        const { child, ended } = node([join(faults, 'writers.mjs'), 'waiting', place], undefined, {
          TMPDIR: scratch,
        });
        await new Promise((resolve) => child.stdout?.once('data', resolve));
        expect(readdirSync(place)).toHaveLength(3);
        expect(readdirSync(scratch)).toHaveLength(1);
        child.kill(signal);
        expect((await ended).signal).toBe(signal);
        expect(treeOf(place)).toEqual({ 'scratch/': '' });
      });
    },
  );

  it('or ends by itself, leaves nothing and its code stays', async () => {
    await withFolder(async (place) => {
      const { ended } = node([join(faults, 'writers.mjs'), 'leaving', place], undefined, {
        TMPDIR: place,
      });
      expect((await ended).code).toBe(7);
      expect(treeOf(place)).toEqual({});
    });
  });
});

describe('a command that is killed at every rename', () => {
  const project = makeFolder();
  const report = join(project, 'out', 'reports', '2022');
  const exported = join(project, 'exported');
  const commands = {
    report: ['report', '--period', '2022'],
    export: ['export', '--to', exported],
    query: ['query', 'select 1 as one', '-o', join(project, 'result.csv')],
    rejects: ['check', '--rejects', '-o', join(project, 'back.csv')],
    build: ['build'],
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
      const args = ['--import', join(faults, 'faults.mjs'), program, ...commands[name]];
      const fault = { at, code: 'KILL', names: ['rename'] };
      const { code, signal, notes } = await node([...args, '--project', project], fault).ended;
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
    expect(kills).toBe(1);
    expect(readdirSync(join(project, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));
});
