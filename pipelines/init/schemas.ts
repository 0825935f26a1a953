/** Writes the JSON Schemas under schemas/json from the declarations: `npm run schemas`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { feedNames } from '../../schemas/feeds/index.js';
import { outputFile, published } from '../../schemas/outputs/index.js';
import { outputJsonSchema } from '../../schemas/outputs/json-schema.js';
import { packageRoot } from '../base/package.js';
import { feedJsonSchema, settingsJsonSchema } from './templates.js';

const folder = join(packageRoot, 'schemas', 'json');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'shihu.schema.json'), settingsJsonSchema());
for (const feed of feedNames) {
  await writeFile(join(folder, `${feed}.schema.json`), feedJsonSchema(feed));
}

await rm(join(folder, 'output'), { recursive: true, force: true });
await mkdir(join(folder, 'output'));
for (const name of Object.keys(published)) {
  await writeFile(join(folder, outputFile(name)), outputJsonSchema(name));
}
