import { afterEach, describe, expect, it } from 'vitest';
import { counterAggregate, counterCollections } from '../../testing/counter-aggregate.js';
import { manualTime } from '../../testing/manual-time.js';
import { MillraceError } from '@millrace/schemas';
import { replaced } from '../../testing/conformance/faulty-store.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { Store } from '../ports/index.js';
import { memoryStore } from '../stores/memory/index.js';
import { decodeCommit, verifyCommit } from './commit-codec.js';
import { Runtime, type RuntimeOptions } from './runtime.js';

const opened: Runtime[] = [];
afterEach(async () => {
  for (const runtime of opened.splice(0)) await runtime.close();
});

const unanswerable: RuntimeOptions['answerer'] = {
  now: () => undefined,
  later: () => Promise.resolve({ ok: true, value: 7 } as never),
};

async function start(options: Partial<RuntimeOptions> = {}): Promise<Runtime & { commandId(): string }> {
  const time = options.time ?? manualTime();
  const runtime = await Runtime.start({
    store: memoryStore(),
    types: [counterAggregate],
    collections: counterCollections,
    answerer: unanswerable,
    time,
    log: () => undefined,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    ...options,
  });
  opened.push(runtime);
  return Object.assign(runtime, { commandId: () => runtime.ids.next(time.now()) });
}

const KEY = 'main/counter/c1';
const revisions = async (store: Store): Promise<number> => (await store.read(KEY, 1, 1000)).length;

describe('a runtime node', () => {
  it('answers a command when it is stored and its row is there', async () => {
    const runtime = await start();
    const done = await runtime.execute(KEY, { type: 'add', by: 5 } as never, { id: runtime.commandId(), actor: 'anna' });
    expect(done).toEqual({ answer: { total: 5 }, revision: 1, settled: true });
    expect((await runtime.store.get('counters', 'main/c1'))?.fields).toEqual({ total: 5, steps: 1 });
  });

  it('rule 2: folds commands that arrive meanwhile into the next commit, and a refused one joins none', async () => {
    const runtime = await start();
    const sends = Array.from({ length: 40 }, (_, index) => {
      const command = index % 10 === 3 ? { type: 'refuse' } : index % 10 === 7 ? { type: 'crash' } : { type: 'add', by: 1 };
      return runtime.execute(KEY, command, { id: runtime.commandId(), actor: 'anna' }).then(
        (done) => done.answer,
        (error: { code: string }) => error.code,
      );
    });
    const answers = await Promise.all(sends);
    expect(answers.filter((answer) => answer === 'INVALID_INPUT')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'INTERNAL')).toHaveLength(4);
    expect(answers.at(-1)).toEqual({ total: 32 });
    expect(await revisions(runtime.store)).toBeLessThanOrEqual(2);
    const commits = await runtime.store.read(KEY, 1, 10);
    const commands = commits.flatMap((commit) => decodeCommit(commit.body).content.commands);
    expect(commands).toHaveLength(32);
  });

  it('rule 2: refuses a command that is too big alone, and the others go on', async () => {
    const runtime = await start();
    // Many small notes cannot become blobs; one event with a text of two million letters can.
    const big = runtime.execute(KEY, { type: 'add', by: 1, tell: Array.from({ length: 501 }, (_, i) => `t${i}`) } as never, {
      id: runtime.commandId(),
      actor: 'anna',
    });
    const small = runtime.execute(KEY, { type: 'add', by: 2 } as never, { id: runtime.commandId(), actor: 'anna' });
    await expect(big).rejects.toMatchObject({ code: 'COMMAND_TOO_COMPLEX' });
    await expect(small).resolves.toMatchObject({ answer: { total: 2 } });
  });

  it('tells whoever waits once, also where a snapshot cannot be taken: that is tried again later', async () => {
    const told: string[] = [];
    const frail: AggregateType = {
      ...(counterAggregate as unknown as AggregateType),
      freeze: () => {
        throw new RangeError('Invalid string length');
      },
    };
    const runtime = await start({ types: [frail], log: (_level, text) => void told.push(text) });
    const add = (): Promise<unknown> => {
      const note = 'x'.repeat(60_000);
      return runtime.execute(KEY, { type: 'add', by: 1, note } as never, { id: runtime.commandId(), actor: 'anna' });
    };
    for (let n = 1; n <= 6; n++) await expect(add()).resolves.toMatchObject({ answer: { total: n } });
    expect(told).toEqual(['a snapshot could not be saved; loading will take longer']);
    let answered = false;
    void add().then(() => (answered = true));
    await runtime.settled();
    await Promise.resolve();
    expect(answered).toBe(true);
  });

  it('refuses a command whose row the store will not take, and the others go on', async () => {
    const runtime = await start();
    const huge = runtime.execute(KEY, { type: 'add', by: 1, note: 'x'.repeat(3_000_000) } as never, {
      id: runtime.commandId(),
      actor: 'anna',
    });
    const small = runtime.execute(KEY, { type: 'add', by: 2 } as never, { id: runtime.commandId(), actor: 'anna' });
    const elsewhere = runtime.execute('main/counter/c2', { type: 'add', by: 2 } as never, { id: runtime.commandId(), actor: 'anna' });
    await expect(huge).rejects.toMatchObject({ name: 'MillraceError' });
    await expect(small).resolves.toMatchObject({ answer: { total: 2 } });
    await expect(elsewhere).resolves.toMatchObject({ answer: { total: 2 } });
  });

  it('tells at once that the store is full, writes nothing, and takes the same command when there is room again', async () => {
    const inner = memoryStore();
    let full = true;
    const store = replaced(inner, {
      commitAll: (entries) =>
        full ? Promise.reject(new MillraceError('STORE_FULL', { reason: 'no space left' })) : inner.commitAll(entries),
    });
    const runtime = await start({ store });
    const ids = [runtime.commandId(), runtime.commandId()];
    const send = () => Promise.allSettled(ids.map((id) => runtime.execute(KEY, { type: 'add', by: 1 } as never, { id, actor: 'anna' })));
    const refused = await send();
    expect(refused).toEqual(ids.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'STORE_FULL' }) as unknown })));
    expect(await inner.head(KEY)).toBeNull();
    full = false;
    const taken = await send();
    expect(taken.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await runtime.look(KEY)).state).toMatchObject({ total: 2 });
  });

  it('rule 18: a large value goes to a blob before the commit and comes back whole', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    const note = 'ж'.repeat(400_000);
    await runtime.execute(KEY, { type: 'add', by: 1, note } as never, { id: runtime.commandId(), actor: 'anna' });
    const [commit] = await store.read(KEY, 1, 1);
    expect(commit?.body.length).toBeLessThan(2000);
    const second = await start({ store });
    expect((await second.look(KEY)).state).toMatchObject({ notes: [note] });
  });

  it('rule 6: a repeated command gets the first answer, also after a restart, and only its own actor does', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    const id = runtime.commandId();
    const first = await runtime.execute(KEY, { type: 'add', by: 5 } as never, { id, actor: 'anna' });
    const again = await runtime.execute(KEY, { type: 'add', by: 9 } as never, { id, actor: 'anna' });
    expect(again.answer).toEqual(first.answer);
    await expect(runtime.execute(KEY, { type: 'add', by: 5 } as never, { id, actor: 'boris' })).rejects.toMatchObject({
      code: 'COMMAND_ID_TAKEN',
    });
    const other = await start({ store });
    expect((await other.execute(KEY, { type: 'add', by: 9 } as never, { id, actor: 'anna' })).answer).toEqual({ total: 5 });
    expect(await revisions(store)).toBe(1);
  });

  it('rule 1: two nodes racing on one aggregate lose nothing and do nothing twice', async () => {
    const store = memoryStore();
    const nodes = [await start({ store }), await start({ store }), await start({ store })];
    const sends = Array.from({ length: 90 }, (_, index) => {
      const node = nodes[index % 3] ?? nodes[0];
      if (!node) throw new Error('no node');
      return node.execute(KEY, { type: 'add', by: 1 } as never, { id: node.commandId(), actor: 'anna' });
    });
    await Promise.all(sends);
    const fresh = await start({ store });
    expect((await fresh.look(KEY)).state).toMatchObject({ total: 90, steps: 90 });
    expect((await store.get('counters', 'main/c1'))?.fields).toEqual({ total: 90, steps: 90 });
  });

  it('rule 4: after a change of primary a node reads again before it decides', async () => {
    const inner = memoryStore();
    let forget = (): void => undefined;
    const store = replaced(inner, {
      onUncertainty: (listener) => {
        forget = listener;
        return () => undefined;
      },
    });
    const first = await start({ store });
    const second = await start({ store: inner });
    await first.execute(KEY, { type: 'add', by: 1 } as never, { id: first.commandId(), actor: 'anna' });
    await second.execute(KEY, { type: 'add', by: 10 } as never, { id: second.commandId(), actor: 'anna' });
    expect((await first.look(KEY)).state).toMatchObject({ total: 1 });
    forget();
    expect((await first.look(KEY)).state).toMatchObject({ total: 11 });
  });

  it('rule 5: a refusal decided on an old revision is decided again on the newest', async () => {
    const store = memoryStore();
    const first = await start({ store });
    const second = await start({ store });
    await first.execute(KEY, { type: 'add', by: 1 } as never, { id: first.commandId(), actor: 'anna' });
    await second.execute(KEY, { type: 'add', by: 10 } as never, { id: second.commandId(), actor: 'anna' });
    // The first node still believes the total is 1; on that, minus five would be refused.
    const done = await first.execute(KEY, { type: 'add', by: -5 } as never, { id: first.commandId(), actor: 'anna' });
    expect(done.answer).toEqual({ total: 6 });
  });

  it('waits for an answer that is not at hand, and decides again', async () => {
    const runtime = await start();
    const done = await runtime.execute(KEY, { type: 'addComputed', expression: 'slow' } as never, {
      id: runtime.commandId(),
      actor: 'anna',
    });
    expect(done.answer).toEqual({ total: 7 });
  });

  it('rule 13: an effect reaches its receiver once, in order, and its outbox row goes', async () => {
    const runtime = await start();
    const done = await runtime.execute(KEY, { type: 'add', by: 3, tell: ['c2', 'c3', 'c2'] } as never, {
      id: runtime.commandId(),
      actor: 'anna',
    });
    expect(done.settled).toBe(true);
    expect((await runtime.look('main/counter/c2')).state).toMatchObject({ total: 6 });
    expect((await runtime.look('main/counter/c3')).state).toMatchObject({ total: 3 });
    await runtime.settled();
    expect(await runtime.store.count({ collection: 'outbox', tenant: 'main' }, 10)).toBe(0);
  });

  it('rule 4: a history whose commits do not follow one another stops that aggregate only', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    await runtime.execute(KEY, { type: 'add', by: 1 } as never, { id: runtime.commandId(), actor: 'anna' });
    const [first] = await store.read(KEY, 1, 1);
    if (!first) throw new Error('no commit');
    await store.commitAll([
      { commit: { ...first, id: 'x.1', epoch: 'x', seq: 1, revision: 2, prev: 'somebodyelse.1' }, rows: [], listRow: null },
    ]);
    const second = await start({ store });
    await expect(second.execute(KEY, { type: 'add', by: 1 } as never, { id: second.commandId(), actor: 'anna' })).rejects.toMatchObject({
      code: 'AGGREGATE_DAMAGED',
    });
    await expect(
      second.execute('main/counter/c2', { type: 'add', by: 1 } as never, { id: second.commandId(), actor: 'anna' }),
    ).resolves.toMatchObject({ revision: 1 });
  });

  it('rule 19: an event that this release does not know stops that aggregate and is named', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    await runtime.execute(KEY, { type: 'add', by: 1 } as never, { id: runtime.commandId(), actor: 'anna' });
    const [first] = await store.read(KEY, 1, 1);
    if (!first) throw new Error('no commit');
    const body = first.body.replace('"type":"added"', '"type":"multiplied"');
    await store.commitAll([
      { commit: { ...first, id: 'x.1', epoch: 'x', seq: 1, revision: 2, prev: first.id, body }, rows: [], listRow: null },
    ]);
    const second = await start({ store });
    await expect(second.look(KEY)).rejects.toThrow(/multiplied/);
  });

  it('rule 21: a history verifies by its hashes, and a changed letter shows', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    await runtime.execute(KEY, { type: 'add', by: 1, note: 'a note' } as never, { id: runtime.commandId(), actor: 'anna' });
    await runtime.execute(KEY, { type: 'add', by: 2 } as never, { id: runtime.commandId(), actor: 'anna' });
    const [first, second] = await store.read(KEY, 1, 2);
    if (!first || !second) throw new Error('no commits');
    const prevHash = decodeCommit(first.body).hash;
    expect(verifyCommit({ ...first, prevHash: '' }, first.body)).toBe(true);
    expect(verifyCommit({ ...second, prevHash }, second.body)).toBe(true);
    expect(verifyCommit({ ...first, prevHash: '' }, first.body.replace('a note', 'a nope'))).toBe(false);
    expect(verifyCommit({ ...second, prevHash: 'x' }, second.body)).toBe(false);
  });

  it('rule 7: a rebuild writes every row of a new projection format', async () => {
    const store = memoryStore();
    const runtime = await start({ store });
    await runtime.execute(KEY, { type: 'add', by: 1 } as never, { id: runtime.commandId(), actor: 'anna' });
    const newer: AggregateType = {
      ...(counterAggregate as AggregateType),
      projectionFormat: 2,
      project: (change) => {
        const projection = (counterAggregate as AggregateType).project(change);
        return { rows: projection.rows, listRow: projection.listRow && { ...projection.listRow, body: '"format 2"' } };
      },
    };
    const upgraded = await start({ store, types: [newer] });
    expect(await upgraded.rebuild('main')).toBe(1);
    expect((await store.get('counters', 'main/c1'))?.body).toBe('"format 2"');
  });

  it('rule 11: a life that ended in a crash is swept for a day and then no more', async () => {
    const store = memoryStore();
    const row = { epoch: 'crashed', startedAt: 1, beat: 7, storedThrough: 0, projectedThrough: 0, closed: false };
    await store.open([]);
    await store.saveEpoch(row, 'create');
    const time = manualTime();
    await start({ store, time });
    const crashed = async () => (await store.epochs()).find((each) => each.epoch === 'crashed');
    time.advance(80_000_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await crashed()).toMatchObject({ closed: false });
    time.advance(10_000_000);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(await crashed()).toMatchObject({ beat: 7, closed: true });
  });

  it('refuses commands after it was closed', async () => {
    const runtime = await start();
    await runtime.close();
    await expect(runtime.execute(KEY, { type: 'add', by: 1 } as never, { id: 'x', actor: 'anna' })).rejects.toMatchObject({
      code: 'ENGINE_CLOSED',
    });
  });

  it.each([
    '',
    'main',
    'main/counter',
    'main/nothing/x',
    'main/counter/../x',
    'MAIN/counter/x',
    'main/counter/a b',
    `main/counter/${'x'.repeat(300)}`,
  ])('refuses the key %j clearly', async (key) => {
    const runtime = await start();
    await expect(runtime.execute(key, { type: 'add', by: 1 } as never, { id: runtime.commandId(), actor: 'anna' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
