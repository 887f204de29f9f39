// Records the histories of all cases as those of a version: the test that replays them does the writing, so there is one way to make them.
// node tests/replay/record.mjs 0.2.0
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const [version] = process.argv.slice(2);
if (version === undefined) {
  console.error('Expected the version whose histories are recorded, such as 0.2.0, but none was given.');
  process.exitCode = 1;
} else {
  const env = { ...process.env, MILLRACE_RECORD: version };
  process.exitCode =
    spawnSync(process.execPath, [vitest, 'run', 'tests/replay/replay.test.ts'], { cwd: root, stdio: 'inherit', env }).status ?? 1;
}
