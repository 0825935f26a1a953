import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { decoderOf } from '../files/decoder.js';
import { gunzip } from '../files/gzip.js';
import { unreadable } from '../files/unreadable.js';

/** A file of up to so many bytes is looked at whole. */
const WHOLE = 2 << 20;
const HEAD = 1 << 19;
const PIECE = 1 << 17;
/** Pieces from between the beginning and the end. */
const PIECES = 6;

/** The bytes of a file, or of pieces from all over it. */
export interface Pieces {
  readonly pieces: readonly Buffer[];
  readonly isWhole: boolean;
  /** Whether the last piece goes on to the end of the file. */
  readonly hasEnd: boolean;
}

export async function piecesOf(path: string, size: number, isPacked: boolean): Promise<Pieces> {
  try {
    return isPacked ? await unpacked(path) : await spread(path, size);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Nobody can look into the middle of what is packed. */
async function unpacked(path: string): Promise<Pieces> {
  const raw = createReadStream(path);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of gunzip(raw, path)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > WHOLE) break;
    }
  } finally {
    raw.destroy();
  }
  const isWhole = size <= WHOLE;
  return { pieces: [Buffer.concat(chunks)], isWhole, hasEnd: isWhole };
}

async function spread(path: string, size: number): Promise<Pieces> {
  const file = await open(path);
  try {
    const read = async (from: number, length: number) => {
      const buffer = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled, from + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    };
    if (size <= WHOLE) return { pieces: [await read(0, size)], isWhole: true, hasEnd: true };
    const pieces = [await read(0, HEAD)];
    // On even places, so that no half of a character of UTF-16 is taken for one.
    const step = Math.floor((size - HEAD - PIECE) / PIECES / 2) * 2;
    for (let i = 0; i < PIECES; i++) pieces.push(await read(HEAD + i * step, PIECE));
    const last = size - PIECE - ((size - PIECE) % 2);
    pieces.push(await read(last, size - last));
    return { pieces, isWhole: false, hasEnd: true };
  } finally {
    await file.close();
  }
}

/** The texts of the pieces one after the other, of each piece the lines that are whole in it. */
export function textOfPieces({ pieces, hasEnd }: Pieces, encoding: string): string {
  // A piece may begin and end inside of a character, with which its line is left out.
  const decoder = encoding === 'windows-1252' ? decoderOf(encoding) : new TextDecoder(encoding);
  const parts = pieces.map((piece, i) => {
    const text = decoder.decode(piece).replace(/\r\n?/gu, '\n');
    const isLast = i === pieces.length - 1;
    const from = i === 0 ? 0 : text.indexOf('\n') + 1;
    const to = isLast && hasEnd ? text.length : text.lastIndexOf('\n') + 1;
    return text.slice(from, Math.max(from, to));
  });
  return parts.join('');
}
