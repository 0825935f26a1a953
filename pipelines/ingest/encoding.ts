import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { failure } from '../base/errors.js';
import { changed, type FeedFile, hashOf, unreadable } from './files.js';
import { gunzip } from './formats/gzip.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Looks at all bytes of a file as they pass: whether they are UTF-8, and which BOM begins them. */
export class ByteProbe {
  private utf8 = true;
  private carry = Buffer.alloc(0);
  private started = false;
  bom: 'utf-16le' | 'utf-16be' | undefined;

  write(chunk: Buffer): void {
    if (!this.started) {
      this.started = true;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.bom = 'utf-16le';
      if (chunk[0] === 0xfe && chunk[1] === 0xff) this.bom = 'utf-16be';
    }
    if (!this.utf8) return;
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const whole = bytes.length - unfinishedBytes(bytes);
    this.utf8 = isUtf8(bytes.subarray(0, whole));
    this.carry = Buffer.from(bytes.subarray(whole));
  }

  get isUtf8(): boolean {
    return this.utf8 && this.carry.length === 0;
  }
}

/** Bytes at the end that begin a character of which the rest is still to come. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/**
 * The encoding in which every byte of the file is valid. Looking at a few bytes only would take a
 * file with its first Chinese word on line 9,000 for ASCII, and one wrong guess garbles every name.
 * @param bytes reads the file anew
 * @throws UserError when no encoding fits the whole file
 */
export async function detectEncoding(
  probe: ByteProbe,
  path: string,
  bytes: () => AsyncIterable<Uint8Array>,
): Promise<Encoding> {
  if (!probe.bom && probe.isUtf8) return 'utf-8';
  const encoding = probe.bom ?? 'gb18030';
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytes()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return encoding;
  } catch (error) {
    if (!(error instanceof TypeError)) throw unreadable(path, error);
  }
  throw failure(
    {
      zh: `${path} 的编码无法识别：既不是有效的 UTF-8，也不是 GB18030 或带 BOM 的 UTF-16。`,
      en: `The encoding of ${path} is not known: it is neither valid UTF-8 nor GB18030 nor UTF-16 with a BOM.`,
    },
    {
      zh: '文件可能已截断或混用编码；请在 Excel 中另存为“CSV UTF-8”。',
      en: 'It may be cut off or mix encodings; save it as "CSV UTF-8" in Excel.',
    },
  );
}

/**
 * The file's text in chunks, without BOM, every line ending as `\n`.
 * @throws UserError when its content is no longer what was examined.
 */
export async function* textOf(file: FeedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { fatal: true });
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
    // A fatal decoder raises TypeError; the file was valid when it was examined.
    throw error instanceof TypeError ? changed(file) : unreadable(file.path, error);
  }
  const digest = file.isPacked ? await hashOf(file.path) : hash.digest('hex');
  if (digest !== file.hash) throw changed(file);
}

function unifyLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}
