import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { unwritable } from './unwritable.js';

/**
 * Lets `work` fill a new folder beside the target, on the same disk, so that what is made there can be
 * renamed into its place. Its name is nobody else's: random, and made for this alone. It goes with the
 * work, also when the process is told to end; what a killed one left goes with the next work on the target.
 * @throws UserError when the folder can't be made; an error of `work` as it is
 */
export async function withBeside<T>(
  target: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  for (const left of await leftBeside(target)) await remove(left);
  const folder = await madeBeside(target);
  const stop = removeAtEnd(folder);
  try {
    return await work(folder);
  } finally {
    await remove(folder);
    stop();
  }
}

async function madeBeside(target: string): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await mkdtemp(`${prefixOf(target)}${process.pid}.next-`);
  } catch (error) {
    throw unwritable(target, error);
  }
}

/** Folders beside the target that processes left which are no more. */
export async function leftBeside(target: string): Promise<string[]> {
  const parent = dirname(target);
  const prefix = basename(prefixOf(target));
  const names = await readdir(parent).catch(() => []);
  return names
    .filter((name) => name.startsWith(prefix))
    .filter((name) => {
      const owner = /^(\d+)\.next-\w+$/u.exec(name.slice(prefix.length))?.[1];
      return owner !== undefined && !isRunning(Number(owner));
    })
    .map((name) => join(parent, name));
}

/** Longer names leave no room for the rest. */
const LONGEST = 180;

/** By its name not one that anybody looks into. */
function prefixOf(target: string): string {
  const name = basename(target);
  const isLong = Buffer.byteLength(name) > LONGEST;
  const stem = isLong ? createHash('sha256').update(name).digest('hex').slice(0, 32) : name;
  return join(dirname(target), `.${stem}.`);
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

function isRunning(id: number): boolean {
  if (id === process.pid) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

const unfinished = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @returns what to call when there is nothing left to remove */
function removeAtEnd(folder: string): () => void {
  if (unfinished.size === 0) for (const signal of signals) process.on(signal, end);
  unfinished.add(folder);
  return () => {
    unfinished.delete(folder);
    if (unfinished.size === 0) for (const signal of signals) process.off(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  for (const one of signals) process.off(one, end);
  process.kill(process.pid, signal);
}
