import { UserError } from '../base/errors.js';
import { ByteProbe, detectEncoding } from '../files/encoding.js';
import type { FoundEncoding } from './sample.js';

/** Encodings of other scripts, by the letters of their texts and the least share that these have. */
const eastern = [
  ['windows-1251', /[\u0400-\u04ff]/u, 0.85],
  ['shift_jis', /[\u3040-\u30ff\u4e00-\u9fff]/u, 0.85],
  ['euc-kr', /[\uac00-\ud7af]/u, 0.4],
  ['euc-jp', /[\u3040-\u30ff]/u, 0.4],
  ['big5', /[\u4e00-\u9fff]/u, 0.4],
] as const;

/**
 * The encoding of some lines: one that is found anyway, else the one that their bytes speak for.
 * @param bytes whole lines
 */
export async function encodingOf(bytes: Buffer, path: string): Promise<FoundEncoding> {
  const probe = new ByteProbe();
  probe.write(bytes);
  try {
    const name = await detectEncoding(probe, path, () => [bytes], false);
    return { name, isUsual: true, others: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  const fitting = eastern.filter(([name, letters, least]) => reads(bytes, name, letters, least));
  const western = { name: 'windows-1252', isUsual: false, others: fitting.map(([name]) => name) };
  if (isScattered(bytes)) return western;
  const [first, ...others] = fitting;
  if (!first) return western;
  return { name: first[0], isUsual: false, others: others.map(([name]) => name) };
}

/** Whether there are bytes that no text has but one in UTF-16. */
export function isBinary(bytes: Buffer): boolean {
  const probe = new ByteProbe();
  probe.write(bytes.subarray(0, 2));
  return !probe.bom && bytes.includes(0);
}

/** Whether bytes beyond ASCII stand in words of other letters, as accents do; other scripts have words of their own. */
function isScattered(bytes: Buffer): boolean {
  const words = bytes.toString('latin1').match(/[A-Za-z\u0080-\u00ff]+/gu) ?? [];
  const beyond = words.filter((word) => /[\u0080-\u00ff]/u.test(word));
  return beyond.filter((word) => /[A-Za-z]/u.test(word)).length > 0.6 * beyond.length;
}

function reads(bytes: Buffer, encoding: string, letters: RegExp, least: number): boolean {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false;
  }
  const beyond = [...text].filter((character) => character > '\u007f');
  return beyond.filter((character) => letters.test(character)).length > least * beyond.length;
}
