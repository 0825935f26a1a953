import fc from 'fast-check';
import { describe, it } from 'vitest';
import { projects } from '../reference/arbitrary.js';
import type { Project } from '../reference/types.js';
import { expectAgreement } from '../support/agreement.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 40);

/** Nine digits before the point is what the history feed holds; a year has 8,784 hours. */
const plausible = (project: Project) => project.history.every(({ hours }) => Number(hours) < 1e9);

describe('the models agree with the reference implementation', () => {
  it('on random projects, to the last integer', async () => {
    await fc.assert(
      fc.asyncProperty(projects().filter(plausible), async (project) =>
        expectAgreement(project, null),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);

  it('with customer rows that overlap', async () => {
    await fc.assert(
      fc.asyncProperty(
        projects({ overlappingValidity: true, maxOutages: 6 }).filter(plausible),
        async (project) => expectAgreement(project, null),
      ),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
  }, 600_000);

  it('whatever the order of rows and files, and whether ends or lengths are written', async () => {
    await fc.assert(
      fc.asyncProperty(projects().filter(plausible), fc.integer(), async (project, seed) =>
        expectAgreement(project, { seed, files: 3, lengths: seed % 2 === 0 }),
      ),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
  }, 600_000);
});
