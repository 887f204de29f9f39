import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, memoryStore, sqliteStore, type Engine, type InstanceView, type Store } from '@millrace/engine';
import { decodeCommit, verifyCommit } from '@millrace/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../identity/passwords.js';
import { storeAddress } from '../stores/store-address.js';
import { demoAccounts, plantDemo } from './index.js';
import { mark } from './planted.js';

const now = Date.parse('2026-11-20T12:00:00Z');

async function allInstances(engine: Engine): Promise<readonly InstanceView[]> {
  const found: InstanceView[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page: Awaited<ReturnType<Engine['instances']>> = await engine.instances({
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.cursor;
  }
  return found;
}

describe('the demo data', () => {
  const store = memoryStore();
  let engine: Engine;
  let instances: readonly InstanceView[];

  beforeAll(async () => {
    expect(await plantDemo(store, { now })).toEqual({ planted: 'now', accounts: demoAccounts });
    engine = await createEngine({ store, work: false, log: () => undefined });
    instances = await allInstances(engine);
  }, 60_000);
  afterAll(() => engine.close());

  it('is some weeks of requests in every state, of people of two organisations', () => {
    const requests = instances.filter(({ definition }) => definition === 'purchase' || definition === 'leave');
    expect(requests.length).toBeGreaterThanOrEqual(100);
    for (const definition of ['purchase', 'leave']) {
      const states = requests.filter((one) => one.definition === definition).map(({ status }) => status);
      expect(new Set(states)).toEqual(new Set(['active', 'completed', 'cancelled']));
    }
    expect(new Set(requests.map(({ organisation }) => organisation))).toEqual(new Set(['north-works', 'delta-logistics']));
    expect(requests.every(({ number }) => /^(?:PR|LR)-2026-\d{5}$/.test(number ?? ''))).toBe(true);
    const anna = requests.filter(({ initiator }) => initiator === 'anna');
    expect(new Set(anna.map(({ status }) => status)).size).toBe(3);
  });

  it('calls requests what people read in a list: sums and days of a leave as their language writes them', () => {
    const titles = (definition: string): readonly { readonly en?: string; readonly ru?: string }[] =>
      instances.filter((one) => one.definition === definition).map(({ title = {} }) => (typeof title === 'string' ? {} : title));
    for (const { en, ru } of titles('purchase')) {
      expect(en).toMatch(/ · RUB\u{a0}\d{1,3}(?:,\d{3})*\.\d\d$/u);
      expect(ru).toMatch(/ · \d{1,3}(?:\u{a0}\d{3})*,\d\d\u{a0}₽$/u);
    }
    for (const { en, ru } of titles('leave')) {
      expect(en).toMatch(/^Leave (?:\d\d\.\d\d(?:\.\d{4})?–)?\d\d\.\d\d\.\d{4}$/u);
      expect(ru).toBe(en?.replace('Leave', 'Отпуск'));
    }
  });

  it('brings the orders of leaves to the accountant of the own organisation', async () => {
    const open = await engine.workItems({ limit: 500 });
    const of = new Map(instances.map(({ id, organisation }) => [id, organisation]));
    const orders = open.items.filter(({ elementId }) => elementId === 'order');
    expect(orders.length).toBeGreaterThan(0);
    for (const { instanceId, offeredTo } of orders) expect(offeredTo).toEqual([`position:hr-accountant-${of.get(instanceId)}`]);
  });

  it('gives everybody something to do, something late to one, and one incident for want of money', async () => {
    for (const { login } of demoAccounts)
      expect({ login, items: (await engine.workItems({ for: login })).items.length }).not.toMatchObject({ items: 0 });
    const overdue = (await engine.workItems({ for: 'boris', limit: 100 })).items.filter(
      ({ dueAt }) => dueAt !== undefined && Date.parse(String(dueAt)) < now,
    );
    expect(overdue).not.toEqual([]);
    expect((await engine.incidents()).items.map(({ code }) => code)).toEqual(['INSUFFICIENT_FUNDS']);
  });

  it('lets everybody in with the password that is told', async () => {
    const passwords = new Passwords();
    for (const { login, password } of demoAccounts) {
      const credential = await engine.identity.credential(login);
      expect(await passwords.check(credential?.hash ?? null, password)).toBe(true);
    }
    expect((await engine.identity.roleGrant('administrator'))?.holders).toEqual(['user:roman']);
  });

  it('never spends what is not there, and gives no day twice', async () => {
    const { rows } = await engine.findRows({ collection: 'accounts', tenant: engine.tenant, limit: 1000 });
    expect(rows.length).toBe(17);
    for (const { key, fields } of rows) expect({ key, available: Number(fields['available']) >= 0 }).toEqual({ key, available: true });
    const absences = (await engine.records.find({ register: 'absences', limit: 1000 })).items.map(
      ({ attributes }) => attributes as Readonly<Record<string, string>>,
    );
    expect(absences.length).toBeGreaterThan(20);
    for (const one of absences)
      for (const other of absences)
        if (one !== other && one['employee'] === other['employee'])
          expect(one['to']! < other['from']! || other['to']! < one['from']!).toBe(true);
  });

  it('is true in every commit: each follows from the one before, in its order of time and not after now', async () => {
    let commits = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Awaited<ReturnType<Store['aggregates']>> = await store.aggregates('main/', after, 500);
      for (const { aggregate } of page) {
        let [prevHash, at] = ['', 0];
        for (const commit of (await store.load(aggregate)).commits) {
          expect({ aggregate, revision: commit.revision, ok: verifyCommit({ ...commit, prevHash }, commit.body) }).toMatchObject({
            ok: true,
          });
          expect(commit.at >= at && commit.at <= now).toBe(true);
          [prevHash, at] = [decodeCommit(commit.body).hash, commit.at];
          commits++;
        }
      }
      after = page.at(-1)?.aggregate;
    }
    expect(commits).toBeGreaterThan(2000);
  }, 60_000);

  it('is planted once', async () => {
    expect((await plantDemo(store, { now })).planted).toBe('before');
    expect(await allInstances(engine)).toHaveLength(instances.length);
  });
});

describe('planting', () => {
  const folders: string[] = [];
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  const withEngine = async (store: Store, act: (engine: Engine) => Promise<unknown>): Promise<void> => {
    const engine = await createEngine({ store, log: () => undefined });
    await act(engine);
  };

  it('leaves a store alone that holds anything else', async () => {
    const store = memoryStore();
    await withEngine(store, (engine) => engine.people.save('somebody', { name: 'Somebody' }));
    expect(await plantDemo(store, { now })).toEqual({ planted: 'no', accounts: [] });
    await withEngine(store, async (engine) => expect((await engine.instances()).items).toEqual([]));
  });

  describe('on a server', () => {
    const sizeOf = async (store: Store): Promise<object> => {
      const engine = await createEngine({ store, work: false, log: () => undefined });
      const { items } = await engine.workItems({ limit: 500 });
      return {
        instances: (await allInstances(engine)).length,
        workItems: items.length,
        groups: (await store.aggregates('main/', '', 1000)).length,
      };
    };
    /** A server: it outlives who speaks to it. `fails` is asked before each write of so many rows. */
    const serverOn = (store: Store, fails: (rows: number) => boolean = () => false) => ({
      shown: 'mongodb://made-up/demo',
      open: (): Store =>
        new Proxy(store, {
          get(target, name) {
            if (name === 'close') return () => Promise.resolve();
            if (name === 'project')
              return (rows: Parameters<Store['project']>[0]) =>
                fails(rows.length) ? Promise.reject(new Error('The program was killed here.')) : target.project(rows);
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        }),
    });

    it('goes on where an earlier start was broken off, with the same plan', { timeout: 60_000 }, async () => {
      const [whole, store] = [memoryStore(), memoryStore()];
      expect((await plantDemo(serverOn(whole), { now })).planted).toBe('now');
      let writes = 0;
      await expect(
        plantDemo(
          serverOn(store, (rows) => rows > 100 && ++writes > 1),
          { now },
        ),
      ).rejects.toThrow('killed here');
      expect((await plantDemo(serverOn(store), { now: now + 3_600_000 })).planted).toBe('now');
      expect(await sizeOf(store)).toEqual(await sizeOf(whole));
      expect((await plantDemo(serverOn(store), { now })).planted).toBe('before');
    });

    it('by two at the same moment plants one demo', { timeout: 60_000 }, async () => {
      const [whole, store] = [memoryStore(), memoryStore()];
      await plantDemo(whole, { now });
      await Promise.all([plantDemo(serverOn(store), { now }), plantDemo(serverOn(store), { now })]);
      expect(await sizeOf(store)).toEqual(await sizeOf(whole));
    });
  });

  it('takes the place of a file without a byte', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-planting-'));
    folders.push(folder);
    const file = join(folder, 'demo.db');
    await writeFile(file, '');
    expect((await plantDemo(storeAddress(`sqlite:${file}`), { now })).planted).toBe('now');
  });

  it('refuses a store in which an older version was interrupted', async () => {
    const store = memoryStore();
    await withEngine(store, (engine) => mark(engine, 'begun'));
    await expect(plantDemo(store, { now })).rejects.toMatchObject({ code: 'DEMO_DATA_INCOMPLETE' });
  });

  it('of a file that was killed leaves no file, and begins anew at the next start', { timeout: 90_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-planting-'));
    folders.push(folder);
    const file = join(folder, 'demo.db');
    await killWhilePlanting(file);
    expect(existsSync(file)).toBe(false);
    expect((await readdir(folder)).some((name) => name.startsWith('demo.db.planting-'))).toBe(true);
    expect((await plantDemo(storeAddress(`sqlite:${file}`), { now })).planted).toBe('now');
    expect((await readdir(folder)).filter((name) => name.includes('planting'))).toEqual([]);
    const engine = await createEngine({ store: sqliteStore(file), work: false, log: () => undefined });
    try {
      expect((await allInstances(engine)).length).toBeGreaterThan(100);
    } finally {
      await engine.close();
    }
  });

  it('of one new file by two at the same moment plants it once, whole', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-planting-'));
    folders.push(folder);
    const file = join(folder, 'demo.db');
    const answers = await Promise.all([plantElsewhere(file), plantElsewhere(file)].map(answerOf));
    expect(answers.toSorted()).toEqual(['before', 'now']);
    expect((await readdir(folder)).filter((name) => name.includes('planting'))).toEqual([]);
    expect((await plantDemo(storeAddress(`sqlite:${file}`), { now })).planted).toBe('before');
  });
});

/** Plants in a process of its own; what it answers is its output. */
function plantElsewhere(file: string): ChildProcess {
  const built = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
  const program = [
    `import { plantDemo } from ${JSON.stringify(built('demo-data/index.js'))};`,
    `import { storeAddress } from ${JSON.stringify(built('stores/store-address.js'))};`,
    `console.log((await plantDemo(storeAddress(${JSON.stringify(`sqlite:${file}`)}), { now: ${now} })).planted);`,
  ].join('\n');
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Plants and kills it as soon as it has begun to write. */
async function killWhilePlanting(file: string): Promise<void> {
  const child = plantElsewhere(file);
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(`${file}.planting-${child.pid ?? 0}`) && child.exitCode === null)
    await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  await ended;
}

/** What a planting elsewhere answered. */
async function answerOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return output.trim();
}
