import { inflateRawSync } from 'node:zlib';
import { crc32 } from '../../files/checksum.js';

/** An entry of a zip archive, by its directory. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** Sizes beyond 32 bits stand elsewhere. */
const ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Compares every entry of a zip archive with its checksum, which the reader of workbooks does not:
 * one changed bit would be one wrong number.
 * @returns the contents of the entry `wanted`, if there is one
 * @throws Error that says what is wrong
 */
export function verifyZip(bytes: Buffer, wanted: string): Buffer | undefined {
  let found: Buffer | undefined;
  for (const entry of entriesOf(bytes)) {
    if (entry.isEncrypted) throw new Error('it is encrypted');
    if ([entry.size, entry.packedSize, entry.offset].includes(ZIP64)) continue;
    const content = contentOf(bytes, entry);
    if (!content) continue;
    if (crc32(content) !== entry.checksum) throw new Error(`${entry.name} is damaged`);
    if (entry.name === wanted) found = content;
  }
  return found;
}

/** @throws Error when the archive has no sound directory. */
export function entriesOf(bytes: Buffer): ZipEntry[] {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  if (end < 0) throw new Error('its end is missing');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new Error('its directory is damaged');
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      checksum: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function contentOf(bytes: Buffer, entry: ZipEntry): Buffer | undefined {
  const { offset, packedSize, size, method } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) {
    throw new Error(`${entry.name} is missing`);
  }
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const isItsOwn = bytes.toString('utf8', offset + 30, nameEnd) === entry.name;
  if (!isItsOwn || bytes.readUInt16LE(offset + 8) !== method) {
    throw new Error(`${entry.name} is damaged`);
  }
  const start = nameEnd + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === STORED) return packed;
  if (method !== DEFLATED) return undefined;
  return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
}
