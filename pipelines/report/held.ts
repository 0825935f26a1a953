import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chartFolder, languageOfFile } from '../../reports/base/links.js';
import type { Language } from '../../schemas/words/index.js';
import { markIn } from '../portable/mark.js';

/** A page, a workbook or what was made of a page, in the folder of a report. */
export interface HeldFile {
  readonly name: string;
  readonly language: Language;
  /** What the file says of its figures; undefined where it can't say, or the program did not write it. */
  readonly fingerprint: string | undefined;
}

/** What the folder holds of a report, by name; nothing where it is not there. */
export async function heldFiles(folder: string): Promise<HeldFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const held: HeldFile[] = [];
  for (const entry of entries) {
    const language = languageOfFile(entry.name);
    if (!entry.isFile() || !language) continue;
    const fingerprint = await fingerprintOf(join(folder, entry.name));
    held.push({ name: entry.name, language, fingerprint });
  }
  for (const file of await heldCharts(folder)) held.push(file);
  return held.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Drawings, and pictures of the same charts, which can't say what they were made from. */
async function heldCharts(folder: string): Promise<HeldFile[]> {
  const names = await readdir(join(folder, chartFolder)).catch((): string[] => []);
  const held: HeldFile[] = [];
  for (const drawing of names.filter((name) => name.endsWith('.svg'))) {
    const fingerprint = await fingerprintOf(join(folder, chartFolder, drawing));
    const language = drawing.endsWith('.en.svg') ? 'en' : 'zh';
    const picture = drawing.replace(/svg$/u, 'png');
    for (const name of names.includes(picture) ? [drawing, picture] : [drawing]) {
      held.push({ name: `${chartFolder}/${name}`, language, fingerprint });
    }
  }
  return held;
}

/** Enough for what stands before the style sheet. */
const HEAD_BYTES = 4096;

/**
 * What a file that the program wrote says of its figures; empty where it says nothing, as those of
 * earlier versions do.
 * @returns undefined for a file that is none of these
 */
async function fingerprintOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const kind = /[^.]*$/u.exec(file)?.[0] ?? '';
    if (kind === 'xlsx') return undefined;
    const { size } = await handle.stat();
    const read = async (from: number) => {
      const bytes = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, from);
      return bytes.buffer.subarray(0, bytes.bytesRead);
    };
    const start = await read(0);
    if (kind !== 'html') return markIn(kind, start, await read(Math.max(0, size - HEAD_BYTES)));
    const head = start.toString('utf8');
    if (!head.includes('<meta name="generator" content="shihu">')) return undefined;
    return /<meta name="shihu-figures" content="([0-9a-z-]+)">/u.exec(head)?.[1] ?? '';
  } finally {
    await handle.close();
  }
}
