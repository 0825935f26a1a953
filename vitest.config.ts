import { defineConfig } from 'vitest/config';

const results = process.env.SHIHU_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    env: { TZ: 'UTC', NO_COLOR: '1', LC_ALL: 'C' },
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
