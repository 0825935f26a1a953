import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { atEnd, isOurs } from './end.js';
import type { Place } from './guard.js';
import { isRunning } from './running.js';
import type { Scratch } from './scratch.js';
import { settle } from './settle.js';
import { unwritable } from './unwritable.js';

/**
 * Lets `work` fill a new folder beside the target, on the same disk, so that what is made there can be
 * renamed into its place. Its name is nobody else's: random, and made for this alone. It goes with the
 * work, also when the process is told to end; what a killed one left goes with the next work on the target.
 * @throws UserError when the folder can't be made; an error of `work` as it is
 */
export async function withBeside<T>(
  place: Place,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const { path, remove } = await scratchBeside(place);
  try {
    return await work(path);
  } finally {
    remove();
  }
}

/** The same for work that has no end of its own: the folder goes when it is removed. */
export async function scratchBeside({ path: target }: Place): Promise<Scratch> {
  await settleBeside(target);
  const path = madeBeside(target);
  const forget = atEnd(path, () => settle(path, target));
  return {
    path,
    remove: () => {
      settle(path, target);
      forget();
    },
  };
}

/** Puts right what processes left at the target that were killed. */
export async function settleBeside(target: string): Promise<void> {
  for (const left of await leftBeside(target)) settle(left, target);
}

/** The same for all that is in a folder. */
export async function settleIn(parent: string): Promise<void> {
  for (const name of await namesIn(parent)) {
    const target = /^\.(.+)\.\d+\.next-\w+$/u.exec(name)?.[1];
    if (target === undefined) continue;
    await settleBeside(join(parent, target));
  }
}

function madeBeside(target: string): string {
  try {
    mkdirSync(dirname(target), { recursive: true });
    return mkdtempSync(`${prefixOf(target)}${process.pid}.next-`);
  } catch (error) {
    throw unwritable(target, error);
  }
}

/** Folders beside the target that processes left which are no more. */
async function leftBeside(target: string): Promise<string[]> {
  const parent = dirname(target);
  const prefix = basename(prefixOf(target));
  return (await namesIn(parent))
    .filter((name) => name.startsWith(prefix))
    .filter((name) => {
      const owner = /^(\d+)\.next-\w+$/u.exec(name.slice(prefix.length))?.[1];
      return owner !== undefined && !isAtWork(Number(owner), join(parent, name));
    })
    .map((name) => join(parent, name))
    .filter(isOfUser);
}

function isAtWork(owner: number, folder: string): boolean {
  return owner === process.pid ? isOurs(folder) : isRunning(owner);
}

/** In a folder that everybody may write to, others could lay out what is put into a place. */
function isOfUser(folder: string): boolean {
  try {
    const found = lstatSync(folder);
    const trusted = [process.getuid?.() ?? found.uid, lstatSync(dirname(folder)).uid];
    return found.isDirectory() && trusted.includes(found.uid);
  } catch {
    return false;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Longer names leave no room for the rest. */
const LONGEST = 180;

/** By its name not one that anybody looks into. */
function prefixOf(target: string): string {
  return join(dirname(target), `.${shortened(basename(target))}.`);
}

function shortened(name: string): string {
  const isLong = Buffer.byteLength(name) > LONGEST;
  return isLong ? createHash('sha256').update(name).digest('hex').slice(0, 32) : name;
}
