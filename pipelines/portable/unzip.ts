import { fromBufferPromise } from 'yauzl';
import type { ZipPart } from '../files/zip.js';

/** The parts of a zip archive that the program made a moment ago. */
export async function unzipped(bytes: Buffer): Promise<(ZipPart & { readonly content: Buffer })[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: { name: string; content: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    parts.push({ name: String(entry.fileName), content: Buffer.concat(chunks) });
  }
  return parts;
}
