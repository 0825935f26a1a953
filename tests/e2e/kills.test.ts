import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { settleIn } from '../../pipelines/files/beside.js';
import { shownIn, treeOf } from '../support/faults/tree.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { type Ended, follow, startNode } from '../support/process.js';

/*
 * Kills at every step that writes, renames or removes, one after the other: no matter of chance or of how
 * fast the machine is.
 */

const writers = join(packageRoot, 'tests', 'support', 'faults', 'writers.mjs');

const environmentOf = (fault?: object) => (fault ? { SHIHU_FAULT: JSON.stringify(fault) } : {});

const write = (writer: string, folder: string, fault?: object): Promise<Ended> =>
  startNode([writers, writer, folder], environmentOf(fault)).ended;

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

/** Not on every system, nor allowed in every container. */
const canTrace = spawnSync('strace', ['-qq', '-o', devNull, 'true']).status === 0;

describe.skipIf(!canTrace)('a writer that is killed by the system itself (needs strace)', () => {
  it('leaves the old or the new at every call that changes a folder', async () => {
    await withFolder(async (place) => {
      const whole = join(place, 'whole');
      layOut(whole);
      const old = shownIn(whole);
      await write('folder', whole);
      const fresh = treeOf(whole);
      let [kills, absent] = [0, 0];
      // Calls are counted for each thread of the process.
      const groups = [
        'rename,renameat,renameat2',
        'link,linkat,mkdir,mkdirat',
        'unlink,unlinkat,rmdir',
      ];
      for (const [number, calls] of groups.entries()) {
        for (let at = 1; ; at++) {
          const folder = join(place, `${number}-${at}`);
          layOut(folder);
          const { code } = await killedAt(calls, at, folder);
          if (code === 0) break;
          kills += 1;
          if (!existsSync(join(folder, 'report'))) absent += 1;
          else expect([old, fresh], `${calls} ${at}`).toContainEqual(shownIn(folder));
          await settleIn(folder);
          expect([old, fresh], `${calls} ${at}`).toContainEqual(shownIn(folder));
          expect((await write('folder', folder)).code).toBe(0);
          expect(treeOf(folder), `${calls} ${at}`).toEqual(fresh);
        }
      }
      expect(kills).toBeGreaterThanOrEqual(8);
      expect(absent).toBe(1);
    });
  });
});

function killedAt(calls: string, at: number, folder: string): Promise<Ended> {
  const args = [
    ...['-f', '-qq', '-o', devNull, '-e', `trace=${calls}`],
    ...['-e', `inject=${calls}:signal=KILL:when=${at}`],
    ...[process.execPath, writers, 'folder', folder],
  ];
  return follow(spawn('strace', args, { stdio: ['ignore', 'pipe', 'pipe'] })).ended;
}

describe.skipIf(process.platform === 'win32')('a process that is told to end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s leaves nothing, and ends by it',
    async (signal) => {
      await withFolder(async (place) => {
        const scratch = join(place, 'scratch');
        mkdirSync(scratch);
        const { child, ended } = startNode([writers, 'waiting', place], {
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
      const { ended } = startNode([writers, 'leaving', place], {
        TMPDIR: place,
      });
      expect((await ended).code).toBe(7);
      expect(treeOf(place)).toEqual({});
    });
  });
});
