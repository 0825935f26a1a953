import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../pipelines/base/package.js';

const folder = (reader: string) => join(packageRoot, 'tests', 'fuzz', 'corpus', reader);

/** Inputs that a reader has stumbled over, or nearly so, by name. */
export function corpusOf(reader: string): [name: string, content: Buffer][] {
  if (!existsSync(folder(reader))) return [];
  return readdirSync(folder(reader))
    .sort()
    .map((name) => [name, readFileSync(join(folder(reader), name))]);
}

/** Runs to make: few in the suite, and as many as are asked for by `npm run fuzz`. */
export const runs = (few: number) => Number(process.env.SHIHU_PROPERTY_RUNS ?? few);

/**
 * Does the work; where it fails and more than the few runs of the suite are made, what it failed on is put
 * into the corpus: the last one put there is the smallest.
 */
export async function keeping(
  reader: string,
  extension: string,
  content: Uint8Array,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (process.env.SHIHU_FUZZ_KEEP !== undefined) {
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
      mkdirSync(folder(reader), { recursive: true });
      writeFileSync(join(folder(reader), `found-${hash}${extension}`), content);
    }
    throw error;
  }
}
