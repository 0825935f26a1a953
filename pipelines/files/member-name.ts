import { isUtf8 } from 'node:buffer';
import { type Entry, getFileNameLowLevel } from 'yauzl';
import { ChineseProbe } from './chinese.js';

/** Says that a name is UTF-8. */
const UTF8_NAME = 0x0800;

/**
 * A member's name with `/` between its parts; undefined where it is a folder. It is a name and no way: what
 * leads upwards or to a root is left out of it.
 */
export function memberName(entry: Entry): string | undefined {
  const written = decoded(entry);
  if (written.endsWith('/')) return undefined;
  const parts = written.split('/').filter((part) => !['', '.', '..'].includes(part));
  return parts.length > 0 ? parts.join('/') : undefined;
}

/** Programs that don't say that a name is UTF-8 write it in the encoding of their system. */
function decoded({ generalPurposeBitFlag: flags, fileNameRaw: raw, extraFields }: Entry): string {
  const known = getFileNameLowLevel(flags | UTF8_NAME, raw, extraFields, true);
  // What has a sign for what is no UTF-8 stands in no field of its own.
  if (!known.includes('\ufffd') || isUtf8(raw)) return known.replaceAll('\\', '/');
  return gbkOf(raw) ?? cp437Of(raw);
}

function gbkOf(raw: Buffer): string | undefined {
  const probe = new ChineseProbe();
  probe.write(raw);
  if (!probe.isPlausible) return undefined;
  try {
    // The second byte of a character may be a backslash; only one by itself parts a name.
    return new TextDecoder('gb18030', { fatal: true }).decode(raw).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

/** What the first PCs had beyond ASCII, and old programs still write. */
const high =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function cp437Of(raw: Buffer): string {
  return raw
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/gu, (character) => high[character.charCodeAt(0) - 0x80] ?? '')
    .replaceAll('\\', '/');
}
