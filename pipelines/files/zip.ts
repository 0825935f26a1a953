import { deflateRawSync } from 'node:zlib';
import { crc32 } from './checksum.js';

export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first that there is: an archive says what it holds and not when it was made. */
const DATE = 0x0021;

/** A zip archive; the same parts give the same bytes. */
export function zipBytes(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const title = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(content);
    const about = aboutOf(title, content, packed);
    const local = Buffer.concat([word(LOCAL_HEADER), about, title, packed]);
    files.push(local);
    directory.push(word(DIRECTORY_ENTRY), half(VERSION), about, rest(offset), title);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.concat([
    word(DIRECTORY_END),
    word(0),
    half(parts.length),
    half(parts.length),
    word(list.length),
    word(offset),
    half(0),
  ]);
  return Buffer.concat([...files, list, end]);
}

/** What a file's own header and its entry in the directory have in common. */
function aboutOf(name: Buffer, content: Uint8Array, packed: Buffer): Buffer {
  return Buffer.concat([
    half(VERSION),
    half(UTF8_NAMES),
    half(DEFLATED),
    half(0),
    half(DATE),
    word(crc32(content)),
    word(packed.length),
    word(content.length),
    half(name.length),
    half(0),
  ]);
}

/** No comment, the first disk, no attributes; then where the file is. */
function rest(offset: number): Buffer {
  return Buffer.concat([half(0), half(0), half(0), word(0), word(offset)]);
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
