import { spawnSync } from 'node:child_process';

/**
 * Room for what lives briefly, in megabytes, as `pnpm start` gives it to the server and `docs/how-to/run.md` advises: with Node's 16 MB every commit on its way is copied
 * by the collector once or twice, which takes a fifth of the main thread (103 to 123 against 146 µs an instance of start, user task, end; 32 MB: 113 to 136).
 */
const FLAG = '--max-semi-space-size=64';

/** Begins this program anew with that room, and so whatever it starts, unless whoever called it has said how much there shall be. */
export function withRoomForTheYoung() {
  const options = process.env['NODE_OPTIONS'] ?? '';
  if ([options, ...process.execArgv].some((option) => option.includes('--max-semi-space-size'))) return;
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: `${options} ${FLAG}`.trim() },
  });
  process.exit(status ?? 1);
}
