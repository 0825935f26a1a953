import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isNotDecodable } from '../base/fault.js';
import { decoderOf } from '../files/decoder.js';
import { gunzip } from '../files/gzip.js';
import { hashOf } from '../files/hash.js';
import { unreadable } from '../files/unreadable.js';
import { changed, type FeedFile } from './files.js';

/**
 * The file's text in chunks, without BOM, every line ending as `\n`.
 * @throws UserError when its content is no longer what was examined.
 */
export async function* textOf(file: FeedFile): AsyncGenerator<string> {
  const decoder = decoderOf(file.encoding);
  const hash = createHash('sha256');
  let carry = '';
  try {
    const bytes: AsyncIterable<Buffer> = createReadStream(file.path, { highWaterMark: 1 << 18 });
    for await (const chunk of file.isPacked ? gunzip(bytes, file.path) : bytes) {
      if (!file.isPacked) hash.update(chunk);
      const text = carry + decoder.decode(chunk, { stream: true });
      // A carriage return at the end may be half of a line ending.
      carry = text.endsWith('\r') ? '\r' : '';
      yield unifyLines(carry ? text.slice(0, -1) : text);
    }
    yield unifyLines(carry + decoder.decode());
  } catch (error) {
    // The file could be decoded when it was examined.
    throw isNotDecodable(error) ? changed(file) : unreadable(file.path, error);
  }
  const digest = file.isPacked ? await hashOf(file.path) : hash.digest('hex');
  if (digest !== file.hash) throw changed(file);
}

function unifyLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}
