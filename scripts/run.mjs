import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { whenRunnerEnds } from './package-runner.mjs';
import { top } from './repository.mjs';

/** What asks this process to end; the last one when its terminal is closed. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program with Node in the repository, its output shown as it comes, without standard input: nothing here may ever ask.
 * Answers the exit code; a signal counts as 1.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<number>}
 */
export function runNode(args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: top,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    const forward = () => child.kill('SIGINT');
    for (const signal of signals) process.on(signal, forward);
    whenRunnerEnds(forward);
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/** Path of a tool of the workspace that is a script of Node. @param {string} file */
export const tool = (file) => join(top, 'node_modules', file);

/** Seconds since a moment of `performance.now()`, for people. @param {number} since */
export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
