// Records the histories of all cases as those of the version in engine/package.json: the test that replays them does the writing, so there is one way to make
// them. Until that version is released they may be recorded anew; from then on they stay, and the next version has a folder of its own.
// node tests/replay/record.mjs
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const env = { ...process.env, MILLRACE_RECORD: '1' };
process.exitCode =
  spawnSync(process.execPath, [vitest, 'run', 'tests/replay/replay.test.ts'], { cwd: root, stdio: 'inherit', env }).status ?? 1;
