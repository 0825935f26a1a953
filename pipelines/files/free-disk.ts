import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { budgets, noRoom } from './budgets.js';

/** Bytes that are free on the disk of a file; without end where the system doesn't say. */
export async function freeBeside(file: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(dirname(file));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * @param file whose copy is to be written
 * @throws UserError when it would not leave enough of the disk free
 */
export function requireRoom(file: string, needed: number, free: number): void {
  if (free - needed < budgets.freeDisk.most) throw noRoom(file, needed, free);
}
