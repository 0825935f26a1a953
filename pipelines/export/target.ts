import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, rename } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { errnoOf, usageError } from '../base/errors.js';
import { leftBeside, withBeside } from '../files/beside.js';
import { unwritable } from '../files/unwritable.js';
import { makeFolder } from '../files/whole.js';
import { exportWords as w } from '../words/export.js';
import { manifestFile } from './manifest.js';

/**
 * Lets `fill` write a new folder beside the target and then puts it in the target's place. What is
 * replaced can only be an earlier export; whoever looks sees it or the new one.
 * @throws UserError when the target holds anything else
 */
export async function swapIn<T>(target: string, fill: (beside: string) => Promise<T>): Promise<T> {
  await restore(target);
  await requireReplaceable(target);
  return withBeside(target, async (beside) => {
    const [made, earlier] = [join(beside, 'made'), join(beside, EARLIER)];
    try {
      await makeFolder(made);
      const result = await fill(made);
      if (existsSync(target)) await rename(target, earlier);
      await rename(made, target);
      return result;
    } catch (error) {
      if (existsSync(earlier) && !existsSync(target)) await rename(earlier, target);
      throw errnoOf(error) === undefined ? error : unwritable(target, error);
    }
  });
}

/** Where the export that is replaced is until all is done. */
const EARLIER = 'earlier';

/** An export that was killed between its two last steps left the earlier one where it was kept. */
async function restore(target: string): Promise<void> {
  for (const left of await leftBeside(target)) {
    const earlier = join(left, EARLIER);
    if (existsSync(earlier) && !existsSync(target)) await rename(earlier, target);
  }
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
