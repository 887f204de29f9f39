// Starts the product with the command given (`npx -y pnpm@12 start`), as a newcomer does, opens its first page, ends it and starts it again:
// CI's proof that a bare machine gets a working server, and that no server stays behind.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { top } from './repository.mjs';

const [command = process.execPath, ...args] = process.argv.length > 2 ? process.argv.slice(2) : [process.execPath, 'scripts/start.mjs'];
const folder = mkdtempSync(join(tmpdir(), 'millrace-start-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const patience = 180_000;

/** @param {unknown} holds @param {string} expected */
function require(holds, expected) {
  if (!holds) throw new Error(`Expected ${expected}.`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Starts the server, does something with it, ends it with SIGTERM. @template T @param {() => Promise<T>} use @returns {Promise<T>} */
async function during(use) {
  const env = { ...process.env, PORT: String(port), MILLRACE_STORE: `sqlite:${join(folder, 'demo.db')}` };
  const child = spawn(command, args, { cwd: top, stdio: ['ignore', 'inherit', 'inherit'], env });
  const ended = new Promise((/** @type {(code: number | null) => void} */ resolve) => child.once('exit', resolve));
  const since = Date.now();
  try {
    while (!(await isReady())) {
      require(child.exitCode === null, 'the server to go on running');
      require(Date.now() - since < patience, `the server to be ready within ${patience / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    console.log(`Ready after ${((Date.now() - since) / 1000).toFixed(1)} s.`);
    return await use();
  } finally {
    child.kill('SIGTERM');
    await ended;
    // npx is gone at once; what it ran ends in order after it.
    const asked = Date.now();
    while (await answers()) {
      require(Date.now() - asked < 15_000, 'the server to end when the command that started it is ended');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const isReady = () =>
  fetch(`${base}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

const answers = () =>
  fetch(`${base}/api/health/live`).then(
    () => true,
    () => false,
  );

/** The first page with everything it loads. */
async function openFirstPage() {
  const page = await (await fetch(`${base}/services`)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  require(files.length > 0, 'the portal to be built, so that the first page loads its files');
  for (const file of files) require((await fetch(base + file)).ok, `${file} to be there`);
  require((await fetch(`${base}/api/openapi.json`)).ok, 'the interface to describe itself');
}

/** @param {string} cookie */
async function whoIs(cookie) {
  const { person } = /** @type {{ person: { id: string } | null }} */ (
    await (await fetch(`${base}/api/v1/session`, { headers: { cookie } })).json()
  );
  return person?.id;
}

try {
  const cookie = await during(async () => {
    await openFirstPage();
    const answer = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'anna', password: 'millrace-demo' }),
    });
    require(answer.ok, `the demo account to sign in, but found ${answer.status}`);
    const given = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    require((await whoIs(given)) === 'anna', 'the session to be of the one who signed in');
    return given;
  });
  await during(async () => require((await whoIs(cookie)) === 'anna', 'the session to outlive a restart: nothing that was stored is lost'));
  console.log('Started, used, ended and started again: all is well.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
