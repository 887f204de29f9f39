import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/** Where a MongoDB-protocol server can be had for tests, or why not. */
export type MongoForTests = { readonly uri: string; readonly missing: null } | { readonly uri: null; readonly missing: string };

/** A server that a test starts, stops and starts again. Its data outlives a stop. */
export interface RestartableMongo {
  readonly uri: string;
  /** Ends the server, whatever it is doing; what it acknowledged stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address, over the same data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Stands beside the repository on the machines that have it; its README tells what it is. */
const launcher = fileURLToPath(new URL('../../../../shared/mongodb/mongodb', import.meta.url));

/** Why no server can be started here, or `null`. */
export function whyNoMongo(): string | null {
  if (!existsSync(launcher))
    return 'no MongoDB server: set MILLRACE_TEST_MONGODB_URI (there is no ../shared/mongodb beside the repository)';
  if (spawnSync('java', ['-version']).status !== 0)
    return 'no MongoDB server: set MILLRACE_TEST_MONGODB_URI, or install Java 17 for ../shared/mongodb';
  return null;
}

/**
 * The server for this test run: the one that `MILLRACE_TEST_MONGODB_URI` or `MONGODB_URI` names, else one of `../shared/mongodb` that is started when
 * the first test file asks and ends with the run. All files of a run share it, so each test uses a database of its own.
 */
export async function mongoForTests(): Promise<MongoForTests> {
  const given = process.env['MILLRACE_TEST_MONGODB_URI'] ?? process.env['MONGODB_URI'];
  if (given !== undefined && given !== '') return { uri: given, missing: null };
  const missing = whyNoMongo();
  if (missing !== null) return { uri: null, missing };
  // Test files run in child processes or in threads of one process: either way this is the process that lives as long as the run.
  const run = isMainThread ? process.ppid : process.pid;
  const folder = join(tmpdir(), `millrace-mongodb-${run}`);
  const address = join(folder, 'address');
  if (!claim(folder)) return { uri: await addressIn(address), missing: null };
  const server = join(folder, 'server');
  // It ends with the run also when the run is killed.
  const guard = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; "$2" stop "$3"; rm -rf "$4"';
  spawn('bash', ['-c', guard, 'bash', String(run), launcher, server, folder], { detached: true, stdio: 'ignore' }).unref();
  const uri = launch(server, []);
  writeFileSync(address, uri);
  return { uri, missing: null };
}

/** A server of its own for a test that ends servers. Ask `whyNoMongo` first. */
export function startRestartableMongo(): RestartableMongo {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-mongodb-own-'));
  const uri = launch(folder, ['--keep']);
  const port = new URL(uri).port;
  return {
    uri,
    stop: async () => end(folder),
    start: async () => void launch(folder, ['--keep', '--port', port]),
    remove: async () => {
      await end(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(folder: string, options: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(launcher, ['start', folder, ...options], { encoding: 'utf8' });
  const uri = /^MONGODB_URI=(.+)$/m.exec(stdout)?.[1];
  if (status !== 0 || uri === undefined) throw new Error(`The MongoDB server for tests did not start: ${stderr || stdout}`);
  return uri;
}

/** Without blocking: calls to the server are under way meanwhile. */
async function end(folder: string): Promise<void> {
  await once(spawn(launcher, ['stop', folder], { stdio: 'ignore' }), 'exit');
}

/** Whether this file is the first to ask; the others wait for the address. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function addressIn(file: string): Promise<string> {
  const end = performance.now() + 40_000;
  while (performance.now() < end) {
    const uri = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (uri !== '') return uri;
    await pause(50);
  }
  throw new Error('The MongoDB server for tests did not start within 40 s.');
}
