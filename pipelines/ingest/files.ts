import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';
import type { Language, Words } from '../../schemas/words/index.js';
import { failure, passingFailure, type UserError } from '../base/errors.js';
import type { Member } from '../files/archive.js';
import { atLine, budgets, overBudget } from '../files/budgets.js';
import { ByteProbe, detectEncoding } from '../files/encoding.js';
import { gunzip } from '../files/gzip.js';
import { bytesOf } from '../files/hash.js';
import { type CountedLines, LineCounter } from '../files/line-counter.js';
import { requireEncoding } from '../files/named-encoding.js';
import { stampOf as stampOnDisk } from '../files/stamp.js';
import { unreadable } from '../files/unreadable.js';
import { filesWords } from '../words/files.js';
import { ingestWords as w } from '../words/ingest.js';
import { formatWords } from '../words/ingest-formats.js';
import { type FileKind, isText, kindOf, whyNotRead } from './formats/format.js';

/** A file of a feed, read once to know its content. */
export interface FeedFile extends FileKind {
  readonly feed: FeedName;
  readonly path: string;
  /** Relative to the project, with `/` on every system. */
  readonly name: string;
  readonly hash: string;
  /** Its size, unpacked. */
  readonly bytes: number;
  /** Its name in the Encoding standard. */
  readonly encoding: string;
  /** Its lines, as far as its bytes are UTF-8. */
  readonly lines: CountedLines;
  /** Its size and time of change when it was examined; those of the archive where it is in one. */
  readonly stamp: string;
  /** What it is in a zip archive; its path is none then until it is taken out. */
  readonly member?: PackedFile | undefined;
}

/** A member of a zip archive; without its entry where the archive was not opened this time. */
export type PackedFile = Omit<Member, 'entry'> & Partial<Pick<Member, 'entry'>>;

/**
 * Reads the whole file once for its hash and its encoding, holding a chunk at a time.
 * @param encoding as the settings name it
 */
export async function examine(
  feed: FeedName,
  path: string,
  root: string,
  encoding?: string,
): Promise<FeedFile> {
  const content = { path, stampOf: path, bytes: () => bytesOf(path) };
  return examineContent(feed, nameOf(path, root), content, encoding);
}

/** The same of a file in a zip archive. */
export async function examineMember(
  feed: FeedName,
  member: Member,
  root: string,
  encoding?: string,
): Promise<FeedFile> {
  const { memberBytes } = await import('../files/archive.js');
  const path = memberPath(member);
  const bytes = () => memberBytes(member, path);
  const content = { path, stampOf: member.archive, bytes };
  return { ...(await examineContent(feed, nameOf(path, root), content, encoding)), member };
}

/** Where a member would be if its archive were a folder. */
export function memberPath({ archive, name }: PackedFile): string {
  return join(archive, name);
}

interface Content {
  readonly path: string;
  /** The file on disk that it is, or that it is in. */
  readonly stampOf: string;
  /** As they are there. */
  readonly bytes: () => AsyncIterable<Buffer>;
}

async function examineContent(
  feed: FeedName,
  name: string,
  { path, stampOf: onDisk, bytes: packed }: Content,
  named: string | undefined,
): Promise<FeedFile> {
  const kind = kindOf(name);
  if (!kind) throw notRead(name);
  const stamp = await stampOf(onDisk);
  const lines = new LineCounter();
  const seen = { feed, path, name, ...kind, lines, stamp };
  if (!isText(kind.format)) {
    const { hash, bytes } = await hashed(packed(), path);
    return { ...seen, hash, bytes, encoding: 'utf-8' };
  }
  const hash = createHash('sha256');
  const probe = new ByteProbe();
  const unpacked = () => (kind.isPacked ? gunzip(packed(), path) : packed());
  // One list of JSON may be a line.
  const longest = kind.format === 'json' ? Number.POSITIVE_INFINITY : budgets.line.most;
  try {
    for await (const chunk of unpacked()) {
      if (!kind.isPacked) hash.update(chunk);
      probe.write(chunk);
      lines.write(chunk);
      if (lines.open > longest) throw overBudget('line', path, atLine(lines.ended + 1));
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  const encoding = await encodingOf(probe, unpacked, { path, feed, named });
  const digest = kind.isPacked ? (await hashed(packed(), path)).hash : hash.digest('hex');
  return { ...seen, hash: digest, bytes: lines.bytes, encoding };
}

interface Named {
  readonly path: string;
  readonly feed: FeedName;
  /** By the settings. */
  readonly named: string | undefined;
}

/**
 * The encoding of a text: the one that its BOM or the settings name, else the one that its bytes are.
 * @param isWhole whether the bytes go on to the end of the file
 */
export async function encodingOf(
  probe: ByteProbe,
  bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { path, feed, named }: Named,
  isWhole = true,
): Promise<string> {
  const isMarked = probe.bom !== undefined || (probe.isMarkedUtf8 && probe.isUtf8);
  if (named === undefined || isMarked) {
    return detectEncoding(probe, path, bytes, isWhole, filesWords.nameEncoding({ feed }));
  }
  const isKnown = named === 'utf-8' && probe.isUtf8;
  if (!isKnown) await requireEncoding(named, path, bytes, isWhole);
  return named;
}

async function hashed(
  content: AsyncIterable<Buffer>,
  path: string,
): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return { hash: hash.digest('hex'), bytes };
}

/** A document's name: its path relative to the project, with `/` on every system. */
export function nameOf(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}

export function notRead(name: string): Error {
  return failure(w.notRead({ name, reason: whyNotRead(name) }));
}

export function namedTwice(name: string): Error {
  return failure(w.notRead({ name, reason: formatWords.namedTwice }));
}

export async function stampOf(path: string): Promise<string> {
  const { written } = await stampOnDisk(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return written;
}

/** @throws UserError when the file is no longer the one that was examined */
export async function requireUnchanged(file: FeedFile): Promise<void> {
  if ((await stampOf(file.path)) !== file.stamp) throw changed(file);
}

/** Why a document can't be read and what to do, under the name that it has on every machine. */
export function whyOf(error: UserError, path: string, name: string): Words {
  const { what, hint } = error;
  const told = (language: Language, between: string) =>
    [what[language], hint?.[language]].filter(Boolean).join(between).replaceAll(path, name);
  return { zh: told('zh', ''), en: told('en', ' ') };
}

export function changed(file: FeedFile): Error {
  return passingFailure(w.changed({ name: file.name }), w.waitAndRerun);
}
