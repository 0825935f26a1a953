import { inflateRawSync } from 'node:zlib';
import { crc32 } from '../../pipelines/files/checksum.js';

const LOCAL_HEADER = 0x04034b50;

/** The parts of a zip archive as text, after each has been held against its checksum; their sizes stand before them. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const parts = new Map<string, string>();
  for (let at = 0; buffer.readUInt32LE(at) === LOCAL_HEADER; ) {
    const nameAt = at + 30;
    const name = buffer.toString('utf8', nameAt, nameAt + buffer.readUInt16LE(at + 26));
    const start = nameAt + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
    const end = start + buffer.readUInt32LE(at + 18);
    const packed = buffer.subarray(start, end);
    const isStored = buffer.readUInt16LE(at + 8) === 0;
    const content = isStored ? packed : inflateRawSync(packed);
    if (crc32(content) !== buffer.readUInt32LE(at + 14)) throw new Error(`${name} is damaged`);
    parts.set(name, content.toString('utf8'));
    at = end;
  }
  return parts;
}
