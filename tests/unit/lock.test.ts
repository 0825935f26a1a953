import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ownPlace } from '../../pipelines/files/guard.js';
import { withLock } from '../../pipelines/files/lock.js';
import { withFolder } from '../support/folder.js';

const dead = 2 ** 30;
const here = hostname().replace(/[^\w-]/gu, '');

async function withLeft<T>(
  names: readonly string[],
  work: (place: ReturnType<typeof ownPlace>, lock: string) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const lock = join(folder, '.report.lock');
    mkdirSync(lock);
    for (const name of names) writeFileSync(join(lock, name), '');
    return work(ownPlace(join(folder, 'report')), lock);
  });
}

describe('a lock', () => {
  it('is held by one at a time, and each of many has its turn', async () => {
    await withFolder(async (folder) => {
      const place = ownPlace(join(folder, 'new', 'report'));
      let [inside, most, turns] = [0, 0, 0];
      const one = () =>
        withLock(place, async (held) => {
          expect(held.place).toBe(place);
          inside += 1;
          most = Math.max(most, inside);
          await sleep(5);
          inside -= 1;
          turns += 1;
        });
      await Promise.all(Array.from({ length: 8 }, one));
      expect([most, turns]).toEqual([1, 8]);
      expect(readdirSync(join(folder, 'new'))).toEqual([]);
    });
  });

  it('goes with work that fails', async () => {
    await withFolder(async (folder) => {
      const place = ownPlace(join(folder, 'report'));
      const failed = withLock(place, async () => {
        throw new Error('halfway');
      });
      await expect(failed).rejects.toThrow('halfway');
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it.each([
    ['a dead process', [`${dead}-0011223344aa-${here}`]],
    ['two dead processes', [`${dead}-00-${here}`, `${dead - 1}-00-${here}`]],
    ['one killed before it wrote its name', []],
    ['an earlier process of this number', [`${process.pid}-00-${here}`]],
  ])('that %s left is taken over', async (_, names) => {
    await withLeft(names, async (place, lock) => {
      expect(await withLock(place, async () => readdirSync(lock).length, 5000)).toBe(1);
      expect(existsSync(lock)).toBe(false);
    });
  });

  it.each([
    ['a process that runs', `${process.ppid}-00-${here}`],
    ['a process of another machine', `${dead}-00-another`],
  ])('of %s is left alone, and who waits too long is told', async (_, name) => {
    await withLeft([name], async (place, lock) => {
      const told = withLock(place, async () => undefined, 120);
      await expect(told).rejects.toMatchObject({ exitCode: 1, isPassing: true });
      await expect(told).rejects.toThrow(/: another process \(PID \d+\) is writing it\.$/u);
      expect(readdirSync(lock)).toEqual([name]);
    });
  });

  it('of another machine that has been silent for long is taken over', async () => {
    await withLeft([`${dead}-00-another`], async (place, lock) => {
      utimesSync(join(lock, `${dead}-00-another`), 1, 1);
      expect(await withLock(place, async () => readdirSync(lock).length, 5000)).toBe(1);
    });
  });
});
