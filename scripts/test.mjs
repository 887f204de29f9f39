import './node-version.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildPortal } from './build.mjs';
import { cache } from './repository.mjs';
import { runNode, secondsSince, tool } from './run.mjs';

const since = performance.now();
const summaryFile = process.env['MILLRACE_TEST_SUMMARY'] ?? join(cache, 'test-summary.json');
mkdirSync(cache, { recursive: true });
rmSync(summaryFile, { force: true });

// What follows the command goes to vitest unchanged: `npx -y pnpm@12 test engine/src/decisions`.
const vitest = [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=./scripts/test-report.mjs', ...process.argv.slice(2)];
const built = await build();
// Tests of the pages drive what was built; where that failed, they say so.
if (built) await buildPortal();
const code = built ? await runNode(vitest, { MILLRACE_TEST_SUMMARY: summaryFile }) : 1;
const { passed, failed, skipped } = readSummary();

console.log(`\nAll tests took ${secondsSince(since)}, the build included.`);
// A run that ended badly must never close as if nothing had failed.
const failures = code !== 0 && failed === 0 ? 1 : failed;
console.log(`${passed} passed, ${failures} failed, ${skipped} skipped`);
process.exitCode = failures > 0 ? 1 : 0;

function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
