import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { languageOfFile } from '../../reports/base/links.js';
import type { Language } from '../../schemas/words/index.js';

/** A page or workbook that stands in the folder of a report. */
export interface HeldFile {
  readonly name: string;
  readonly language: Language;
  /** What a page of the program says of its figures; undefined where the program did not write it. */
  readonly fingerprint: string | undefined;
}

/** What the folder holds of a report, by name; nothing where it is not there. */
export async function heldFiles(folder: string): Promise<HeldFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const held: HeldFile[] = [];
  for (const entry of entries) {
    const language = languageOfFile(entry.name);
    if (!entry.isFile() || !language) continue;
    const isPage = entry.name.endsWith('.html');
    const fingerprint = isPage ? await fingerprintOf(join(folder, entry.name)) : undefined;
    held.push({ name: entry.name, language, fingerprint });
  }
  return held.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Enough for what stands before the style sheet. */
const HEAD_BYTES = 4096;

/**
 * What a page that the program wrote says of its figures; empty where it says nothing, as those of
 * earlier versions do.
 * @returns undefined for a file that is none of its pages
 */
async function fingerprintOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (!head.includes('<meta name="generator" content="shihu">')) return undefined;
    return /<meta name="shihu-figures" content="([0-9a-z-]+)">/u.exec(head)?.[1] ?? '';
  } finally {
    await handle.close();
  }
}
