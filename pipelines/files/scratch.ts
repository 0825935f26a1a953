import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd, removeNow } from './end.js';
import { unwritable } from './unwritable.js';

/** A folder of this process alone, for what is needed for a while. */
export interface Scratch {
  readonly path: string;
  readonly remove: () => void;
}

/**
 * Makes a folder in the system's folder for such things, which nobody else can look into and whose name
 * nobody can know before. It goes when it is removed, and with the process at the latest.
 * @throws UserError when it can't be made
 */
export function scratchFolder(): Scratch {
  const prefix = join(tmpdir(), 'shihu-');
  let path: string;
  try {
    path = mkdtempSync(prefix);
  } catch (error) {
    throw unwritable(tmpdir(), error);
  }
  const forget = atEnd(path);
  return {
    path,
    remove: () => {
      removeNow(path);
      forget();
    },
  };
}

/** Lets `work` use such a folder. */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const { path, remove } = scratchFolder();
  try {
    return await work(path);
  } finally {
    remove();
  }
}
