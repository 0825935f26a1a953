import { inflateRawSync } from 'node:zlib';
import { entriesOf, verifyZip } from '../../pipelines/ingest/formats/zip.js';

/** The parts of a zip archive as text, after each has been held against its checksum. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes);
  verifyZip(archive, '');
  return new Map(
    entriesOf(archive).map(({ name, offset, packedSize }) => {
      const start =
        offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
      const packed = archive.subarray(start, start + packedSize);
      return [name, inflateRawSync(packed).toString('utf8')];
    }),
  );
}
