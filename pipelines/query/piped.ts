import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../files/scratch.js';

/** Bytes of a file that `write` makes, piece by piece: for a binary format in a pipe. */
export async function* bytesOf(write: (file: string) => Promise<void>): AsyncIterable<Uint8Array> {
  const scratch = scratchFolder();
  try {
    const file = join(scratch.path, 'result');
    await write(file);
    yield* createReadStream(file, { highWaterMark: 1 << 20 });
  } finally {
    scratch.remove();
  }
}
