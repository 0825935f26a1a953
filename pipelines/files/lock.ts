import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf, passingFailure } from '../base/errors.js';
import { filesWords as w } from '../words/files.js';
import { atEnd, isOurs } from './end.js';
import type { Place } from './guard.js';
import { isRunning } from './running.js';
import { unwritable } from './unwritable.js';

/*
 * One writer at a time: a hidden folder beside what is written, and in it a file named after the one who
 * holds it. Making a folder and removing an empty one are each a single step, and whoever finds a second
 * file beside his own steps back; so one alone takes over what a dead process left.
 */

/** A place that is held against other writers, as long as the work goes on. */
class Held {
  readonly #isHeld = true;
  constructor(readonly place: Place) {}
  get isHeld(): boolean {
    return this.#isHeld;
  }
}

export type { Held };

/** How long to wait for another writer, and between two looks, in milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 50;

/** How often a holder shows that he is there, and how long one of another machine may be silent. */
const SIGN = 20_000;
const SILENCE = 300_000;

/**
 * Does the work while nobody else does any on the place; another waits, and is told if that takes long.
 * @throws UserError when another process keeps the place too long, or the lock can't be made
 */
export async function withLock<T>(
  place: Place,
  work: (held: Held) => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const lock = join(dirname(place.path), `.${basename(place.path)}.lock`);
  const own = join(lock, `${process.pid}-${randomBytes(6).toString('hex')}-${machine()}`);
  const stop = atEnd(own, () => giveBack(lock, own));
  try {
    await take(lock, own, place, patience);
    const signs = setInterval(() => sign(own), SIGN).unref();
    try {
      return await work(new Held(place));
    } finally {
      clearInterval(signs);
    }
  } finally {
    giveBack(lock, own);
    stop();
  }
}

async function take(lock: string, own: string, place: Place, patience: number): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    let holder: string | undefined;
    try {
      mkdirSync(dirname(lock), { recursive: true });
      if (isTaken(lock, own)) return;
      holder = clear(lock);
    } catch (error) {
      throw unwritable(place.path, error);
    }
    if (Date.now() >= until) {
      throw passingFailure(
        w.heldByAnother({ path: place.path, holder: holder ?? '?' }),
        w.waitForWriter({ lock }),
      );
    }
    await sleep(PAUSE * (0.5 + Math.random()));
  }
}

function isTaken(lock: string, own: string): boolean {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST' || existsSync(lock)) return false;
    throw error;
  }
  try {
    writeFileSync(own, '', { flag: 'wx' });
  } catch (error) {
    giveBack(lock, own);
    // Another took the empty folder for one that was left.
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
  if (readdirSync(lock).length === 1) return true;
  giveBack(lock, own);
  return false;
}

function giveBack(lock: string, own: string): void {
  quietly(() => unlinkSync(own));
  quietly(() => rmdirSync(lock));
}

/** Takes away what dead holders left. @returns the process that holds the lock, if one does */
function clear(lock: string): string | undefined {
  let holder: string | undefined;
  for (const name of namesIn(lock)) {
    const [pid = '', , ...machineOf] = name.split('-');
    const file = join(lock, name);
    if (isDead(Number(pid), machineOf.join('-'), file)) quietly(() => unlinkSync(file));
    else holder = pid;
  }
  if (holder === undefined) quietly(() => rmdirSync(lock));
  return holder;
}

function isDead(pid: number, of: string, file: string): boolean {
  if (of !== machine()) return isSilent(file);
  return pid === process.pid ? !isOurs(file) : !isRunning(pid);
}

function isSilent(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > SILENCE;
  } catch {
    return false;
  }
}

function sign(own: string): void {
  const now = new Date();
  quietly(() => utimesSync(own, now, now));
}

function machine(): string {
  return hostname()
    .replace(/[^\w-]/gu, '')
    .slice(0, 60);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What is gone, or somebody else's by now, is nothing to us.
  }
}
