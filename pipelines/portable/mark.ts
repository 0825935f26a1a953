import { inflateRawSync } from 'node:zlib';

/*
 * What a file that the program made beside its pages says of its figures, so that one which they have left
 * behind is known, and one that somebody else wrote or changed is left alone.
 */

const MARK = 'shihu-figures';
const marked = new RegExp(`${MARK}(?: ([0-9a-z-]+))?`, 'u');

export function markOf(fingerprint: string | undefined): string {
  return fingerprint === undefined ? MARK : `${MARK} ${fingerprint}`;
}

/** The part of a Word document that holds the mark: the first one, until another program writes it. */
export const MARKED_PART = 'docProps/core.xml';

const NAME_LENGTH = 26;
const HEADER = 30;

/**
 * The fingerprint in the beginning and end of a file; empty where it has none.
 * @returns undefined where the file isn't the program's, or was changed
 */
export function markIn(kind: string, head: Buffer, tail: Buffer): string | undefined {
  const text = kind === 'docx' ? firstPart(head) : kind === 'pdf' ? lastLine(tail) : head;
  const found = marked.exec(text?.toString('latin1') ?? '');
  return found ? (found[1] ?? '') : undefined;
}

function lastLine(tail: Buffer): Buffer {
  return tail.subarray(tail.lastIndexOf('%'));
}

/** A document that another program saved begins with another part. */
function firstPart(head: Buffer): Buffer | undefined {
  if (head.length < HEADER || head.readUInt32LE(0) !== 0x04034b50) return undefined;
  const size = head.readUInt32LE(18);
  const start = HEADER + head.readUInt16LE(NAME_LENGTH);
  if (head.toString('latin1', HEADER, start) !== MARKED_PART) return undefined;
  try {
    return inflateRawSync(head.subarray(start, start + size));
  } catch {
    return undefined;
  }
}
