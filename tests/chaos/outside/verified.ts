import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { top } from '../../../scripts/repository.mjs';
import type { Served } from './served.js';

/** Runs a command of `millrace`; answers its exit code and all that it printed. */
export function millrace(args: readonly string[], folder: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [join(top, 'runtime-api/bin/millrace.mjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** What `millrace verify` finds wrong, and what the servers have logged as errors; `expected` are those that say what was done to them. */
export async function verified(served: Served, expected?: RegExp): Promise<readonly string[]> {
  const faults: string[] = [];
  const { code, output } = await millrace(['verify', '--json', '--store', `sqlite:${served.file}`], '/');
  if (code !== 0) faults.push(`millrace verify: ${output}`);
  const stack = /\n\s+at .*/.exec(served.output);
  if (stack) faults.push(`a server printed a stack: ${served.output.slice(Math.max(0, stack.index - 500), stack.index + 300)}`);
  for (const line of served.output.split('\n'))
    if (line.includes('"level":"error"') && expected?.test(line) !== true) faults.push(`a server logged: ${line}`);
  return faults;
}
