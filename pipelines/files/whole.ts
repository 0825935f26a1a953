import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { link, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { withBeside } from './beside.js';
import type { Place } from './guard.js';
import { unwritable } from './unwritable.js';

/** A file and what it is to hold. */
export interface Content {
  readonly place: Place;
  readonly content: string | Uint8Array;
}

/**
 * Writes a file whole or not at all: beside it first, then renamed into its place.
 * @throws UserError when it can't be written; what stood there before is as it was
 */
export async function writeWhole(place: Place, content: Content['content']): Promise<void> {
  await makeWhole(place, (beside) => writeFile(beside, content, { flag: 'wx' }));
}

/**
 * The same for a file that something else writes, such as a stream or DuckDB.
 * @throws UserError when it can't be written; an error of `write` that is none of the disk as it is
 */
export async function makeWhole<T>(
  place: Place,
  write: (beside: string) => Promise<T>,
): Promise<T> {
  try {
    return await withBeside(place, async (folder) => {
      const beside = join(folder, WHOLE);
      const result = await write(beside);
      await rename(beside, place.path);
      return result;
    });
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(place.path, error);
  }
}

/**
 * Writes a file whole, and only where there is none.
 * @returns false where there is one, which stays
 * @throws UserError when it can't be written
 */
export async function writeNew(place: Place, content: Content['content']): Promise<boolean> {
  try {
    return await withBeside(place, async (folder) => {
      const beside = join(folder, WHOLE);
      await writeFile(beside, content, { flag: 'wx' });
      return moveNew(beside, place.path);
    });
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(place.path, error);
  }
}

/** Moves a file to where there is none; else it stays. */
export async function moveNew(from: string, to: string): Promise<boolean> {
  try {
    // Unlike a rename, a link never replaces what is there.
    await link(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    // Not every disk has links.
    if (existsSync(to)) return false;
    await rename(from, to);
    return true;
  }
}

/**
 * Writes files that belong together and stand among others: each whole, and none when one can't be
 * written. They are made first, and then put into their places at one go.
 * @throws UserError when one can't be written; what stood in their places is as it was
 */
export async function writeTogether(files: readonly Content[]): Promise<void> {
  await makeEach(files, []);
}

const WHOLE = 'whole';
const EARLIER = 'earlier-whole';

interface Made {
  readonly place: Place;
  readonly beside: string;
}

async function makeEach(files: readonly Content[], made: readonly Made[]): Promise<void> {
  const [file, ...rest] = files;
  if (!file) return putAll(made);
  const { place, content } = file;
  await withBeside(place, async (beside) => {
    try {
      await writeFile(join(beside, WHOLE), content, { flag: 'wx' });
    } catch (error) {
      throw unwritable(place.path, error);
    }
    await makeEach(rest, [...made, { place, beside }]);
  });
}

/** Not asynchronous, so that no signal is answered in between. */
function putAll(made: readonly Made[]): void {
  const done: Made[] = [];
  for (const one of made) {
    try {
      keep(one);
      renameSync(join(one.beside, WHOLE), one.place.path);
      done.push(one);
    } catch (error) {
      for (const { place, beside } of done) {
        const earlier = join(beside, EARLIER);
        if (existsSync(earlier)) renameSync(earlier, place.path);
        else rmSync(place.path, { force: true });
      }
      throw unwritable(one.place.path, error);
    }
  }
}

/** The earlier file, if there is one, under another name too. */
function keep({ place, beside }: Made): void {
  if (!existsSync(place.path)) return;
  const earlier = join(beside, EARLIER);
  try {
    linkSync(place.path, earlier);
  } catch {
    // Not every disk has links.
    copyFileSync(place.path, earlier);
  }
}

/** Makes a folder; says in words why it can't. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
}
