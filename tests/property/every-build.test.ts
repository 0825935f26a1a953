import fc from 'fast-check';
import { describe, it } from 'vitest';
import { withFolder } from '../support/folder.js';
import { histories, live } from '../support/histories/history.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 4);

describe('a build after anything that can happen', () => {
  it('gives what a build from nothing gives', async () => {
    await fc.assert(
      fc.asyncProperty(histories(8), (history) =>
        withFolder(async (root) => {
          await live(root, history);
        }),
      ),
      { numRuns: RUNS, endOnFailure: process.env.SHIHU_SHRINK === undefined },
    );
  }, 900_000);
});
