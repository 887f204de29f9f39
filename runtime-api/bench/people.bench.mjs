/**
 * People at work against one server on SQLite with the demo's data: `node people.bench.mjs [PEOPLE] [SECONDS] [THINK]`, THINK being the mean of the pauses between what one
 * person does, in seconds. Each signs in, listens to live updates, looks into the inbox, opens work, decides, asks, and looks at their requests. After that both this
 * server and a bare one (`bare-server.mjs`) are asked the same without pauses. Fails when the 95th percentile of all calls is 100 ms or more.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [people = 50, seconds = 60, think = 5] = process.argv.slice(2).map(Number);
const here = fileURLToPath(new URL('.', import.meta.url));
const accounts = ['anna', 'boris', 'vera', 'gleb', 'dina', 'ilya', 'kira', 'olga', 'egor', 'pavel', 'mark', 'nina', 'helen', 'roman'];
const folder = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** A UUIDv7. */
function newKey() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 15);
  bytes[8] = 0x80 | (bytes[8] & 63);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Times, bytes and refusals by the name of what was called. */
class Tally {
  times = new Map();
  bytes = new Map();
  refused = new Map();

  note(name, ms, size, status) {
    if (status >= 400) this.refused.set(`${name} ${status}`, (this.refused.get(`${name} ${status}`) ?? 0) + 1);
    if (!this.times.has(name)) this.times.set(name, []);
    this.times.get(name).push(ms);
    this.bytes.set(name, (this.bytes.get(name) ?? 0) + size);
  }

  get all() {
    return [...this.times.values()].flat();
  }

  size(name) {
    return Math.round(this.bytes.get(name) / this.times.get(name).length);
  }

  print(lasted) {
    const row = (name, times, size) => {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)].toFixed(1).padStart(8);
      console.log(`${name.padEnd(16)}${String(times.length).padStart(7)}${at(0.5)}${at(0.95)}${at(0.99)}${String(size).padStart(9)}`);
    };
    console.log('call              calls  p50 ms  p95 ms  p99 ms    bytes');
    for (const [name, times] of [...this.times].sort()) row(name, times, this.size(name));
    row('all', this.all, '');
    console.log(`${Math.round(this.all.length / lasted)} calls/s, refused: ${JSON.stringify(Object.fromEntries(this.refused))}`);
  }
}

/** A browser of one person. */
class Visitor {
  constructor(base, login, tally) {
    Object.assign(this, { base, login, tally, cookie: '', csrf: '' });
  }

  async call(name, method, path, body) {
    const since = performance.now();
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrf, 'content-type': 'application/json', 'idempotency-key': newKey() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    this.tally.note(name, performance.now() - since, text.length, response.status);
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0];
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async signIn() {
    for (;;) {
      const { status, body } = await this.call('sign in', 'POST', '/session', { login: this.login, password: 'millrace-demo' });
      if (status === 200) return void (this.csrf = body.csrfToken);
      await pause(500 + Math.random() * 1000);
    }
  }

  /** Hears of changes, as a page does; what is heard is thrown away. */
  async listen(signal) {
    const response = await fetch(`${this.base}/api/v1/events?topics=inbox,requests,notifications`, {
      headers: { cookie: this.cookie },
      signal,
    });
    for await (const _ of response.body);
  }

  /** One round of what people do; `rest` comes between, and says when it is time to go home. */
  async round(rest) {
    const [{ body: inbox }] = await Promise.all([
      this.call('inbox', 'GET', '/work-items?limit=50'),
      this.call('count', 'GET', '/work-items/count'),
      this.call('notifications', 'GET', '/notifications?unread=true&limit=20'),
    ]);
    if (await rest()) return;
    const item = inbox.items[Math.floor(Math.random() * inbox.items.length)];
    if (item) {
      const { body: work } = await this.call('open work', 'GET', `/work-items/${item.id}`);
      if (await rest()) return;
      if (work.outcomes?.some(({ id }) => id === 'approved'))
        await this.call('decide', 'POST', `/work-items/${item.id}/complete`, { outcome: 'approved' });
    }
    const [{ body: offered }] = await Promise.all([
      this.call('look up', 'GET', '/services/purchase/lookups/fld_supplier?search=b'),
      this.call('start form', 'GET', '/services/purchase'),
    ]);
    if (await rest()) return;
    const supplier = offered.items[0]?.value;
    const data = {
      subject: 'Paper',
      supplier,
      budgetLine: { register: 'budgetLines', id: 'office' },
      lines: [{ item: 'Paper', quantity: 1, price: 10 }],
    };
    // Whom the register shows nothing to cannot ask for a purchase.
    const { body: made } = supplier ? await this.call('submit', 'POST', '/services/purchase/requests', { data }) : {};
    const { body: mine } = await this.call('my requests', 'GET', '/instances?mine=true&limit=20');
    if (await rest()) return;
    const { id } = made?.card ?? mine.items[0] ?? {};
    if (id === undefined) return;
    await Promise.all([this.call('request', 'GET', `/instances/${id}`), this.call('route', 'GET', `/instances/${id}/route`)]);
    if (await rest()) return;
  }
}

async function startServer(port) {
  const child = spawn(
    process.execPath,
    ['--import', join(here, 'loop-delay.mjs'), ...profiling, join(here, '../bin/millrace.mjs'), 'serve'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        MILLRACE_MODE: 'demo',
        MILLRACE_STORE: `sqlite:${join(folder, 'demo.db')}`,
      },
    },
  );
  child.said = '';
  child.stderr.on('data', (chunk) => (child.said += chunk));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${child.said}`);
    const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    if (ready?.ok) return child;
    await pause(200);
  }
}

async function loopDelay(child) {
  child.said = '';
  child.kill('SIGUSR2');
  await pause(300);
  return /loop-delay (.*)/.exec(child.said)?.[1] ?? 'not told';
}

/** Calls as fast as they are answered, from so many at once; answers calls a second. */
async function flatOut(work, counted) {
  const until = performance.now() + 10_000;
  const from = counted();
  await Promise.all(
    Array.from({ length: 16 }, async (_, at) => {
      while (performance.now() < until) await work(at);
    }),
  );
  return Math.round((counted() - from) / 10);
}

const profiling = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const server = await startServer(port);
const stop = new AbortController();
let bare;
try {
  const entering = new Tally();
  const tally = new Tally();
  const visitors = Array.from({ length: people }, (_, at) => new Visitor(base, accounts[at % accounts.length], entering));
  for (let from = 0; from < people; from += 8) await Promise.all(visitors.slice(from, from + 8).map((one) => one.signIn()));
  console.log(`${people} people for ${seconds} s, ${think} s of thought on average; load of the machine ${loadavg()[0].toFixed(1)}`);
  entering.print(1);
  for (const one of visitors) {
    one.tally = tally;
    one.listen(stop.signal).catch(() => undefined);
  }
  await loopDelay(server);
  const until = performance.now() + seconds * 1000;
  const rest = async () => {
    const wanted = -Math.log(1 - Math.random()) * think * 1000;
    // Whoever would still be thinking at the end goes home: they must not all come at once.
    await pause(Math.min(wanted, Math.max(until - performance.now(), 0)));
    return performance.now() >= until;
  };
  await Promise.all(
    visitors.map(async (one) => {
      if (await rest()) return;
      while (performance.now() < until) await one.round(rest);
    }),
  );
  tally.print(seconds);
  console.log(`event loop of the server, ms and % busy: ${await loopDelay(server)}; load ${loadavg()[0].toFixed(1)}`);

  const flat = new Tally();
  for (const one of visitors) one.tally = flat;
  const ours = await flatOut(
    (at) => visitors[at % people].round(() => undefined),
    () => flat.all.length,
  );
  const names = [...flat.times.keys()];
  const sizes = Object.fromEntries(names.map((name) => [name, flat.size(name)]));
  bare = spawn(process.execPath, [join(here, 'bare-server.mjs'), join(folder, 'bare.db'), JSON.stringify(sizes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const barePort = await new Promise((resolve) => bare.stdout.once('data', (chunk) => resolve(Number(chunk))));
  let count = 0;
  const theirs = await flatOut(
    async () => {
      for (const name of names) {
        const isWrite = name === 'submit' || name === 'decide';
        const send = {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ data: { subject: 'Paper' } }),
        };
        await (await fetch(`http://127.0.0.1:${barePort}/${encodeURIComponent(name)}`, isWrite ? send : {})).text();
        count += 1;
      }
    },
    () => count,
  );
  console.log(
    `without pauses, 16 at once: ${ours} calls/s; bare Express with libsql: ${theirs} calls/s; ratio ${(ours / theirs).toFixed(2)}`,
  );
  flat.print(10);
  const sorted = tally.all.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)];
  console.log(`p95 of all calls ${p95.toFixed(1)} ms, wanted below 100`);
  if (!(p95 < 100)) process.exitCode = 1;
} finally {
  stop.abort();
  bare?.kill('SIGKILL');
  server.kill('SIGTERM');
  await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
  rmSync(folder, { recursive: true, force: true });
}
