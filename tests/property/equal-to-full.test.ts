import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../support/folder.js';
import { Dice } from '../support/histories/dice.js';
import { histories, type KindName, kinds, live, type Step } from '../support/histories/history.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 2);

/** What happens to nearly every project, and what is easily forgotten, one after the other. */
const tour: readonly (readonly KindName[])[] = [
  ['edit', 'edit'],
  ['correct', 'lateOrder'],
  ['asOf'],
  ['lateStage', 'drop'],
  ['asOf', 'lateOrder'],
  ['month', 'lateUsers'],
  ['askAsOf'],
  ['give'],
  ['withdraw', 'prepend'],
  ['damageState', 'edit'],
  ['spoil', 'lateHistory'],
  ['undo', 'ingestOnly', 'remove'],
  ['knownAt', 'comeBack'],
  ['dataFrom'],
];

describe('a build after anything that can happen', () => {
  it('gives what a build from nothing gives, on a tour of what happens', async () => {
    const dice = new Dice(7);
    const steps = tour.map((names): Step => {
      return names.map((name) => ({ do: name, n: dice.roll(1_000_000) }));
    });
    await withFolder(async (root) => {
      const { expected, incremental } = await live(root, { begin: 1, steps });
      expect(expected).toBe(
        steps.filter((step) => step.every((one) => kinds[one.do].keeps)).length,
      );
      expect(incremental).toBe(expected);
    });
  }, 900_000);

  it('does on random ones', async () => {
    let [expected, incremental] = [0, 0];
    await fc.assert(
      fc.asyncProperty(histories(7), (history) =>
        withFolder(async (root) => {
          const told = await live(root, history);
          expected += told.expected;
          incremental += told.incremental;
        }),
      ),
      { numRuns: RUNS, endOnFailure: process.env.SHIHU_SHRINK === undefined },
    );
    // Else it is a test of builds from nothing. A first month that comes or goes moves everything.
    expect(expected).toBeGreaterThan(0);
    expect(incremental / expected).toBeGreaterThan(0.7);
  }, 9_000_000);
});
