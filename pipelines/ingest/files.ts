import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';
import type { Language, Words } from '../../schemas/words/index.js';
import { failure, passingFailure, type UserError } from '../base/errors.js';
import { atLine, budgets, overBudget } from '../files/budgets.js';
import { ByteProbe, detectEncoding, type Encoding } from '../files/encoding.js';
import { gunzip } from '../files/gzip.js';
import { bytesOf, hashOf } from '../files/hash.js';
import { LineCounter } from '../files/line-counter.js';
import { unreadable } from '../files/unreadable.js';
import { ingestWords as w } from '../words/ingest.js';
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
  readonly encoding: Encoding;
  /** Its lines, as far as its bytes are UTF-8. */
  readonly lines: LineCounter;
  /** Its size and time of change when it was examined. */
  readonly stamp: string;
}

/** Reads the whole file once for its hash and its encoding, holding a chunk at a time. */
export async function examine(feed: FeedName, path: string, root: string): Promise<FeedFile> {
  const name = nameOf(path, root);
  const kind = kindOf(path);
  if (!kind) throw notRead(name);
  const hash = createHash('sha256');
  const probe = new ByteProbe();
  const lines = new LineCounter();
  const stamp = await stampOf(path);
  const bytes = () => (kind.isPacked ? gunzip(bytesOf(path), path) : bytesOf(path));
  if (!isText(kind.format)) {
    const digest = await hashOf(path);
    const { size } = await stat(path);
    return {
      feed,
      path,
      name,
      ...kind,
      hash: digest,
      bytes: size,
      encoding: 'utf-8',
      lines,
      stamp,
    };
  }
  try {
    for await (const chunk of bytes()) {
      if (!kind.isPacked) hash.update(chunk);
      probe.write(chunk);
      lines.write(chunk);
      if (lines.open > budgets.line.most) throw overBudget('line', path, atLine(lines.ended + 1));
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  const encoding = await detectEncoding(probe, path, bytes);
  const digest = kind.isPacked ? await hashOf(path) : hash.digest('hex');
  return { feed, path, name, ...kind, hash: digest, bytes: lines.bytes, encoding, lines, stamp };
}

/** A document's name: its path relative to the project, with `/` on every system. */
export function nameOf(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}

export function notRead(name: string): Error {
  return failure(w.notRead({ name, reason: whyNotRead(name) }));
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return `${size} ${mtimeMs}`;
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
