/**
 * The fuzzers at length: `npm run fuzz`. What they run on follows from the seed, which is printed; to see a
 * failure again or go on longer, give SHIHU_PROPERTY_SEED and SHIHU_PROPERTY_RUNS. What they fail on is put
 * into tests/fuzz/corpus, where the suite replays it.
 */
import { defineConfig } from 'vitest/config';
import suite from './vitest.config.js';

const seed = process.env.SHIHU_PROPERTY_SEED ?? String(Date.now() % 2 ** 31);
const runs = process.env.SHIHU_PROPERTY_RUNS ?? '1000';
console.log(`SHIHU_PROPERTY_SEED=${seed} SHIHU_PROPERTY_RUNS=${runs}`);

export default defineConfig({
  test: {
    ...suite.test,
    include: ['tests/fuzz/**/*.test.ts'],
    env: {
      ...suite.test?.env,
      SHIHU_PROPERTY_SEED: seed,
      SHIHU_PROPERTY_RUNS: runs,
      SHIHU_FUZZ_KEEP: '1',
    },
    testTimeout: 0,
  },
});
