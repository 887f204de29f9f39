// Writes docs/reference/elements.md and rules.md: the test that compares them does the writing, so there is one way to make them.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const result = spawnSync(process.execPath, [vitest, 'run', 'tests/docs/elements'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, MILLRACE_WRITE_GENERATED: '1' },
});
process.exitCode = result.status ?? 1;
