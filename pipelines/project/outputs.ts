import type { BigIntStats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { usageError } from '../base/errors.js';
import { projectWords as w } from '../words/project.js';
import type { ProjectPaths } from './paths.js';

/*
 * Where a result may be written: anywhere but onto what the project is made of. Names are compared by
 * what they lead to, so that neither a link nor another spelling gets past.
 */

/**
 * The file that the name leads to, through links.
 * @throws UserError when it is a folder or one of the project's own
 */
export async function outputFile(file: string, paths: ProjectPaths): Promise<string> {
  const target = await realOf(resolve(file));
  const found = await statOf(target);
  if (found && !found.isFile()) {
    throw usageError(w.notFile({ path: file }));
  }
  await refuseOwn(file, target, paths);
  return target;
}

/** The same for a folder of results. What it may hold is for the caller to say. */
export async function outputFolder(folder: string, paths: ProjectPaths): Promise<string> {
  const target = await realOf(resolve(folder));
  await refuseOwn(folder, target, paths);
  return target;
}

async function refuseOwn(written: string, target: string, paths: ProjectPaths): Promise<void> {
  const { settings, orderFile, data, warehouse, published } = paths;
  const files = [
    ...[settings, orderFile],
    ...['', '.wal', '.next', '.next.wal'].map((ending) => `${published}${ending}`),
  ];
  const isFile = await some(files, (own) => isSame(target, own));
  const isWithin = await some([data, dirname(warehouse)], (own) => isInside(target, own));
  if (!isFile && !isWithin) return;
  throw usageError(w.ownedByProject({ path: written }), w.chooseAnother).as('protected');
}

async function isInside(target: string, folder: string): Promise<boolean> {
  for (let at = target; ; at = dirname(at)) {
    if (await isSame(at, folder)) return true;
    if (at === dirname(at)) return false;
  }
}

/** The same entry on the disk; of what is not there yet, the same name in the same folder. */
async function isSame(a: string, b: string): Promise<boolean> {
  const [here, there] = await Promise.all([statOf(a), statOf(b)]);
  if (here && there) return here.ino === there.ino && here.dev === there.dev;
  if (here || there || a === dirname(a) || b === dirname(b)) return false;
  // Many disks don't tell case apart, nor the two ways of writing an accent.
  const plain = (path: string) => basename(path).normalize('NFC').toLowerCase();
  return plain(a) === plain(b) && isSame(dirname(a), dirname(b));
}

/** The path without links, as far as it is there. */
async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  const parent = dirname(path);
  return parent === path ? path : join(await realOf(parent), basename(path));
}

async function statOf(path: string): Promise<BigIntStats | undefined> {
  return stat(path, { bigint: true }).catch(() => undefined);
}

async function some<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await test(item)) return true;
  return false;
}
