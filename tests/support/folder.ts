import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Names relative to the folder, and contents. */
export type ProjectFiles = Iterable<readonly [string, string | Uint8Array]>;

export function writeFiles(folder: string, files: ProjectFiles): void {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** A new folder, for whoever asks to take away again. */
export const makeFolder = () => mkdtempSync(join(tmpdir(), 'shihu-test-'));

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeFolder();
  try {
    return await work(folder);
  } finally {
    removeFolder(folder);
  }
}
