import { readFileSync } from 'node:fs';

/** What a page does beyond being read; see `behaviour.js`. */
export const script = readFileSync(new URL('./behaviour.js', import.meta.url), 'utf8');

if (/<\/?script|<!--/iu.test(script)) throw new Error('the script would end before its end');
