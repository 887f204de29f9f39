/**
 * People at work against one server on SQLite with the demo's data: `node people.bench.mjs [--people N] [--seconds N] [--think N] [--flat N] [--json FILE]`, THINK being the mean of
 * the pauses between what one person does, in seconds (exponential). After a build.
 *
 * `millrace serve` runs as a process of its own, in demo mode with 14 accounts; this process has all people, each with a session and live updates of their own. One round of a person:
 * look into the inbox (with the count and the notifications, at once), open a work item, decide it, open the form of a purchase and its look-up, submit a request, look at
 * their requests, at the new one and its route, with a pause after each page. A write is answered after fsync. Two people never take work of the same request at once, as
 * colleagues would not; so every answer of 400 or more is a failure. Signing in (argon2) comes before the clock and is told apart.
 *
 * Then, for `flat` seconds each, both this server and a bare one (`bare-server.mjs`) are asked the same without pauses, 16 calls at once: what Express and SQLite can do at most.
 * Not measured: the network, a browser, files, TLS.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { percentile } from '../../engine/bench/measure.mjs';
import { openBench, shown } from '../../engine/bench/report.mjs';

const { settings, report } = openBench('people', 'People at work over HTTP, the generator on the same machine', {
  people: 200,
  seconds: 60,
  think: 2,
  flat: 5,
});
const { people, seconds, think, flat: flatSeconds } = settings;
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

  get failures() {
    return [...this.refused.values()].reduce((sum, count) => sum + count, 0);
  }

  tell(lasted) {
    const row = (name, times, size) => {
      const sorted = times.toSorted((a, b) => a - b);
      return [name, times.length, ...[50, 95, 99].map((percent) => percentile(sorted, percent)), size];
    };
    report.table(
      ['call', 'calls', 'p50 ms', 'p95 ms', 'p99 ms', 'bytes'],
      [...[...this.times].sort().map(([name, times]) => row(name, times, this.size(name))), row('all', this.all, '')],
    );
    report.note(`${shown(this.all.length / lasted)} calls/s, failed: ${JSON.stringify(Object.fromEntries(this.refused))}`);
  }
}

/** Requests that somebody has open: nobody else takes work of theirs meanwhile. */
const inHand = new Set();

const requestOf = (workItem) => workItem.slice(0, workItem.lastIndexOf('.'));

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

  /** Opens work and approves it where it still waits for a decision. */
  async decide(item, rest) {
    const { body: work } = await this.call('open work', 'GET', `/work-items/${item.id}`);
    if (await rest()) return true;
    if (work.outcomes?.some(({ id }) => id === 'approved'))
      await this.call('decide', 'POST', `/work-items/${item.id}/complete`, { outcome: 'approved' });
    return false;
  }

  /** One round of what people do; `rest` comes between, and says when it is time to go home. */
  async round(rest) {
    const [{ body: inbox }] = await Promise.all([
      this.call('inbox', 'GET', '/work-items?limit=50'),
      this.call('count', 'GET', '/work-items/count'),
      this.call('notifications', 'GET', '/notifications?unread=true&limit=20'),
    ]);
    if (await rest()) return;
    const free = inbox.items.filter(({ id }) => !inHand.has(requestOf(id)));
    const item = free[Math.floor(Math.random() * free.length)];
    if (item) {
      inHand.add(requestOf(item.id));
      try {
        if (await this.decide(item, rest)) return;
      } finally {
        inHand.delete(requestOf(item.id));
      }
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

/** Processor time of a process and its threads, in seconds; 0 where the system does not tell. */
function serverSeconds(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
    return (user + system) / 100;
  } catch {
    return 0;
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
  const until = performance.now() + flatSeconds * 1000;
  const from = counted();
  await Promise.all(
    Array.from({ length: 16 }, async (_, at) => {
      while (performance.now() < until) await work(at);
    }),
  );
  return (counted() - from) / flatSeconds;
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
  report.note(`signed in ${people} people`);
  for (const one of visitors) {
    one.tally = tally;
    one.listen(stop.signal).catch(() => undefined);
  }
  await loopDelay(server);
  const before = serverSeconds(server.pid);
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
  const used = serverSeconds(server.pid) - before;
  tally.tell(seconds);
  report.note(
    `event loop of the server, ms and % busy: ${await loopDelay(server)}; its processor time ${shown((used * 1000) / tally.all.length)} ms a call; load ${loadavg()[0].toFixed(1)}`,
  );

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
  const sorted = tally.all.toSorted((a, b) => a - b);
  const decided = tally.times.get('decide')?.length ?? 0;
  report.figure({ name: 'calls a second', value: tally.all.length / seconds });
  report.figure({
    name: 'decisions and requests a CPU-second of the server',
    value: (decided + (tally.times.get('submit')?.length ?? 0)) / used,
  });
  report.figure({ name: 'without pauses, calls a second', value: ours });
  report.figure({ name: 'without pauses ÷ bare Express with libsql', value: ours / theirs });
  report.figure({ name: 'p95 of all calls', value: percentile(sorted, 95), unit: 'ms', atMost: 100 });
  report.figure({ name: 'p99 of all calls', value: percentile(sorted, 99), unit: 'ms', atMost: 250 });
  report.figure({ name: 'failed calls', value: tally.failures, atMost: 0 });
  report.close();
} finally {
  stop.abort();
  bare?.kill('SIGKILL');
  server.kill('SIGTERM');
  await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
  rmSync(folder, { recursive: true, force: true });
}
