import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Long suites (full crash matrix, long chaos) are named *.long.test.ts; .ci/long runs them, and only them, with MILLRACE_LONG=1.
const long = process.env['MILLRACE_LONG'] === '1';
const tests = '{schemas,engine,designer,portal,runtime-api,tests,examples}/**';

export default defineConfig({
  resolve: { conditions: ['@millrace/source'] },
  ssr: { resolve: { conditions: ['@millrace/source'] } },
  test: {
    include: [long ? `${tests}/*.long.test.ts` : `${tests}/*.test.{ts,tsx}`],
    exclude: ['**/node_modules/**', '**/dist/**', '**/data/**', '**/storybook-static/**', ...(long ? [] : ['**/*.long.test.ts'])],
    // Many tests wait for a browser, a server or a disk: even two cores are kept busy only by two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: long ? 600_000 : 20_000,
    allowOnly: false,
  },
});
