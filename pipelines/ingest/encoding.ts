import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { failure } from '../base/errors.js';
import { type FeedFile, unreadable } from './files.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Decodes a whole file strictly in every encoding that it could be in, and so knows which ones it
 * is in. Looking at a few bytes only would take a UTF-8 file with its first Chinese word on line
 * 9,000 for ASCII, and one wrong guess garbles every name.
 */
export class EncodingProbe {
  private readonly candidates = new Map<Encoding, TextDecoder>();
  private bom: Encoding | undefined;
  private started = false;

  write(chunk: Uint8Array): void {
    if (!this.started) this.begin(chunk);
    this.step((decoder) => decoder.decode(chunk, { stream: true }));
  }

  /** Encodings in which every byte of the file is valid, the likeliest first. */
  finish(): Encoding[] {
    if (!this.started) return ['utf-8'];
    this.step((decoder) => decoder.decode());
    return this.bom && !this.candidates.has(this.bom) ? [] : [...this.candidates.keys()];
  }

  private begin(chunk: Uint8Array): void {
    this.started = true;
    const [a, b] = chunk;
    if (a === 0xff && b === 0xfe) this.bom = 'utf-16le';
    if (a === 0xfe && b === 0xff) this.bom = 'utf-16be';
    const encodings: Encoding[] = this.bom ? [this.bom] : ['utf-8', 'gb18030'];
    for (const encoding of encodings) {
      this.candidates.set(encoding, new TextDecoder(encoding, { fatal: true }));
    }
  }

  private step(decode: (decoder: TextDecoder) => void): void {
    for (const [encoding, decoder] of this.candidates) {
      try {
        decode(decoder);
      } catch {
        this.candidates.delete(encoding);
      }
    }
  }
}

/** @throws UserError when no encoding fits the whole file. */
export function detectEncoding(probe: EncodingProbe, path: string): Encoding {
  const [encoding] = probe.finish();
  if (encoding) return encoding;
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
    for await (const chunk of createReadStream(file.path, {
      highWaterMark: 1 << 18,
    }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
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
  if (hash.digest('hex') !== file.hash) throw changed(file);
}

function unifyLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
}

function changed(file: FeedFile): Error {
  return failure(
    {
      zh: `${file.name} 在读取过程中被改动。`,
      en: `${file.name} changed while it was being read.`,
    },
    { zh: '请待其写完后重新运行。', en: 'Run again when it is complete.' },
  );
}
