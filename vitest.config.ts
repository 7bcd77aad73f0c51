import { defineConfig } from 'vitest/config';

/** Tests that share nothing but pure code: their files run in one process, which spares loading that code anew for each. */
const PURE = ['test/shared/**/*.test.ts', 'test/infra/local/sheets/**/*.test.ts', 'test/journeys/sync/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
