import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { type NewFile, replaceFiles } from '../../pipelines/files/folder.js';
import { ownPlace } from '../../pipelines/files/guard.js';
import { withLock } from '../../pipelines/files/lock.js';
import { withFolder } from '../support/folder.js';

async function* made(...files: (NewFile | Error)[]): AsyncGenerator<NewFile> {
  for (const file of files) {
    if (file instanceof Error) throw file;
    yield file;
  }
}

const file = (name: string, content: string): NewFile => ({ name, content });

const replace = (
  folder: string,
  files: AsyncIterable<NewFile>,
  isStale?: (name: string) => boolean,
) => withLock(ownPlace(folder), (held) => replaceFiles(held, files, isStale));

/** Every file below the folder's parent, hidden ones too, with what it holds. */
function everything(parent: string): Record<string, string> {
  const names = readdirSync(parent, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(parent.length + 1).replaceAll('\\', '/'),
        readFileSync(path, 'utf8'),
      ]),
  );
}

describe('the files of a folder', () => {
  it('are replaced together; what is not theirs stays', async () => {
    await withFolder(async (parent) => {
      const folder = join(parent, 'report');
      expect(await replace(folder, made(file('a', '1'), file('b', '1')))).toEqual(['a', 'b']);
      writeFileSync(join(folder, 'mine'), 'mine');
      mkdirSync(join(folder, 'inner'));
      writeFileSync(join(folder, 'inner', 'c'), 'inner');
      const isStale = (name: string) => name === 'b';
      await replace(folder, made(file('a', '2'), file('d', '2')), isStale);
      expect(everything(parent)).toEqual({
        'report/a': '2',
        'report/d': '2',
        'report/mine': 'mine',
        'report/inner/c': 'inner',
      });
    });
  });

  it('stay as they are when one of the new ones can’t be made', async () => {
    await withFolder(async (parent) => {
      const folder = join(parent, 'report');
      await replace(folder, made(file('a', '1'), file('b', '1')));
      const before = everything(parent);
      const trouble = new Error('the third can’t be made');
      await expect(
        replace(folder, made(file('a', '2'), file('c', '2'), trouble), () => true),
      ).rejects.toBe(trouble);
      expect(everything(parent)).toEqual(before);
    });
  });

  it('come back when one of the new ones can’t be put in its place', async () => {
    await withFolder(async (parent) => {
      const folder = join(parent, 'report');
      await replace(folder, made(file('a', '1'), file('old', '1')));
      mkdirSync(join(folder, 'z', 'taken'), { recursive: true });
      const before = everything(parent);
      const failed = replace(
        folder,
        made(file('a', '2'), file('new', '2'), file('z', '2')),
        (name) => name === 'old',
      );
      await expect(failed).rejects.toBeInstanceOf(UserError);
      expect(everything(parent)).toEqual(before);
      expect(existsSync(join(folder, 'z', 'taken'))).toBe(true);
    });
  });

  it('are cleared of what a process left that was killed, and of nothing else', async () => {
    await withFolder(async (parent) => {
      const dead = 2 ** 30;
      for (const name of [
        `.report.${dead}.next-aB3dE6`,
        `.other.${dead}.next-aB3dE6`,
        `.report.${process.ppid}.next-aB3dE6`,
        'report.next',
      ]) {
        mkdirSync(join(parent, name));
        writeFileSync(join(parent, name, 'half'), '');
      }
      await replace(join(parent, 'report'), made(file('a', '1')));
      expect(readdirSync(parent).sort()).toEqual(
        [
          `.other.${dead}.next-aB3dE6`,
          `.report.${process.ppid}.next-aB3dE6`,
          'report',
          'report.next',
        ].sort(),
      );
    });
  });
});
