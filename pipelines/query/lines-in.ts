import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;
const PIECE = 1 << 20;

/**
 * The lines of a text file, in blocks without the last line feed, with which the file ends.
 * @param start the byte at which they begin
 */
export async function* linesIn(file: string, start: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { start, highWaterMark: PIECE })) {
    const end = (piece as Buffer).lastIndexOf(LINE_FEED);
    if (end < 0) {
      rest = Buffer.concat([rest, piece as Buffer]);
      continue;
    }
    const last = (piece as Buffer).subarray(0, end);
    yield (rest.length === 0 ? last : Buffer.concat([rest, last])).toString('utf8');
    rest = (piece as Buffer).subarray(end + 1);
  }
}
