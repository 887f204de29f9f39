import './node-version.mjs';
import { build, buildPortal } from './build.mjs';
import { runNode } from './run.mjs';

/** What a newcomer's first start is told; the environment wins. */
const settings = { MILLRACE_MODE: 'demo', MILLRACE_STORE: 'sqlite:data/demo.db' };
const ours = Object.fromEntries(Object.entries(settings).filter(([name]) => !process.env[name]));

if (await build()) {
  await buildPortal();
  // What follows the command goes to the command line unchanged: `npx -y pnpm@12 start --lang ru`.
  // Room for what lives briefly: see docs/how-to/run.md.
  process.exitCode = await runNode(['--max-semi-space-size=64', 'runtime-api/bin/millrace.mjs', 'serve', ...process.argv.slice(2)], ours);
} else process.exitCode = 1;
