import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { errnoOf, usageError } from '../base/errors.js';
import { makeFolder, unwritable } from '../base/files.js';
import { manifestFile } from './manifest.js';

/**
 * Lets `fill` write a new folder beside the target and then puts it in the target's place. What is
 * replaced can only be an earlier export; whoever looks sees it or the new one.
 * @throws UserError when the target holds anything else
 */
export async function swapIn<T>(folder: string, fill: (beside: string) => Promise<T>): Promise<T> {
  const target = await realpath(resolve(folder)).catch(() => resolve(folder));
  const [beside, before] = [`${target}.next`, `${target}.before`];
  await restore(target, before);
  await requireReplaceable(target);
  try {
    await rm(beside, { recursive: true, force: true });
    await makeFolder(dirname(target));
    await makeFolder(beside);
    const result = await fill(beside);
    if (existsSync(target)) await rename(target, before);
    await rename(beside, target);
    await rm(before, { recursive: true, force: true });
    return result;
  } catch (error) {
    await restore(target, before);
    throw errnoOf(error) === undefined ? error : unwritable(target, error);
  } finally {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** An export that was stopped between its two last steps left the earlier one under another name. */
async function restore(target: string, before: string): Promise<void> {
  if (!existsSync(before)) return;
  if (existsSync(target)) await rm(before, { recursive: true, force: true });
  else await rename(before, target);
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
  return usageError(
    {
      zh: `${target} 中有不属于导出结果的内容${file ? `（${file}）` : ''}，未作改动。`,
      en: `${target} holds what is no export${file ? ` (${file})` : ''}; it is left as it was.`,
    },
    {
      zh: '请用 --to 指定新文件夹、空文件夹或先前导出的文件夹。',
      en: 'Give a new folder, an empty one or an earlier export with --to.',
    },
  );
}
