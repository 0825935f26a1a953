import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { unreadable, unreadableLink } from './unreadable.js';

/** What lies in a folder and the folders in it, linked ones included. Paths are as they are written. */
export interface Walked {
  /** Files, and links to files. */
  readonly files: readonly string[];
  /** Links that lead nowhere, and folders that can't be listed. */
  readonly unreadable: readonly { readonly path: string; readonly error: Error }[];
  readonly notFollowed: readonly LinkNotFollowed[];
}

/** A link to a folder of which the files are not read under the link's name. */
export interface LinkNotFollowed {
  readonly path: string;
  readonly target: string;
  /** again: the folder is walked already; around: the link lies in it. */
  readonly why: 'again' | 'around';
}

/**
 * Walks a folder. A folder in it is walked once, by its own name rather than a link's, and a link to one
 * that lies around it not at all: so the walk ends, whatever leads where. An absent folder holds nothing.
 * @throws UserError when the folder itself can't be listed
 */
export async function walk(folder: string): Promise<Walked> {
  const walker = new Walker();
  await walker.start(folder);
  return walker;
}

interface FolderLink {
  readonly path: string;
  /** Real paths of the folder that it leads to, and of the one that it lies in. */
  readonly target: string;
  readonly inside: string;
}

class Walker implements Walked {
  readonly files: string[] = [];
  readonly unreadable: { path: string; error: Error }[] = [];
  readonly notFollowed: LinkNotFollowed[] = [];
  private root = '';
  /** Names that folders were walked by, by their real paths. */
  private readonly walked = new Map<string, string>();
  /** Links to folders wait until all is known that lies in the folder itself. */
  private readonly links: FolderLink[] = [];

  async start(folder: string): Promise<void> {
    try {
      this.root = await realpath(folder);
    } catch (error) {
      const isThere = await lstat(folder).then(Boolean, () => false);
      if (errnoOf(error) === 'ENOENT' && !isThere) return;
      throw isThere ? unreadableLink(folder, error) : unreadable(folder, error);
    }
    await this.list(folder, this.root);
    const [first] = this.unreadable;
    if (first?.path === folder) throw first.error;
    for (let link = this.links.shift(); link; link = this.links.shift()) await this.follow(link);
    this.files.sort();
  }

  private async list(folder: string, real: string): Promise<void> {
    this.walked.set(real, folder);
    let entries: Dirent[] = [];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      // One that is gone by now has no files.
      if (errnoOf(error) === 'ENOENT') return;
      this.unreadable.push({ path: folder, error: unreadable(folder, error) });
    }
    for (const entry of entries.sort(byName)) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile()) this.files.push(path);
      else if (entry.isSymbolicLink()) await this.look(path, real);
      else if (entry.isDirectory()) await this.enter(path, join(real, entry.name));
    }
  }

  private async enter(path: string, real: string): Promise<void> {
    const before = this.walked.get(real);
    if (before === undefined) await this.list(path, real);
    else this.notFollowed.push({ path, target: before, why: 'again' });
  }

  private async look(path: string, inside: string): Promise<void> {
    try {
      const found = await stat(path);
      if (found.isFile()) this.files.push(path);
      if (found.isDirectory()) this.links.push({ path, target: await realpath(path), inside });
    } catch (error) {
      this.unreadable.push({ path, error: unreadableLink(path, error) });
    }
  }

  private async follow({ path, target, inside }: FolderLink): Promise<void> {
    const isAround = [inside, this.root].some((one) => isWithin(one, target));
    if (isAround) this.notFollowed.push({ path, target, why: 'around' });
    else await this.enter(path, target);
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
