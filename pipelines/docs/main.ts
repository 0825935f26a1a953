/** npm run docs: writes the references that are made from declarations into docs/. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../base/package.js';
import { references } from './references.js';

for (const [name, text] of await references()) {
  await writeFile(join(packageRoot, 'docs', name), text);
}
