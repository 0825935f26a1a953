import { readFileSync } from 'node:fs';

/**
 * What a page does beyond being read; see `behaviour.js`. Every page carries it, so without its indents, which
 * no text of it holds.
 */
export const script = readFileSync(new URL('./behaviour.js', import.meta.url), 'utf8').replace(
  /^ +/gmu,
  '',
);
