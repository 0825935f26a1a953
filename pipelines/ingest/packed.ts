import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errnoOf, failure } from '../base/errors.js';
import { type Member, memberBytes, membersOf } from '../files/archive.js';
import { freeBeside, requireRoom } from '../files/free-disk.js';
import { unwritable } from '../files/unwritable.js';
import { formatWords as w } from '../words/ingest-formats.js';
import { changed, type FeedFile, memberPath, nameOf, type PackedFile, stampOf } from './files.js';
import { documentsIn } from './find.js';

/** The documents of an archive, each name once, and those whose name another has. */
export interface Packed {
  readonly documents: readonly Member[];
  readonly namedTwice: readonly Member[];
}

/** @throws UserError when the archive can't be opened or holds no document */
export async function documentsOf(archive: string, root: string): Promise<Packed> {
  const documents = documentsIn(await membersOf(archive));
  if (documents.length === 0) {
    throw failure(w.emptyArchive({ name: nameOf(archive, root) }), w.packFiles).as('unreadable');
  }
  const first = new Map<string, Member>();
  for (const one of documents) if (!first.has(one.name)) first.set(one.name, one);
  const isFirst = (one: Member) => first.get(one.name) === one;
  return {
    documents: documents.filter(isFirst),
    namedTwice: documents.filter((one) => !isFirst(one)),
  };
}

/**
 * The file as one on disk: a member of an archive is taken out of it, under a name of ours.
 * @param folder where to, if it has to be
 */
export async function onDisk(file: FeedFile, folder: string): Promise<FeedFile> {
  if (!file.member) return file;
  const member = await memberOf(file, file.member);
  const path = join(folder, 'content');
  requireRoom(file.name, member.size, await freeBeside(path));
  const hash = createHash('sha256');
  async function* bytes(one: Member) {
    for await (const chunk of memberBytes(one, memberPath(one))) {
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.from(bytes(member)), createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    // Reading says in words what is wrong with it.
    throw errnoOf(error) === undefined ? error : unwritable(path, error);
  }
  if (hash.digest('hex') !== file.hash) throw changed(file);
  return { ...file, path, stamp: await stampOf(path), member: undefined };
}

/** @throws UserError when the archive no longer holds it */
async function memberOf(file: FeedFile, { entry, ...named }: PackedFile): Promise<Member> {
  if (entry) return { ...named, entry };
  const found = (await membersOf(named.archive)).find(({ name }) => name === named.name);
  if (!found) throw changed(file);
  return found;
}
