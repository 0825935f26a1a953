import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { emptyWarehouse } from '../support/reading.js';
import { corpusOf, keeping, runs } from './support/corpus.js';
import { mutated, mutations } from './support/mutate.js';
import { readBothWays } from './support/oracle.js';
import { delimited, nasty } from './support/seeds.js';

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

const read = (text: Uint8Array, packed?: Uint8Array) =>
  readBothWays(
    { feed: 'outages', name: packed ? 'a.csv.gz' : 'a.csv', text: packed ?? text, way: 'rows' },
    database,
    text,
  );

describe('delimited files', () => {
  it('of any cells and encoding lose nothing and are read alike by both ways', async () => {
    const ways = new Set<string>();
    await fc.assert(
      fc.asyncProperty(delimited, (content) =>
        keeping('delimited', '.csv', content, async () => {
          const { file } = await read(content);
          expect(file.why).toBeNull();
          ways.add(String(file.way));
        }),
      ),
      { numRuns: runs(8) },
    );
    // Else it would have been one way compared with itself.
    expect([...ways].sort()).toEqual(['bulk', 'rows']);
  });

  it('with some of their bytes changed lose nothing and are read alike by both ways', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(delimited, nasty), mutations, (seed, changes) => {
        const content = mutated(seed, changes);
        return keeping('delimited', '.csv', content, () => read(content));
      }),
      { numRuns: runs(10) },
    );
  });

  it('end as they are when compressed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(delimited, nasty), async (content) => {
        const plain = await read(content);
        const packed = await read(content, gzipSync(content));
        const counts = ({ file }: typeof plain) => [
          file.rowsLoaded,
          file.rowsRejected,
          file.rowsSkipped,
        ];
        expect(counts(packed)).toEqual(counts(plain));
      }),
      { numRuns: runs(2) },
    );
  });

  it.each(corpusOf('delimited'))('%s of the corpus', async (_, content) => {
    await read(content);
  });
});
