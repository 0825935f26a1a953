import { failure } from '../base/errors.js';
import { isNotDecodable } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';
import { decoderOf } from './decoder.js';
import { bytesByLine, damagedUtf16, LONGEST_LINE } from './encoding.js';
import { unreadable } from './unreadable.js';

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Holds the bytes of a file against the encoding that the settings name for it.
 * @param isWhole whether the bytes go on to the end of the file, and so don't end inside a character
 * @throws UserError that says where the first bytes are that it doesn't know
 */
export async function requireEncoding(
  encoding: string,
  path: string,
  bytes: () => Chunks,
  isWhole = true,
): Promise<void> {
  const decoder = decoderOf(encoding);
  try {
    for await (const chunk of bytes()) decoder.decode(chunk, { stream: true });
    if (isWhole) decoder.decode();
  } catch (error) {
    if (!isNotDecodable(error)) throw unreadable(path, error);
    const at = encoding.startsWith('utf-16')
      ? await damagedUtf16(bytes(), encoding)
      : await firstUnknown(encoding, bytes());
    throw failure(w.notAsNamed({ path, encoding, ...at }), w.correctEncoding).as('unreadable');
  }
}

async function firstUnknown(
  encoding: string,
  bytes: Chunks,
): Promise<{ line: number; byte: number }> {
  let last = { line: 1, byte: 1 };
  for await (const { line, from, content } of bytesByLine(bytes)) {
    const known = knownBytes(encoding, content);
    if (known < content.length) return { line, byte: from + known + 1 };
    last = { line, byte: from + content.length };
    // No character goes on behind the end of its line; of a longer one only the beginning is here.
    if (content.length < LONGEST_LINE && !isText(encoding, content, true)) return last;
  }
  return last;
}

/** How many bytes at the beginning are text, the end of which may be a part of a character. */
function knownBytes(encoding: string, bytes: Buffer): number {
  let [known, most] = [0, bytes.length];
  while (known < most) {
    const tried = Math.ceil((known + most) / 2);
    if (isText(encoding, bytes.subarray(0, tried))) known = tried;
    else most = tried - 1;
  }
  return known;
}

function isText(encoding: string, bytes: Buffer, isWhole = false): boolean {
  try {
    decoderOf(encoding).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}
