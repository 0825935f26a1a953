import type { BigIntStats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { usageError } from '../base/errors.js';
import { guardWords as w } from '../words/files.js';

/*
 * Where may be written. Everything that writes takes a `Place`, and there are two ways to come by one:
 * the guard, which looks at what a user named, and `ownPlace` for what the program names itself. Names are
 * compared by what they lead to, so that neither a link nor another spelling gets past.
 */

/** A file or folder that may be written: only this module makes one. */
class Place {
  // Makes the type one of its own, which no other object with a path fits.
  readonly #isLookedAt = true;
  constructor(readonly path: string) {}
  get isLookedAt(): boolean {
    return this.#isLookedAt;
  }
}

export type { Place };

/** What must never be written over. */
export interface Precious {
  readonly files: readonly string[];
  /** With everything in them, and everything that links in them lead to. */
  readonly folders: readonly string[];
}

/** A place that the program itself decides on, never one that a user names. */
export function ownPlace(path: string): Place {
  return new Place(path);
}

/** Looks at the places that one call of the program is to write to. */
export class Guard {
  private readonly given: string[] = [];

  /**
   * @param preciousOf what is precious around a place
   * @param inputs what this call reads, wherever it is
   */
  constructor(
    private readonly preciousOf: (place: string) => readonly Precious[],
    private readonly inputs: readonly string[] = [],
  ) {}

  /**
   * The file that the name leads to, through links.
   * @throws UserError when it is a folder, precious, or one that this guard has given out already
   */
  async file(written: string): Promise<Place> {
    const target = await realOf(resolve(written));
    const found = await statOf(target);
    if (found && !found.isFile()) throw usageError(w.notFile({ path: written }));
    await this.refusePrecious(written, target);
    if (await some(this.inputs, (one) => isSame(target, one))) {
      throw usageError(w.readHere({ path: written }), w.nameAnother);
    }
    return this.give(written, target);
  }

  /** The same for a folder of results. What it may hold is for the caller to say. */
  async folder(written: string): Promise<Place> {
    const target = await realOf(resolve(written));
    await this.refusePrecious(written, target);
    for (const own of this.preciousOf(target).flatMap((one) => [...one.files, ...one.folders])) {
      if ((await statOf(own)) && (await isInside(own, target))) throw precious(written);
    }
    return this.give(written, target);
  }

  private readonly links = new Map<string, Promise<string[]>>();

  private linkedIn(folder: string): Promise<string[]> {
    const found = this.links.get(folder) ?? linkedIn(folder);
    this.links.set(folder, found);
    return found;
  }

  private async give(written: string, target: string): Promise<Place> {
    if (await some(this.given, (one) => isSame(target, one))) {
      throw usageError(w.writtenTwice({ path: written }), w.nameAnother);
    }
    this.given.push(target);
    return new Place(target);
  }

  private async refusePrecious(written: string, target: string): Promise<void> {
    const own = this.preciousOf(target);
    const files = own.flatMap((one) => one.files);
    const folders = own.flatMap((one) => one.folders);
    if (await some(files, (file) => isSame(target, file))) throw precious(written);
    const isWithin = async (folder: string) =>
      some([folder, ...(await this.linkedIn(folder))], (one) => isInside(target, one));
    if (await some(folders, isWithin)) throw precious(written);
    // A link stands in the folder, wherever it leads.
    const place = resolve(written);
    const asNamed = join(await realOf(dirname(place)), basename(place));
    if (asNamed !== target) await this.refusePrecious(written, asNamed);
  }
}

function precious(written: string): Error {
  return usageError(w.ownedByProject({ path: written }), w.chooseAnother).as('protected');
}

/** What the links in a folder lead to, and those in folders that they lead to. */
async function linkedIn(folder: string, seen = new Set<string>()): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isSymbolicLink()) continue;
    const real = await realpath(join(entry.parentPath, entry.name)).catch(() => undefined);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    found.push(real);
    for (const further of await linkedIn(real, seen)) found.push(further);
  }
  return found;
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
