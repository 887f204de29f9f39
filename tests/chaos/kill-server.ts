import { join } from 'node:path';
import { createEngine, sqliteStore, type Engine, type InstanceView } from '@millrace/engine';
import { expect } from 'vitest';
import { ServerProcess } from '../e2e/server-process.js';
import { allKeys, auditRows, eventsOf } from './kill-loop.js';
import { fault, Program, type Told } from './told-by-server.js';

const password = 'millrace-demo';
/** Who asks, and whose manager decides. */
const askers = ['anna', 'ilya', 'kira', 'mark'];
const approvers = ['boris', 'dina', 'pavel'];
const mark = 'Chaos ';

interface Going {
  readonly told: Told;
  isOver: boolean;
}

/** Asks for purchases, one after another, and takes every fifth back. */
async function ask(program: Program, going: Going): Promise<void> {
  const { told } = going;
  for (let n = 0; !going.isOver; n++) {
    const subject = `${mark}${program.person}-${n}.`;
    const data = {
      subject,
      supplier: { register: 'suppliers', id: 'bright-light' },
      budgetLine: { register: 'budgetLines', id: 'it' },
      lines: [{ item: 'Paper', quantity: 1, price: 9000 }],
    };
    const answer = await program.send('POST', '/services/purchase/requests', { data });
    if (answer.status !== 201) {
      told.faults.push(fault('submit', answer));
      return;
    }
    const { id } = (answer.body as { card: { id: string } }).card;
    told.submitted.set(id, subject);
    if (n % 5 !== 4) continue;
    const taken = await program.send('POST', `/instances/${id}/withdraw`, { reason: 'Changed my mind' });
    if (taken.status === 200) told.withdrawn.add(id);
    else if (taken.status !== 409) told.faults.push(fault('withdraw', taken));
  }
}

/** Decides what waits: some at once, some after typing, some only typed. */
async function decide(program: Program, going: Going): Promise<void> {
  const { told } = going;
  const seen = new Set<string>();
  for (let n = 0; !going.isOver;) {
    const { body } = await program.send('GET', '/work-items?limit=100&sort=oldest');
    const { items } = body as { items: readonly { id: string; title?: string }[] };
    const fresh = items.filter(({ id, title = '' }) => title.startsWith(mark) && !seen.has(id));
    for (const { id } of fresh.slice(0, 5)) {
      seen.add(id);
      n += 1;
      if (n % 3 === 0) {
        const typed = `${program.person} ${n}`;
        const kept = await program.send('PUT', `/work-items/${id}/draft`, { data: { note: typed } });
        if (kept.status === 200) told.drafts.set(id, typed);
        else if (![404, 409].includes(kept.status)) told.faults.push(fault('draft', kept));
      }
      if (n % 6 === 0) continue;
      const outcome = n % 4 === 0 ? 'refused' : 'approved';
      const done = await program.send('POST', `/work-items/${id}/complete`, {
        outcome,
        ...(outcome === 'refused' ? { reason: 'No' } : {}),
      });
      if (done.status === 200) {
        told.decided.set(id, outcome);
        told.drafts.delete(id);
      } else if (![404, 409].includes(done.status)) told.faults.push(fault('decide', done));
    }
    if (fresh.length === 0) await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Kills a server under load again and again on one file, then checks all that it had answered as done. Answers how much that was. */
export async function killServer(options: {
  readonly lives: number;
  readonly killAfter: (life: number) => number;
}): Promise<{ readonly submitted: number; readonly decided: number; readonly withdrawn: number; readonly drafts: number }> {
  const told: Told = { submitted: new Map(), withdrawn: new Set(), decided: new Map(), drafts: new Map(), faults: [] };
  const going: Going = { told, isOver: false };
  const server = await ServerProcess.make();
  try {
    await server.start();
    const programs = (people: readonly string[]) => Promise.all(people.map((person) => Program.of(server.address, person, password)));
    const [asking, deciding] = [await programs(askers), await programs(approvers)];
    const work = Promise.all([...asking.map((one) => ask(one, going)), ...deciding.map((one) => decide(one, going))]);
    for (let life = 0; life < options.lives; life++) {
      await new Promise((resolve) => setTimeout(resolve, options.killAfter(life)));
      await server.kill();
      await server.start();
    }
    going.isOver = true;
    await work;
    expect(await server.stop(), 'the last one ends as it should').toBe(0);
    expect(server.output).not.toMatch(/\n\s+at /);
    expect(told.faults).toEqual([]);
    const store = sqliteStore(join(server.folder, 'demo.db'));
    const engine = await createEngine({ store });
    try {
      await engine.idle();
      await check(engine, told);
      await auditRows(store);
      for (const key of await allKeys(store, 'main/')) await eventsOf(store, key);
      expect(await store.count({ collection: 'outbox', tenant: 'main' }, 10), 'every effect was delivered').toBe(0);
    } finally {
      await engine.close();
    }
    const { submitted, decided, withdrawn, drafts } = told;
    return { submitted: submitted.size, decided: decided.size, withdrawn: withdrawn.size, drafts: drafts.size };
  } finally {
    await server.remove();
  }
}

async function allInstances(engine: Engine): Promise<readonly InstanceView[]> {
  const found: InstanceView[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await engine.instances({ definition: 'purchase', limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items);
    if (page.cursor === undefined) return found;
    cursor = page.cursor;
  }
}

async function check(engine: Engine, told: Told): Promise<void> {
  const all = await allInstances(engine);
  const ours = all.flatMap(({ id, title }) => {
    const words = typeof title === 'object' ? (title.en ?? '') : (title ?? '');
    return words.startsWith(mark) ? [`${id} ${words.split(' · ')[0]}`] : [];
  });
  const subjects = [...ours].sort();
  const expected = [...told.submitted].map(([id, subject]) => `${id} ${subject}`).sort();
  expect(subjects, 'every request that was answered is there, once, and no other').toEqual(expected);
  expect(new Set(told.submitted.values()).size).toBe(ours.length);

  const numbers = new Map<string, number[]>();
  for (const { number = '' } of all) {
    const [, prefix = '', digits = ''] = /^(.*-)(\d+)$/.exec(number) ?? [];
    numbers.set(prefix, [...(numbers.get(prefix) ?? []), Number(digits)]);
  }
  for (const [prefix, found] of numbers) {
    const wanted = Array.from({ length: found.length }, (_, at) => at + 1);
    expect(
      found.sort((a, b) => a - b),
      `numbers ${prefix} have no gaps and none twice`,
    ).toEqual(wanted);
  }

  for (const id of told.withdrawn) expect((await engine.instance(id))?.withdrawn, `${id} was taken back`).toBe(true);
  for (const [id, outcome] of told.decided) {
    const item = await engine.workItem(id);
    expect([item?.state, item?.outcome], `${id} was decided`).toEqual(['completed', outcome]);
  }
  for (const [id, typed] of told.drafts) {
    const item = await engine.workItem(id);
    if (item?.open !== true) continue;
    expect((await engine.workplace.workItemDetail(id)).draft, `what was typed in ${id} is kept`).toEqual({ note: typed });
  }
  const lines = await engine.records.find({ register: 'budgetLines', limit: 100 });
  expect(lines.items.length).toBeGreaterThan(0);
  for (const { id } of lines.items) {
    const account = await engine.records.account('budgetLines', id);
    expect(account?.balance, `money of ${id}`).toBeGreaterThanOrEqual(0);
    expect(account?.available ?? 0, `free money of ${id}`).toBeGreaterThanOrEqual(0);
  }
}
