import { isUtf8 } from 'node:buffer';
import type { Words } from '../../schemas/words/index.js';
import { failure } from '../base/errors.js';
import { isNotDecodable } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';
import { ChineseProbe, DisguiseProbe } from './chinese.js';
import { windows1252 } from './decoder.js';
import { unreadable } from './unreadable.js';
import { firstHalf } from './utf16.js';

/** Encodings that are told from the bytes of a file. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Looks at all bytes of a file as they pass: whether they are UTF-8, and which BOM begins them. */
export class ByteProbe {
  private utf8 = true;
  private carry = Buffer.alloc(0);
  private started = false;
  private readonly disguise = new DisguiseProbe();
  bom: 'utf-16le' | 'utf-16be' | undefined;
  /** Whether the BOM of UTF-8 begins them. */
  isMarkedUtf8 = false;

  write(chunk: Buffer): void {
    if (!this.started) {
      this.started = true;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.bom = 'utf-16le';
      if (chunk[0] === 0xfe && chunk[1] === 0xff) this.bom = 'utf-16be';
      this.isMarkedUtf8 = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    }
    if (!this.utf8) return;
    this.disguise.write(chunk);
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const whole = bytes.length - unfinishedBytes(bytes);
    this.utf8 = isUtf8(bytes.subarray(0, whole));
    this.carry = Buffer.from(bytes.subarray(whole));
  }

  get isUtf8(): boolean {
    return this.utf8 && this.carry.length === 0;
  }

  /** Whether it is UTF-8 by chance perhaps, and GBK. */
  get isDisguised(): boolean {
    return this.disguise.isLikely;
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
 * The encoding of a whole file. Looking at a few bytes only would take a file with its first Chinese
 * word on line 9,000 for ASCII, and one wrong guess garbles every name.
 * @param bytes reads the file anew
 * @param isWhole whether the bytes go on to the end of the file, and so don't end inside a character
 * @param todo what to do where it can't be told
 * @throws UserError when it can't be told: nothing is taken for GB18030 but what reads as Chinese
 */
export async function detectEncoding(
  probe: ByteProbe,
  path: string,
  bytes: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  isWhole = true,
  todo: Words = w.saveAsUtf8,
): Promise<Encoding> {
  if (!probe.bom && probe.isUtf8 && !probe.isDisguised) return 'utf-8';
  const encoding = probe.bom ?? 'gb18030';
  const decoder = new TextDecoder(encoding, { fatal: true });
  const chinese = new ChineseProbe();
  try {
    for await (const chunk of bytes()) {
      decoder.decode(chunk, { stream: true });
      if (!probe.bom) chinese.write(chunk);
    }
    if (isWhole) decoder.decode();
    if (probe.bom || chinese.isPlausible) return encoding;
  } catch (error) {
    if (!isNotDecodable(error)) throw unreadable(path, error);
  }
  if (probe.isUtf8) return 'utf-8';
  throw probe.bom
    ? await damaged(path, probe.bom, bytes())
    : await unknownEncoding(path, bytes(), todo);
}

/**
 * A small file's text, whatever its encoding, without BOM.
 * @throws UserError when its encoding can't be told
 */
export async function decodedText(bytes: Uint8Array, path: string): Promise<string> {
  const probe = new ByteProbe();
  probe.write(Buffer.from(bytes));
  return new TextDecoder(await detectEncoding(probe, path, () => [bytes])).decode(bytes);
}

async function damaged(
  path: string,
  encoding: 'utf-16le' | 'utf-16be',
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Error> {
  const at = await damagedUtf16(bytes, encoding);
  const parts = { path, encoding: encoding.toUpperCase(), ...at };
  return failure(w.notAsMarked(parts), w.saveAsUtf8).as('unreadable');
}

/** Where text in UTF-16 stops to be any. */
export function damagedUtf16(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: string,
): Promise<{ line: number; byte: number }> {
  return firstHalf(bytes, encoding === 'utf-16be');
}

/** Shows a line that several encodings can read, each in its own way. */
async function unknownEncoding(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  todo: Words,
): Promise<Error> {
  const { line, from, content } = await tellingLine(bytes);
  const byte = from + content.findIndex((one) => one >= 0x80) + 1;
  const chinese = excerpt(new TextDecoder('gb18030').decode(content));
  const western = excerpt(windows1252(content));
  return failure(w.unknownEncoding({ path, line, byte, chinese, western }), todo).as('unreadable');
}

/** The first line that is no GB18030; where all are, the first with a byte beyond ASCII. */
async function tellingLine(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<BytesOfLine> {
  let first: BytesOfLine | undefined;
  for await (const one of bytesByLine(bytes)) {
    if (!one.content.some((byte) => byte >= 0x80)) continue;
    first ??= one;
    try {
      new TextDecoder('gb18030', { fatal: true }).decode(one.content);
    } catch {
      return one;
    }
  }
  return first ?? { line: 1, from: 0, content: Buffer.alloc(0) };
}

const LF = 10;
/** Of an endless line the beginning is enough to show. */
export const LONGEST_LINE = 1 << 16;

/** The bytes of a line, and how many stand before it. */
export interface BytesOfLine {
  readonly line: number;
  readonly from: number;
  readonly content: Buffer;
}

export async function* bytesByLine(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<BytesOfLine> {
  let line = 1;
  let start = 0;
  let passed = 0;
  let pending = Buffer.alloc(0);
  const end = (rest: Uint8Array) => Buffer.concat([pending, rest]).subarray(0, LONGEST_LINE);
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      yield { line, from: start, content: end(chunk.subarray(from, at)) };
      pending = Buffer.alloc(0);
      line += 1;
      from = at + 1;
      start = passed + from;
    }
    pending = end(chunk.subarray(from));
    passed += chunk.length;
  }
  yield { line, from: start, content: pending };
}

/** Characters of a line that a message shows. */
const SHOWN = 40;

/** The part of a line around its first character beyond ASCII. */
function excerpt(line: string): string {
  const characters = [...line.replace(/\s+/gu, ' ').trim()];
  const at = characters.findIndex((character) => character > '\u007f');
  const from = Math.max(0, Math.min(at - SHOWN / 4, characters.length - SHOWN));
  const shown = characters.slice(from, from + SHOWN).join('');
  return `${from > 0 ? '…' : ''}${shown}${from + SHOWN < characters.length ? '…' : ''}`;
}
