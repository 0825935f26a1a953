import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { failure, messageOf, UserError } from '../base/errors.js';
import { faultOf } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';
import { budgets, foundValue, overBudget, Unpacking } from './budgets.js';
import { Checksum } from './checksum.js';
import { sizeOf } from './hash.js';
import { memberName } from './member-name.js';
import { unreadable } from './unreadable.js';

/** A file in a zip archive. */
export interface Member {
  readonly archive: string;
  /** Its name there, with `/` between its parts, none of which leads anywhere else. */
  readonly name: string;
  /** What its directory says it has, unpacked. */
  readonly size: number;
  readonly entry: Entry;
}

/**
 * The files of an archive, in the order of its directory.
 * @throws UserError when it is no archive, or promises more than is read
 */
export async function membersOf(archive: string): Promise<Member[]> {
  const packed = await sizeOf(archive);
  return withZip(archive, async (zip) => {
    if (zip.entryCount > budgets.members.most) {
      throw overBudget('members', archive, foundValue('members', zip.entryCount));
    }
    const members: Member[] = [];
    // Members may share their bytes; what counts is all that comes out.
    const unpacking = new Unpacking(archive, () => packed);
    for await (const entry of zip.eachEntry()) {
      const name = memberName(entry);
      if (name === undefined) continue;
      unpacking.take(entry.uncompressedSize);
      members.push({ archive, name, size: entry.uncompressedSize, entry });
    }
    return members;
  });
}

/**
 * A member's bytes, unpacked as they come.
 * @param path what it is called in messages
 * @throws UserError when it has a password, is damaged or becomes too much
 */
export async function* memberBytes(
  { archive, entry, size }: Member,
  path: string,
): AsyncGenerator<Buffer> {
  if (entry.isEncrypted())
    throw failure(w.lockedMember({ path }), w.unpackYourself).as('unreadable');
  if (!entry.canDecodeFileData()) {
    const method = String(entry.compressionMethod);
    throw failure(w.otherMethod({ path, method }), w.copyZipAgain).as('unreadable');
  }
  const damaged = (reason: Parameters<typeof w.damagedMember>[0]['reason'], cause?: unknown) =>
    failure(w.damagedMember({ path, reason }), w.copyZipAgain, cause).as('unreadable');
  const zip = await open(archive);
  const unpacking = new Unpacking(path, () => entry.compressedSize);
  let bytes = 0;
  const checksum = new Checksum();
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > size) throw damaged(w.wrongSize);
      unpacking.take(chunk.length);
      checksum.add(chunk);
      yield chunk;
    }
  } catch (error) {
    throw isOfContent(error) ? damaged(messageOf(error), error) : unreadable(path, error);
  } finally {
    zip.close();
  }
  if (bytes !== size) throw damaged(w.wrongSize);
  if (checksum.value !== entry.crc32) throw damaged(w.wrongChecksum);
}

async function withZip<T>(archive: string, work: (zip: ZipFile) => Promise<T>): Promise<T> {
  const zip = await open(archive);
  try {
    return await work(zip);
  } catch (error) {
    throw notZip(archive, error);
  } finally {
    zip.close();
  }
}

async function open(archive: string): Promise<ZipFile> {
  // Names and sizes are looked at here, so that one that is wrong costs its own member alone.
  const options = { decodeStrings: false, validateEntrySizes: false };
  try {
    return await openPromise(archive, { ...options, lazyEntries: true, autoClose: false });
  } catch (error) {
    throw notZip(archive, error);
  }
}

function notZip(path: string, error: unknown): Error {
  if (!isOfContent(error)) return unreadable(path, error);
  return failure(w.notZip({ path, reason: messageOf(error) }), w.copyZipAgain, error).as(
    'unreadable',
  );
}

/** The library's own complaints are plain errors without a code. */
function isOfContent(error: unknown): boolean {
  if (error instanceof UserError) return false;
  const { kind, code } = faultOf(error);
  return kind === 'content' || (kind === 'defect' && code === '');
}
