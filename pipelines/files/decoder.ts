/** Gives text for bytes as they come. */
export interface Decoder {
  /** @throws where the bytes are not of the encoding */
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** @param encoding its name in the Encoding standard */
export function decoderOf(encoding: string): Decoder {
  if (encoding === 'windows-1252') return { decode: windows1252 };
  return new TextDecoder(encoding, { fatal: true });
}

/** What Windows-1252 has where Latin-1 has control codes. */
const between = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, as the decoder of that name in Node 20 is that of Latin-1. */
export function windows1252(bytes: Uint8Array = Buffer.alloc(0)): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (character) => between[character.charCodeAt(0) - 0x80] ?? '');
}
