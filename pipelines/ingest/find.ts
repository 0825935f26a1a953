import { basename } from 'node:path';
import type { Words } from '../../schemas/words/index.js';
import type { Member } from '../files/archive.js';
import { type LinkNotFollowed, type Walked, walk } from '../files/walk.js';
import { ingestWords as w } from '../words/ingest.js';
import { nameOf } from './files.js';
import { kindOf } from './formats/format.js';

/**
 * Documents in a feed's folder and the folders in it, sorted by name; an absent folder holds none.
 * What programs leave there of their own accord is no document, and neither is a note to the reader.
 * @throws UserError when the folder itself can't be listed
 */
export async function findDocuments(folder: string): Promise<Walked> {
  const { files, unreadable, notFollowed } = await walk(folder);
  return {
    files: files.filter(isDocument),
    unreadable: unreadable.filter(({ path }) => isDocument(path)),
    notFollowed,
  };
}

/** The files of an archive that are documents, by the same rule. */
export function documentsIn(members: readonly Member[]): Member[] {
  return members.filter(({ name }) => {
    const parts = name.split('/');
    const isHidden = parts.some((part) => part.startsWith('.') || part === '__MACOSX');
    return !isHidden && isDocument(name);
  });
}

function isDocument(path: string): boolean {
  const name = basename(path);
  if (/^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/iu.test(name)) return false;
  return kindOf(name) !== undefined || !/^readme/iu.test(name);
}

/** Where a link leads that is not followed, and why. */
export function linkWords({ path, target, why }: LinkNotFollowed, root: string): Words {
  const inside = nameOf(target, root);
  const parts = { name: nameOf(path, root), target: inside.startsWith('..') ? target : inside };
  return why === 'again' ? w.readAlready(parts) : w.leadsAround(parts);
}
