import { type FileHandle, open } from 'node:fs/promises';

/** So many places of a file are looked at, and of each so many bytes: some rows. */
const PLACES = 64;
const BYTES = 4096;

const LF = 10;

/**
 * Whole lines from all over a UTF-8 file of some size: what comes in the order of places or kinds shows
 * other spellings further down. Empty for a file of which the beginning is as good as all.
 */
export async function sampledLines(path: string, bytes: number): Promise<string> {
  const places = Math.min(PLACES, Math.floor(bytes / (16 * BYTES)));
  if (places === 0) return '';
  const file = await open(path);
  try {
    const pieces: string[] = [];
    for (let i = 1; i <= places; i += 1) {
      pieces.push(await linesAt(file, Math.floor((bytes * i) / (places + 1))));
    }
    return pieces.join('');
  } finally {
    await file.close();
  }
}

/** The lines that lie wholly in the bytes from a position on. */
async function linesAt(file: FileHandle, position: number): Promise<string> {
  const buffer = Buffer.alloc(BYTES);
  const { bytesRead } = await file.read(buffer, 0, BYTES, position);
  const first = buffer.indexOf(LF) + 1;
  const end = buffer.lastIndexOf(LF, bytesRead - 1) + 1;
  return first > 0 && end > first ? buffer.toString('utf8', first, end) : '';
}
