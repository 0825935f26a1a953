import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the installed program: the nearest one above this file that holds its package.json. */
export const packageRoot: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

export const version: string = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;

let found: string | undefined;

/**
 * Which program this is, by all that it is made of, so that what another one left is told from its own. Compiled
 * again from the same sources it is the same.
 */
export function program(): string {
  found ??= fingerprint();
  return found;
}

function fingerprint(): string {
  const code = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const hash = createHash('sha256').update(readFileSync(join(packageRoot, 'package.json')));
  for (const folder of [
    ...['pipelines', 'reports', 'schemas'].map((name) => join(code, name)),
    join(packageRoot, 'sql'),
  ]) {
    const names = readdirSync(folder, { recursive: true }).map(String).sort();
    for (const name of names.filter((one) => /\.(?:js|ts|sql)$/u.test(one))) {
      hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)));
    }
  }
  return `${version} ${hash.digest('hex')}`;
}
