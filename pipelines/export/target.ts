import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { usageError } from '../base/errors.js';
import { settleBeside } from '../files/beside.js';
import type { Place } from '../files/guard.js';
import { withLock } from '../files/lock.js';
import { swapFolder } from '../files/swap.js';
import { exportWords as w } from '../words/export.js';
import { manifestFile } from './manifest.js';

/**
 * Lets `fill` write a new folder, which takes the target's place. What is replaced can only be an earlier
 * export; whoever looks sees it or the new one.
 * @throws UserError when the target holds anything else
 */
export async function swapIn<T>(target: Place, fill: (made: string) => Promise<T>): Promise<T> {
  return withLock(target, async (held) => {
    await settleBeside(target.path);
    await requireReplaceable(target.path);
    return swapFolder(held, async (made) => {
      const result = await fill(made);
      // Making the files takes long enough for somebody to put something there.
      await requireReplaceable(target.path);
      return { result };
    });
  });
}

/** Nothing, an empty folder, or an export in which nobody has put anything else. */
async function requireReplaceable(target: string): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory()) throw inTheWay(target);
  const held = await filesIn(target);
  if (held.length === 0) return;
  const own = await filesOfExport(target);
  const foreign = held.find((name) => !own.has(name));
  if (foreign !== undefined) throw inTheWay(target, foreign);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Files that the manifest in the folder names, and the manifest; none without a manifest of ours. */
async function filesOfExport(folder: string): Promise<ReadonlySet<string>> {
  try {
    const text = await readFile(join(folder, manifestFile), 'utf8');
    const manifest = JSON.parse(text) as {
      program: { name: string };
      tables: { files: { path: string }[] }[];
    };
    if (manifest.program.name !== 'shihu') return new Set();
    const tables = manifest.tables.flatMap(({ files }) => files.map(({ path }) => path));
    return new Set([manifestFile, 'README.md', ...tables]);
  } catch {
    return new Set();
  }
}

function inTheWay(target: string, file?: string): Error {
  return usageError(w.inTheWay({ target, file }), w.otherTarget);
}
