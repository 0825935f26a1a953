import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../support/folder.js';
import { Bench } from '../support/histories/bench.js';
import { Dice } from '../support/histories/dice.js';
import { kinds, type Step, stepThatKeeps } from '../support/histories/history.js';
import { makeModels, untruths } from '../support/histories/keys.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 2);

/** A warehouse with several versions of its files. */
async function lived(root: string, begin: number, steps: readonly Step[]): Promise<Bench> {
  const bench = new Bench(root);
  bench.desk.begin(new Dice(begin));
  await bench.ingest();
  for (const step of steps) {
    for (const { do: name, n } of step) await kinds[name].act(bench, new Dice(n));
    await bench.ingest();
  }
  return bench;
}

describe('what the heads of models say of their keys', () => {
  it('is true: rows of some keys need of what has these keys no others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(stepThatKeeps, { minLength: 4, maxLength: 4, size: 'max' }),
        (begin, steps) =>
          withFolder(async (root) => {
            const bench = await lived(root, begin, steps);
            await bench.work(async (warehouse, project) => {
              const plan = await makeModels(warehouse, project);
              const { found, looked } = await untruths(warehouse, plan, [1, 2, 3]);
              expect(found).toEqual([]);
              expect(looked).toBeGreaterThan(20);
            });
          }),
      ),
      { numRuns: RUNS, endOnFailure: process.env.SHIHU_SHRINK === undefined },
    );
  }, 900_000);
});
