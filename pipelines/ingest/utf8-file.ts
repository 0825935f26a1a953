import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errnoOf } from '../base/errors.js';
import { scratchBeside } from '../files/beside.js';
import { freeBeside, requireRoom } from '../files/free-disk.js';
import { ownPlace } from '../files/guard.js';
import { type CountedLines, LineCounter } from '../files/line-counter.js';
import { type Scratch, scratchFolder } from '../files/scratch.js';
import { unwritable } from '../files/unwritable.js';
import type { FeedFile } from './files.js';
import { recordsOf, type TextRecord } from './records.js';
import { sampledLines } from './sampled-lines.js';
import { textOf } from './text.js';

/** A delimited file as plain UTF-8 on disk: the file itself, or a copy in that encoding. */
export interface Utf8File extends CountedLines {
  readonly path: string;
  readonly head: string;
  /** The head, and lines from all over the file behind it. */
  readonly sample: string;
  /** Where a copy of the head may be put for a moment. */
  readonly headPath: string;
  /** Removes the copies. */
  readonly remove: () => void;
}

/**
 * The delimited file as plain UTF-8. A file in another encoding is copied beside the warehouse first,
 * since DuckDB reads UTF-8 alone without downloading anything.
 */
export async function openUtf8(file: FeedFile, head: string, warehouse: string): Promise<Utf8File> {
  const isUtf8 = file.format !== 'delimited' || (file.encoding === 'utf-8' && !file.isPacked);
  const { path: scratch, remove } = await scratchFor(warehouse);
  const copy = join(scratch, 'text');
  const counted = isUtf8
    ? file.lines
    : await writeUtf8(file, copy).catch((error: unknown) => {
        remove();
        throw error;
      });
  const { bytes, lines, isRegular, hasRareSpaces, openQuotes } = counted;
  const path = isUtf8 ? file.path : copy;
  return {
    path,
    bytes,
    lines,
    isRegular,
    hasRareSpaces,
    openQuotes,
    head,
    sample: `${head}${head.endsWith('\n') ? '' : '\n'}${await sampledLines(path, bytes)}`,
    headPath: join(scratch, 'head'),
    remove,
  };
}

/** A folder for copies of what is read, on the disk of the warehouse. */
export async function scratchFor(warehouse: string): Promise<Scratch> {
  if (warehouse === ':memory:') return scratchFolder();
  return scratchBeside(ownPlace(`${warehouse}.incoming`));
}

const LF = 10;

/** A Chinese character that takes two bytes elsewhere takes three; a letter of one byte up to three, too. */
const mostGrowth = (encoding: string) => (/^gb|^utf/u.test(encoding) ? 1.5 : 3);

async function writeUtf8(file: FeedFile, target: string): Promise<LineCounter> {
  const needed = file.encoding === 'utf-8' ? file.bytes : file.bytes * mostGrowth(file.encoding);
  requireRoom(file.name, needed, await freeBeside(target));
  const counter = new LineCounter();
  const bytes = Readable.from(encoded(textOf(file), counter));
  try {
    await pipeline(bytes, createWriteStream(target, { flags: 'wx' }));
  } catch (error) {
    // Reading says in words what is wrong with it.
    throw errnoOf(error) === undefined ? error : unwritable(target, error);
  }
  return counter;
}

async function* encoded(chunks: AsyncIterable<string>, counter: LineCounter) {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk, 'utf8');
    counter.write(bytes);
    yield bytes;
  }
}

/** Records that begin on the given lines of a regular file, lines in ascending order. */
export async function* readLines(
  utf8: Utf8File,
  lines: readonly number[],
  delimiter: string,
): AsyncGenerator<TextRecord[]> {
  for await (const { line, text } of textLines(utf8.path, lines)) {
    for await (const records of recordsOf([text], delimiter)) {
      yield records.map((record) => ({ ...record, line }));
    }
  }
}

async function* textLines(
  path: string,
  wanted: readonly number[],
): AsyncGenerator<{ line: number; text: string }> {
  let next = 0;
  let line = 1;
  let pending: Buffer[] = [];
  const finish = (last: Buffer) => {
    const bytes = Buffer.concat([...pending, last]);
    pending = [];
    const text = bytes.toString('utf8').replace(/^\ufeff|\r$/gu, '');
    next += 1;
    return { line, text };
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const buffer = chunk as Buffer;
    let from = 0;
    while (from <= buffer.length && next < wanted.length) {
      const at = buffer.indexOf(LF, from);
      const isWanted = line === wanted[next];
      if (at < 0) {
        if (isWanted) pending.push(buffer.subarray(from));
        break;
      }
      if (isWanted) yield finish(buffer.subarray(from, at));
      line += 1;
      from = at + 1;
    }
    if (next >= wanted.length) return;
  }
  if (line === wanted[next] && pending.length > 0) yield finish(Buffer.alloc(0));
}
