import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errnoOf, failure, messageOf } from '../base/errors.js';
import { faultOf } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';
import { Unpacking } from './budgets.js';

/**
 * Unpacks bytes as they come, a chunk at a time.
 * @throws UserError when they are not gzip, are damaged, end too early or become too many.
 */
export async function* gunzip(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Buffer> {
  const unpacked = createGunzip();
  let count = 0;
  let packed = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      packed += chunk.length;
      yield chunk;
    }
  }
  const unpacking = new Unpacking(path, () => packed);
  // The callback keeps a fault from being raised twice: reading raises it as well.
  pipeline(Readable.from(counted()), unpacked, () => undefined);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      count += chunk.length;
      unpacking.take(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw faultOf(error).kind === 'content' ? damaged(path, count, error) : error;
  }
}

/** Packs a file. The same bytes give the same file on every system. */
export async function gzipFile(from: string, to: string): Promise<void> {
  await piped(createReadStream(from), createGzip(), sameHeader, createWriteStream(to));
}

/** Where the header of gzip says on which system it was made, and the value for an unknown one. */
const SYSTEM = { at: 9, unknown: 255 } as const;

async function* sameHeader(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let given = 0;
  for await (const some of packed) {
    const at = SYSTEM.at - given;
    if (at >= 0 && at < some.length) some[at] = SYSTEM.unknown;
    given += some.length;
    yield some;
  }
}

function damaged(path: string, bytes: number, error: unknown): Error {
  const isCutOff = errnoOf(error) === 'Z_BUF_ERROR';
  const reason = isCutOff ? w.cutOff({ bytes }) : w.notGzip({ bytes, reason: messageOf(error) });
  return failure(w.cannotUnpack({ path, reason }), w.copyAgain, error).as('unreadable');
}
