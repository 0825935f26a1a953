import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is in a folder and below, by its path: a short file as it is, of a long one its hash. */
export function treeOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) found[entry.name] = shortly(readFileSync(path));
    else {
      found[`${entry.name}/`] = '';
      for (const [name, held] of Object.entries(treeOf(path)))
        found[`${entry.name}/${name}`] = held;
    }
  }
  return found;
}

/** What readers see, who don't look into what is hidden. */
export function shownIn(folder: string): Record<string, string> {
  const all = Object.entries(treeOf(folder));
  return Object.fromEntries(all.filter(([name]) => !/(?:^|\/)\./u.test(name)));
}

function shortly(bytes: Buffer): string {
  return bytes.length > 100 ? createHash('sha256').update(bytes).digest('hex') : String(bytes);
}
