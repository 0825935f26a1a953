import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleIn } from '../../pipelines/files/beside.js';
import { replaceFiles } from '../../pipelines/files/folder.js';
import { ownPlace } from '../../pipelines/files/guard.js';
import { withLock } from '../../pipelines/files/lock.js';
import { scratchFolder, withScratch } from '../../pipelines/files/scratch.js';
import { shownIn, treeOf } from '../support/faults/tree.js';
import { withFolder, writeFiles } from '../support/folder.js';

const isPosix = process.platform !== 'win32';
const left = `.report.${2 ** 30}.next-aB3dE6`;

async function* page() {
  yield { name: 'a', content: 'new' };
}

const renew = (folder: string) =>
  withLock(ownPlace(folder), (held) => replaceFiles(held, page(), (name) => name === 'stale'));

describe('a scratch folder', () => {
  it('is of this process alone, has a name of its own, and goes', async () => {
    const one = scratchFolder();
    try {
      await withScratch(async (other) => {
        expect(basename(other)).toMatch(/^shihu-\w{6}$/u);
        expect(other).not.toBe(one.path);
        expect(basename(other)).not.toContain(String(process.pid));
        if (isPosix) expect(statSync(other).mode & 0o777).toBe(0o700);
        writeFileSync(join(other, 'x'), '');
        expect(dirname(other)).toBe(dirname(one.path));
      });
      expect(readdirSync(one.path)).toEqual([]);
    } finally {
      one.remove();
    }
    expect(existsSync(one.path)).toBe(false);
  });
});

describe('a folder that is swapped', () => {
  it.skipIf(!isPosix)(
    'keeps its permissions, and links and folders that are not its own',
    async () => {
      await withFolder(async (parent) => {
        const folder = join(parent, 'report');
        writeFiles(folder, [
          ['a', 'old'],
          ['stale', 'old'],
          ['mine/deep/b', 'mine'],
        ]);
        symlinkSync('mine/deep', join(folder, 'link'));
        symlinkSync('nowhere', join(folder, 'lost'));
        chmodSync(join(folder, 'mine'), 0o750);
        chmodSync(folder, 0o2751);
        const { ino } = statSync(join(folder, 'mine', 'deep', 'b'));
        await renew(folder);
        expect(readdirSync(folder).sort()).toEqual(['a', 'link', 'lost', 'mine']);
        expect(readlinkSync(join(folder, 'link'))).toBe('mine/deep');
        expect(readlinkSync(join(folder, 'lost'))).toBe('nowhere');
        expect(statSync(folder).mode & 0o7777).toBe(0o2751);
        expect(statSync(join(folder, 'mine')).mode & 0o777).toBe(0o750);
        // The very file, and not a copy of what may be large.
        expect(statSync(join(folder, 'mine', 'deep', 'b')).ino).toBe(ino);
        expect(readdirSync(parent)).toEqual(['report']);
      });
    },
  );

  it.skipIf(!isPosix)('is the one that a link leads to, and the link stays', async () => {
    await withFolder(async (parent) => {
      writeFiles(parent, [['elsewhere/a', 'old']]);
      symlinkSync('elsewhere', join(parent, 'report'));
      await renew(join(parent, 'report'));
      expect(lstatSync(join(parent, 'report')).isSymbolicLink()).toBe(true);
      expect(treeOf(join(parent, 'elsewhere'))).toEqual({ a: 'new' });
    });
  });

  it('that was cut short is put back, those in it too', async () => {
    await withFolder(async (parent) => {
      const inner = `.state.${2 ** 30}.next-aB3dE6`;
      writeFiles(parent, [
        [`${left}/made/a`, 'half'],
        [`${left}/earlier/a`, 'old'],
        [`${left}/earlier/${inner}/made/a`, 'half'],
        [`${left}/earlier/${inner}/earlier/a`, 'old state'],
      ]);
      await settleIn(parent);
      await settleIn(join(parent, 'report'));
      expect(treeOf(parent)).toEqual({
        'report/': '',
        'report/a': 'old',
        'report/state/': '',
        'report/state/a': 'old state',
      });
    });
  });

  it('is never put over another that stands there by now, nor thrown away', async () => {
    await withFolder(async (parent) => {
      writeFiles(parent, [
        [`${left}/made/a`, 'half'],
        [`${left}/earlier/a`, 'old'],
        ['report/a', 'of somebody'],
      ]);
      const before = treeOf(parent);
      await settleIn(parent);
      expect(treeOf(parent)).toEqual(before);
    });
  });

  it.skipIf(process.getuid?.() !== 0)(
    'is never put back from what another user laid out (needs root)',
    async () => {
      await withFolder(async (parent) => {
        writeFiles(parent, [
          [`${left}/made/a`, 'planted'],
          [`${left}/earlier/a`, 'planted'],
        ]);
        chownSync(join(parent, left), 65_534, 65_534);
        await renew(join(parent, 'report'));
        expect(shownIn(parent)).toEqual({ 'report/': '', 'report/a': 'new' });
        expect(existsSync(join(parent, left, 'earlier', 'a'))).toBe(true);
      });
    },
  );
});
