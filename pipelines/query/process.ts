import { join } from 'node:path';

/** What the process of a query begins with. */
export const entry = join('query', 'child.js');
