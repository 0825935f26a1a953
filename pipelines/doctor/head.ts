import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { decoderOf } from '../files/decoder.js';
import { ByteProbe } from '../files/encoding.js';
import { gunzip } from '../files/gzip.js';
import { unreadable } from '../files/unreadable.js';
import type { FeedReading } from '../ingest/columns.js';
import { encodingOf } from '../ingest/files.js';

/** Enough of a file to see its header and what its rows look like. */
const HEAD = 1 << 16;
const LF = 10;

export interface Head {
  readonly encoding: string;
  /** Whole lines, unless the first is longer than all that was read; no BOM, `\n` at their ends. */
  readonly text: string;
}

/**
 * The beginning of a file of text, without a look at the rest: a doctor is asked often, and files may be
 * large. What stands further on may still be in another encoding.
 */
export async function headOf(
  path: string,
  isPacked: boolean,
  { feed, own }: FeedReading,
): Promise<Head> {
  const bytes = await firstBytes(path, isPacked);
  const isWhole = bytes.length < HEAD;
  const probe = new ByteProbe();
  // In UTF-16 the byte of a line feed is part of other characters too.
  const isUtf16 = own.encoding?.startsWith('utf-16') === true;
  const lines = isWhole || isUtf16 ? bytes : wholeLines(bytes);
  probe.write(lines);
  const looked = probe.bom ? bytes : lines;
  const about = { path, feed, named: own.encoding };
  const encoding = await encodingOf(probe, () => [looked], about, isWhole);
  const text = decoderOf(encoding).decode(looked, { stream: !isWhole });
  return { encoding, text: text.replace(/\r\n?/gu, '\n') };
}

/** Up to the last line's end; where there is none, without a character that is cut off. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(LF) + 1;
  if (end > 0) return bytes.subarray(0, end);
  const ends = [0, 1, 2, 3].map((cut) => bytes.subarray(0, bytes.length - cut));
  return ends.find((one) => isUtf8(one)) ?? bytes;
}

async function firstBytes(path: string, isPacked: boolean): Promise<Buffer> {
  const raw = createReadStream(path, { highWaterMark: HEAD });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of isPacked ? gunzip(raw, path) : raw) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size >= HEAD) break;
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    raw.destroy();
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
}
