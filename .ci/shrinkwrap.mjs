/*
 * The lockfile without what only development needs, as npm-shrinkwrap.json: it goes into the package, so
 * that a registry's user gets the versions that were tested. In the working folder it would take the place
 * of package-lock.json, hence it is there only while the package is made.
 *
 *   node .ci/shrinkwrap.mjs            makes it
 *   node .ci/shrinkwrap.mjs --remove   removes it
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'npm-shrinkwrap.json');

if (process.argv.includes('--remove')) {
  rmSync(file, { force: true });
} else {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { devDependencies: _, ...own } = lock.packages[''];
  const others = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  const packages = { '': own, ...Object.fromEntries(others) };
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
