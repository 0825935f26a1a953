import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../pipelines/files/checksum.js';

export interface PackedFile {
  /** As its bytes stand in the archive. */
  readonly name: Uint8Array | string;
  readonly content: Uint8Array | string;
  readonly flags?: number;
  readonly method?: number;
  /** In place of the true ones. */
  readonly checksum?: number;
  readonly size?: number;
}

/** A zip archive such as other programs write, with what they do to names, and with what goes wrong. */
export function archive(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, method = 8, ...claimed } of files) {
    const title = Buffer.from(name);
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(claimed.checksum ?? crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claimed.size ?? bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), about, rest, title]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006'), end]);
}
