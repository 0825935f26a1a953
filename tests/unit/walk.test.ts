import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersIn } from '../../pipelines/files/folder.js';
import { type Walked, walk } from '../../pipelines/files/walk.js';
import { withFolder, writeFiles } from '../support/folder.js';

/** Folders are linked by junctions where there are any, since a link would need a privilege. */
const link = (target: string, path: string) => symlinkSync(target, path, 'junction');

/** What was walked, as paths below the folder. */
function said(folder: string, { files, unreadable, notFollowed }: Walked) {
  const name = (path: string) => relative(folder, path).replaceAll('\\', '/');
  return {
    files: files.map(name),
    unreadable: unreadable.map(({ path }) => name(path)),
    notFollowed: notFollowed.map((one) => `${name(one.path)} ${one.why} ${name(one.target)}`),
  };
}

const walked = (files: string[], rest: Partial<ReturnType<typeof said>> = {}) => ({
  files,
  unreadable: [],
  notFollowed: [],
  ...rest,
});

describe('a walk', () => {
  it('of a folder that is not there, or is empty, finds nothing', async () => {
    await withFolder(async (folder) => {
      expect(said(folder, await walk(join(folder, 'none')))).toEqual(walked([]));
      expect(said(folder, await walk(folder))).toEqual(walked([]));
    });
  });

  it('goes into folders and linked folders, and passes over hidden ones', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['feed/b.csv', ''],
        ['feed/2022/a.csv', ''],
        ['feed/.hidden/c.csv', ''],
        ['elsewhere/2021/d.csv', ''],
        ['elsewhere/e.csv', ''],
      ]);
      const feed = join(folder, 'feed');
      link(join(folder, 'elsewhere'), join(feed, 'old'));
      link(join(folder, 'elsewhere'), join(feed, '.secret'));
      const files = ['2022/a.csv', 'b.csv', 'old/2021/d.csv', 'old/e.csv'];
      expect(said(feed, await walk(feed))).toEqual(walked(files));
      // Nor does it matter that the feed's folder is itself a link.
      link(feed, join(folder, 'linked'));
      const linked = join(folder, 'linked');
      expect(said(linked, await walk(linked))).toEqual(walked(files));
    });
  });

  it('ends where links lead round and round, and names each of them', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['feed/a/x.csv', ''],
        ['feed/b/y.csv', ''],
        ['elsewhere/z.csv', ''],
      ]);
      const feed = join(folder, 'feed');
      link(feed, join(feed, 'a', 'up'));
      link(folder, join(feed, 'b', 'over'));
      link(join(feed, 'b'), join(feed, 'a', 'to-b'));
      link(join(feed, 'a'), join(feed, 'b', 'to-a'));
      link(join(folder, 'elsewhere'), join(feed, 'out'));
      link(join(folder, 'elsewhere'), join(feed, 'out-again'));
      link(join(folder, 'elsewhere'), join(folder, 'elsewhere', 'self'));
      link(feed, join(folder, 'elsewhere', 'home'));
      expect(said(feed, await walk(feed))).toEqual(
        walked(['a/x.csv', 'b/y.csv', 'out/z.csv'], {
          notFollowed: [
            'a/to-b again b',
            'a/up around ',
            'b/over around ..',
            'b/to-a again a',
            'out-again again out',
            'out/home around ',
            'out/self around ../elsewhere',
          ],
        }),
      );
    });
  });

  it('lists a folder once, by its own name, also where links lead above it and into it', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['feed/own/x.csv', ''],
        ['elsewhere/inner/y.csv', ''],
      ]);
      const feed = join(folder, 'feed');
      link(join(feed, 'own'), join(feed, 'alias'));
      link(join(folder, 'elsewhere', 'inner'), join(feed, 'l1'));
      link(join(folder, 'elsewhere'), join(feed, 'l2'));
      expect(said(feed, await walk(feed))).toEqual(
        walked(['l1/y.csv', 'own/x.csv'], {
          notFollowed: ['alias again own', 'l2/inner again l1'],
        }),
      );
    });
  });

  it('names links to nothing', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['feed/a.csv', ''],
        ['elsewhere/z.csv', ''],
      ]);
      const feed = join(folder, 'feed');
      link(join(folder, 'elsewhere'), join(feed, 'gone'));
      rmSync(join(folder, 'elsewhere'), { recursive: true });
      const found = await walk(feed);
      expect(said(feed, found)).toEqual(walked(['a.csv'], { unreadable: ['gone'] }));
      expect(found.unreadable[0]?.error.message).toContain('it is a link to something');
      // An unplugged drive is no empty folder.
      link(join(folder, 'elsewhere'), join(folder, 'unplugged'));
      await expect(walk(join(folder, 'unplugged'))).rejects.toMatchObject({ name: 'UserError' });
    });
  });

  it.skipIf(process.platform === 'win32')('takes links to files, and names circles', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['elsewhere.csv', '']]);
      const feed = join(folder, 'feed');
      mkdirSync(feed);
      symlinkSync(join(folder, 'elsewhere.csv'), join(feed, 'a.csv'));
      symlinkSync(join(feed, 'c.csv'), join(feed, 'b.csv'));
      symlinkSync(join(feed, 'b.csv'), join(feed, 'c.csv'));
      const found = await walk(feed);
      expect(said(feed, found)).toEqual(walked(['a.csv'], { unreadable: ['b.csv', 'c.csv'] }));
      expect(found.unreadable[0]?.error.message).toContain('its links lead in a circle');
    });
  });
});

it('folders in a folder are also those that are linked', async () => {
  await withFolder(async (folder) => {
    mkdirSync(join(folder, 'b'));
    writeFiles(folder, [['file', '']]);
    link(join(folder, 'b'), join(folder, 'a'));
    link(join(folder, 'none'), join(folder, 'c'));
    expect(await foldersIn(folder)).toEqual(['a', 'b']);
  });
});
