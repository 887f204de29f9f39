import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createEngine, sqliteStore, type Engine } from '@millrace/engine';
import { decodeCommit, verifyCommit } from '@millrace/engine/testing';
import { expect } from 'vitest';
import { handlers, plant } from './definitions.mjs';

/** What the killed engines told, and were therefore bound to keep. */
interface Acknowledged {
  readonly started: Map<string, string>;
  readonly completed: Map<string, string>;
  readonly cancelled: Set<string>;
  readonly faults: string[];
}

/** One life: started on the file, killed after so many milliseconds of work. */
async function live(path: string, life: number, killAfter: number, told: Acknowledged): Promise<void> {
  const program = fileURLToPath(new URL('./killed-engine.mjs', import.meta.url));
  const engine = new URL('../../engine/dist/src/index.js', import.meta.url).href;
  const child = spawn(process.execPath, [program, engine, path, `l${life}`, '60'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, id = '', more = ''] = line.split(' ');
    if (kind === 'ready') setTimeout(() => child.kill('SIGKILL'), killAfter);
    else if (kind === 's') told.started.set(id, more);
    else if (kind === 'c') {
      if (told.completed.has(id)) told.faults.push(`${id} was completed by ${told.completed.get(id) ?? ''} and by ${more}`);
      told.completed.set(id, more);
    } else if (kind === 'x') told.cancelled.add(id);
    else told.faults.push(line);
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal, 'the engine worked until it was killed').toBe('SIGKILL');
}

/** Finishes what was left, as people and programs would. */
async function finish(engine: Engine): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await engine.idle();
    const { items } = await engine.workItems({ for: 'clara', limit: 200 });
    await Promise.all(items.map(({ id }) => engine.complete(id, { actor: 'clara' })));
    const left = (await engine.instances({ status: 'active', limit: 1 })).items.length;
    quiet = items.length || left ? 0 : quiet + 1;
  }
  await engine.idle();
}

/** Every key of an aggregate below a prefix. */
export async function allKeys(store: ReturnType<typeof sqliteStore>, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let after = ''; ;) {
    const page = await store.aggregates(prefix, after, 1000);
    keys.push(...page.map(({ aggregate }) => aggregate));
    const last = page.at(-1);
    if (!last || page.length < 1000) return keys;
    after = last.aggregate;
  }
}

/** The history of one aggregate: unbroken, and each event with who caused it. */
export async function eventsOf(store: ReturnType<typeof sqliteStore>, key: string) {
  const events: { type: string; actor: string; facts: Record<string, unknown> }[] = [];
  let prevHash = '';
  let prev: string | null = null;
  for (let from = 1; ;) {
    const page = await store.read(key, from, 1000);
    for (const commit of page) {
      expect(commit.prev, `${key} ${commit.revision} follows the one before`).toBe(prev);
      expect(
        verifyCommit({ aggregate: key, revision: commit.revision, at: commit.at, prevHash }, commit.body),
        `${key} ${commit.revision} is as it was written`,
      ).toBe(true);
      const { content, hash } = decodeCommit(commit.body);
      for (const { type, by = 0, facts } of content.events) events.push({ type, actor: content.commands[by]?.actor ?? '', facts });
      prevHash = hash;
      prev = commit.id;
    }
    if (page.length < 1000) return events;
    from += page.length;
  }
}

const times = (events: readonly { readonly type: string }[], type: string): number => events.filter((event) => event.type === type).length;

/** Kills an engine under load again and again on one file, then checks all that it had acknowledged. Answers what was done. */
export async function killLoop(options: {
  readonly lives: number;
  readonly killAfter: (life: number) => number;
}): Promise<{ started: number; completed: number; cancelled: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-chaos-'));
  const path = join(folder, 'millrace.db');
  const told: Acknowledged = { started: new Map(), completed: new Map(), cancelled: new Set(), faults: [] };
  try {
    for (let life = 0; life < options.lives; life++) await live(path, life, options.killAfter(life), told);
    expect(told.faults).toEqual([]);
    await auditAfterKill(path);
    const store = sqliteStore(path);
    const engine = await createEngine({ store, handlers });
    try {
      await plant(engine);
      await finish(engine);
      await check(engine, store, told);
      await auditRows(store);
    } finally {
      await engine.close();
    }
    return { started: told.started.size, completed: told.completed.size, cancelled: told.cancelled.size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the daily audit does, without its repair: each list row is of its aggregate's newest revision. */
export async function auditRows(store: ReturnType<typeof sqliteStore>): Promise<void> {
  for (const [type, collection] of Object.entries({ process: 'instances', record: 'records', account: 'accounts' })) {
    for (const aggregate of await allKeys(store, `main/${type}/`)) {
      const revision = (await store.head(aggregate))?.revision;
      const rank = await store.rankOf(collection, aggregate.replace(`/${type}/`, '/'));
      expect(Math.floor((rank ?? 0) / 4096), `the list row of ${aggregate}`).toBe(revision);
    }
  }
}

/** The file as the last kill left it, before anything could be repaired: this store writes commits and rows together. */
async function auditAfterKill(path: string): Promise<void> {
  const store = sqliteStore(path);
  const looker = await createEngine({ store, work: false });
  try {
    await auditRows(store);
  } finally {
    await looker.close();
  }
}

async function check(engine: Engine, store: ReturnType<typeof sqliteStore>, told: Acknowledged): Promise<void> {
  const keys = await allKeys(store, 'main/');
  const instances = keys.filter((key) => key.startsWith('main/process/'));
  const ids = new Set(instances.map((key) => key.slice('main/process/'.length)));
  expect(
    [...told.started.keys()].filter((id) => !ids.has(id)),
    'every acknowledged start is there',
  ).toEqual([]);
  const actorOf = new Map<string, string>();
  let posted = 0;
  for (const key of instances) {
    const id = key.slice('main/process/'.length);
    const events = await eventsOf(store, key);
    const view = await engine.instance(id);
    expect(times(events, 'instanceStarted'), key).toBe(1);
    const ended = times(events, 'instanceCompleted') + times(events, 'instanceCancelled');
    expect([ended, view?.openWorkItems, view?.openIncidents], `${key} ended once with nothing open`).toEqual([1, 0, 0]);
    if (told.cancelled.has(id)) expect(view?.status).toBe('cancelled');
    if (view?.status === 'completed') posted++;
    for (const { type, actor, facts } of events) {
      if (type !== 'workItemCompleted') continue;
      const item = `${id}.${String(facts['item'])}`;
      expect(actorOf.has(item), `${item} was completed once`).toBe(false);
      actorOf.set(item, actor);
    }
    expect(times(events, 'workItemCompleted')).toBeLessThanOrEqual(1);
    expect(times(events, 'timerFired')).toBeLessThanOrEqual(1);
  }
  for (const [item, actor] of told.completed) {
    const found = await engine.workItem(item);
    expect([found?.state, found?.assignee], `${item} was completed by ${actor}`).toEqual(['completed', actor]);
  }
  // Ledger and records: one entry and one card of each instance that went through, by the history and by the figures.
  const entries = (await eventsOf(store, 'main/account/funds.common'))
    .filter(({ type }) => type === 'amountPosted')
    .map(({ facts }) => JSON.stringify(facts['entry']));
  expect(new Set(entries).size, 'no entry twice').toBe(entries.length);
  expect((await engine.records.account('funds', 'common'))?.balance).toBe(entries.length);
  expect(entries.length).toBeGreaterThanOrEqual(posted);
  expect(entries.length).toBeLessThanOrEqual(instances.length);
  const cards = keys.filter((key) => key.startsWith('main/record/cards.'));
  const numbers: string[] = [];
  for (const key of cards) {
    const events = await eventsOf(store, key);
    expect(times(events, 'recordStored'), key).toBe(1);
    const record = await engine.records.get('cards', key.slice('main/record/cards.'.length));
    expect([record?.status, record?.pending], key).toEqual(['active', null]);
    numbers.push(record?.number?.text ?? '');
  }
  const wanted = Array.from({ length: cards.length }, (_, index) => `C-${String(index + 1).padStart(6, '0')}`);
  expect([...numbers].sort(), 'numbers without gaps').toEqual(wanted.sort());
  expect(cards.length).toBeGreaterThanOrEqual(posted);
  expect(await store.count({ collection: 'outbox', tenant: 'main' }, 10), 'every effect was delivered').toBe(0);
  for (const collection of ['jobs', 'timers', 'incidents'])
    expect(await store.count({ collection, tenant: 'main' }, 10), `no ${collection} left`).toBe(0);
}
