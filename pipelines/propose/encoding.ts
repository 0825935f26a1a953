import { UserError } from '../base/errors.js';
import { ByteProbe, detectEncoding } from '../files/encoding.js';
import type { FoundEncoding } from './sample.js';

/** Two-byte encodings, by the letters that their texts have most of. */
const eastern = [
  ['shift_jis', /[\u3040-\u30ff]/u],
  ['euc-kr', /[\uac00-\ud7af]/u],
  ['euc-jp', /[\u3040-\u30ff]/u],
  ['windows-1251', /[\u0400-\u04ff]/u],
  ['big5', /[\u4e00-\u9fff]/u],
] as const;

/**
 * The encoding of some lines: one that is found anyway, else the one that their bytes speak for.
 * @param bytes whole lines
 * @returns undefined where they are no text at all
 */
export async function encodingOf(bytes: Buffer, path: string): Promise<FoundEncoding | undefined> {
  const probe = new ByteProbe();
  probe.write(bytes);
  if (!probe.bom && bytes.includes(0)) return undefined;
  try {
    const name = await detectEncoding(probe, path, () => [bytes], false);
    return { name, isUsual: true, others: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  const fitting = eastern.filter(([name, letters]) => reads(bytes, name, letters));
  const western = { name: 'windows-1252', isUsual: false, others: fitting.map(([name]) => name) };
  if (isScattered(bytes)) return western;
  const [first, ...others] = fitting;
  if (!first) return western;
  return { name: first[0], isUsual: false, others: others.map(([name]) => name) };
}

/** Whether the bytes beyond ASCII stand alone among letters, as accents do. */
function isScattered(bytes: Buffer): boolean {
  let alone = 0;
  let all = 0;
  for (const [i, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    all += 1;
    if ((bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80) alone += 1;
  }
  return alone > 0.5 * all;
}

function reads(bytes: Buffer, encoding: string, letters: RegExp): boolean {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false;
  }
  const beyond = [...text].filter((character) => character > '\u007f');
  return beyond.filter((character) => letters.test(character)).length > 0.4 * beyond.length;
}
