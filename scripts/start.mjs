import './node-version.mjs';
import { build } from './build.mjs';
import { runNode } from './run.mjs';

// What follows the command goes to the command line unchanged: `npx -y pnpm@12 start --lang ru`.
process.exitCode = (await build()) ? await runNode(['runtime-api/bin/millrace.mjs', 'demo', ...process.argv.slice(2)]) : 1;
