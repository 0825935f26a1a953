/** Writes the JSON Schemas under schemas/json from the declarations: `npm run schemas`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { feedNames } from '../../schemas/feeds/index.js';
import { packageRoot } from '../base/package.js';
import { feedJsonSchema, settingsJsonSchema } from './templates.js';

const folder = join(packageRoot, 'schemas', 'json');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'shihu.schema.json'), settingsJsonSchema());
for (const feed of feedNames) {
  await writeFile(join(folder, `${feed}.schema.json`), feedJsonSchema(feed));
}
