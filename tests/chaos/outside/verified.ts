import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createEngine, sqliteStore } from '@millrace/engine';
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

/** Aggregates that have a row in a list, by type, with the list. */
const lists: Readonly<Record<string, string>> = { process: 'instances', message: 'messageRooms', record: 'records', account: 'accounts' };

/** What the daily audit would have to repair: list rows that are not of their history's newest revision. Nothing may be at work. */
async function unaudited(file: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const store = sqliteStore(file);
  try {
    const engine = await createEngine({ store, work: false });
    try {
      for (const [type, collection] of Object.entries(lists)) {
        for (let after = ''; ;) {
          const page = await store.aggregates(`main/${type}/`, after, 1000);
          for (const { aggregate, revision } of page) {
            const rank = await store.rankOf(collection, aggregate.replace(`/${type}/`, '/'));
            if (Math.floor((rank ?? 0) / 4096) !== revision)
              faults.push(`the audit would repair ${aggregate}: revision ${revision}, its row has rank ${String(rank)}`);
          }
          after = page.at(-1)?.aggregate ?? '';
          if (page.length < 1000) break;
        }
      }
      const left = await store.count({ collection: 'outbox', tenant: 'main' }, 100);
      if (left > 0) faults.push(`${left} effects were never delivered`);
    } finally {
      await engine.close();
    }
  } finally {
    await store.close();
  }
  return faults;
}

/** What `millrace verify` finds wrong, and what the servers have logged as errors; `expected` are those that say what was done to them. */
export async function verified(served: Served, expected?: RegExp): Promise<readonly string[]> {
  const faults: string[] = [];
  const { code, output } = await millrace(['verify', '--json', '--store', `sqlite:${served.file}`], '/');
  if (code !== 0) faults.push(`millrace verify: ${output}`);
  else faults.push(...(await unaudited(served.file)));
  const stack = /\n\s+at .*/.exec(served.output);
  if (stack) faults.push(`a server printed a stack: ${served.output.slice(Math.max(0, stack.index - 500), stack.index + 300)}`);
  for (const line of served.output.split('\n'))
    if (line.includes('"level":"error"') && expected?.test(line) !== true) faults.push(`a server logged: ${line}`);
  return faults;
}
