import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime, type ManualTime } from '../../testing/manual-time.js';
import type { JobHandlers, Store } from '../ports/index.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { sqliteStore } from '../stores/sqlite/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

/** Three of it fit into an instance, but not into one row or letter. */
const much = 'x'.repeat(900_000);
const three = { a: much, b: much, c: much };
const all = { a: 'a', b: 'b', c: 'c' };

const folders: string[] = [];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Stage {
  engine: Engine;
  readonly time: ManualTime;
  readonly log: string[];
  /** Ends this life of the engine and begins another. */
  restart(): Promise<void>;
}

/** An engine on one of the stores, with these definitions. */
async function stageOf(open: () => Store, items: readonly JsonObject[], handlers: JobHandlers = {}): Promise<Stage> {
  const time = manualTime();
  const log: string[] = [];
  const begin = async (): Promise<Engine> =>
    createEngine({
      store: open(),
      time,
      handlers,
      log: (level, message, details) =>
        void (level === 'info' || log.push(`${message} ${String(details?.['type'])} ${String(details?.['code'])}`)),
    });
  const stage: Stage = {
    engine: await begin(),
    time,
    log,
    restart: async () => {
      await stage.engine.close();
      stage.engine = await begin();
    },
  };
  closing.push(() => stage.engine.close());
  await stage.engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [...items] });
  return stage;
}

const stores: readonly (readonly [string, () => () => Store])[] = [
  [
    'memory',
    () => {
      const data = memoryData();
      return () => memoryStore(data);
    },
  ],
  [
    'sqlite',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'millrace-letters-'));
      folders.push(folder);
      return () => sqliteStore(join(folder, 'data.db'));
    },
  ],
];

const withMessage = (process: JsonObject): JsonObject => ({ ...process, rootElements: { m: { type: 'message' } } });
const receive = { type: 'receiveTask', message: { ref: 'm', key: '"1"' } };
const kid = drawProcess({ one: { type: 'userTask' } }, ['start -> one -> end'], { id: 'kid' });
const calls = (call: JsonObject = {}): JsonObject =>
  drawProcess({ c: { type: 'callActivity', call: { ref: 'kid', ...call } } }, ['start -> c -> end'], { id: 'mum' });

async function incidentsOf(engine: Engine, instanceId?: string): Promise<readonly string[]> {
  const { items } = await engine.incidents(instanceId === undefined ? {} : { instanceId });
  return items.map(({ elementId, code }) => `${elementId} ${code}`);
}

async function incidentIn(engine: Engine): Promise<string> {
  const { items } = await engine.incidents({});
  expect(items).toHaveLength(1);
  return items[0]?.id ?? '';
}

async function kidOf(engine: Engine): Promise<string> {
  const { items } = await engine.instances({ definition: 'kid' });
  return items[0]?.id ?? '';
}

async function complete(engine: Engine, data: JsonObject = {}): Promise<void> {
  const { items } = await engine.workItems({ for: 'anna' });
  await engine.complete(items[0]?.id ?? '', { actor: 'anna', data });
  await engine.idle();
}

describe.each(stores)('what is too big for a letter or a job, on the %s store', (_name, place) => {
  it('is an incident of the activity that a message led to; the message is not lost, and a retry with less goes on', async () => {
    const service = { type: 'serviceTask', service: { type: 'work', in: all } };
    const process = withMessage(drawProcess({ r: receive, s: service }, ['start -> r -> s -> end'], { id: 'p' }));
    const stage = await stageOf(place(), [process], { work: () => Promise.resolve({}) });
    const { instanceId } = await stage.engine.start('p', { variables: three });
    await stage.engine.publishMessage({ name: 'm', key: '1' });
    await stage.engine.idle();
    expect(await incidentsOf(stage.engine, instanceId)).toEqual(['s JOB_INPUT_TOO_LARGE']);
    await stage.restart();
    await stage.engine.retryIncident(await incidentIn(stage.engine), { set: { c: 'less' }, reason: 'too much' });
    await stage.engine.idle();
    expect((await stage.engine.instance(instanceId))?.status).toBe('completed');
    expect(stage.log).toEqual([]);
  });

  it('is not sent to a caller that does not ask for it', async () => {
    const stage = await stageOf(place(), [calls({ in: { a: 'a' }, out: { total: 'sum' } }), kid]);
    const { instanceId } = await stage.engine.start('mum', { variables: { a: much } });
    await stage.engine.idle();
    await complete(stage.engine, { sum: 5, b: much, c: much });
    expect((await stage.engine.instance(instanceId))?.status).toBe('completed');
    expect((await stage.engine.variables(instanceId))['total']).toBe(5);
  });

  it('is an incident of the called instance whose end its caller cannot be told, until its variables were corrected', async () => {
    const stage = await stageOf(place(), [calls({ in: { a: 'a' }, out: all }), kid]);
    const { instanceId } = await stage.engine.start('mum', { variables: { a: much } });
    await stage.engine.idle();
    await complete(stage.engine, { b: much, c: much });
    expect(await incidentsOf(stage.engine)).toEqual(['main CALLED_RESULT_TOO_LARGE']);
    await stage.restart();
    await stage.engine.retryIncident(await incidentIn(stage.engine), {});
    await stage.engine.idle();
    expect(await incidentsOf(stage.engine)).toEqual(['main CALLED_RESULT_TOO_LARGE']);
    await stage.engine.setVariables(await kidOf(stage.engine), { c: 'less' }, { reason: 'too much' });
    await stage.engine.idle();
    expect((await stage.engine.instance(instanceId))?.status).toBe('completed');
    expect((await stage.engine.variables(instanceId))['c']).toBe('less');
    expect(await incidentsOf(stage.engine)).toEqual([]);
  });
});

/** Says which commits a store will not take, by their text. */
interface Picky {
  refuses: (commit: string) => boolean;
}

function picky(): { readonly open: () => Store; readonly store: Picky } {
  const data = memoryData();
  const store: Picky = { refuses: () => false };
  const open = (): Store => {
    const inner = memoryStore(data);
    const commitAll: Store['commitAll'] = async (entries) => {
      if (entries.some(({ commit }) => store.refuses(commit.body)))
        throw new MillraceError('INVALID_INPUT', { place: '/', expected: 'less', found: 'more' });
      return inner.commitAll(entries);
    };
    return replaced(inner, { commitAll });
  };
  return { open, store };
}

const within =
  (...words: readonly string[]) =>
  (commit: string): boolean =>
    words.every((word) => commit.includes(`"${word}"`));

/** Retries the only incident after a restart, when the store takes everything again. */
async function retryLater(stage: Stage, store: Picky, expected: string): Promise<void> {
  expect(await incidentsOf(stage.engine)).toEqual([expected]);
  store.refuses = () => false;
  await stage.restart();
  await stage.engine.idle();
  expect(await incidentsOf(stage.engine)).toEqual([expected]);
  await stage.engine.retryIncident(await incidentIn(stage.engine), {});
  await stage.engine.idle();
  expect(await incidentsOf(stage.engine)).toEqual([]);
}

describe('a letter that an instance refuses for good', () => {
  const statusOf = async (stage: Stage, id: string): Promise<string | undefined> => (await stage.engine.instance(id))?.status;

  it('that goes on is an incident at the element it would have come to', async () => {
    const { open, store } = picky();
    const service = { type: 'serviceTask', service: { type: 'work' } };
    const process = withMessage(drawProcess({ r: receive, s: service }, ['start -> r -> s -> end'], { id: 'p' }));
    const stage = await stageOf(open, [process], { work: () => Promise.resolve({}) });
    const { instanceId } = await stage.engine.start('p');
    store.refuses = within('jobCreated');
    await stage.engine.publishMessage({ name: 'm', key: '1' });
    await stage.engine.idle();
    await retryLater(stage, store, 's INVALID_INPUT');
    expect(await statusOf(stage, instanceId)).toBe('completed');
    expect(stage.log).toEqual(['an effect was refused by its receiver continueInstance INVALID_INPUT']);
  });

  it('that brings a message is an incident with the message in it', async () => {
    const { open, store } = picky();
    const process = withMessage(
      drawProcess({ r: { type: 'receiveTask', message: { ref: 'm', key: '"1"', out: { sum: 'sum' } } } }, ['start -> r -> end'], {
        id: 'p',
      }),
    );
    const stage = await stageOf(open, [process]);
    const { instanceId } = await stage.engine.start('p');
    store.refuses = within('subscriptionMet', 'elementLeft');
    await stage.engine.publishMessage({ name: 'm', key: '1', data: { sum: 7 } });
    await stage.engine.idle();
    await retryLater(stage, store, 'r INVALID_INPUT');
    expect(await statusOf(stage, instanceId)).toBe('completed');
    expect(await stage.engine.variables(instanceId)).toEqual({ sum: 7 });
  });

  it('that tells the end of a called instance is an incident of the caller', async () => {
    const { open, store } = picky();
    const stage = await stageOf(open, [calls({ out: { total: 'sum' } }), kid]);
    const { instanceId } = await stage.engine.start('mum');
    await stage.engine.idle();
    store.refuses = within('childEnded', 'elementLeft');
    await complete(stage.engine, { sum: 5 });
    await retryLater(stage, store, 'c INVALID_INPUT');
    expect(await statusOf(stage, instanceId)).toBe('completed');
    expect(await stage.engine.variables(instanceId)).toEqual({ total: 5 });
  });

  it('that begins a called instance is an incident of the caller, which calls anew', async () => {
    const { open, store } = picky();
    const stage = await stageOf(open, [calls(), kid]);
    store.refuses = within('instanceStarted', 'parent');
    const { instanceId } = await stage.engine.start('mum');
    await stage.engine.idle();
    await retryLater(stage, store, 'c INVALID_INPUT');
    await complete(stage.engine);
    expect(await statusOf(stage, instanceId)).toBe('completed');
  });

  it('stays where not even an incident can be recorded, and is delivered by a later life', async () => {
    const { open, store } = picky();
    const stage = await stageOf(open, [calls(), kid]);
    const { instanceId } = await stage.engine.start('mum');
    await stage.engine.idle();
    store.refuses = within('childEnded');
    await complete(stage.engine);
    expect(await incidentsOf(stage.engine)).toEqual([]);
    expect(stage.log.at(-1)).toBe(
      'an effect was refused and nobody can be told; it stays until the next start letterRefused INVALID_INPUT',
    );
    store.refuses = () => false;
    await stage.restart();
    await stage.engine.idle();
    expect(await statusOf(stage, instanceId)).toBe('completed');
  });
});

describe('what else may be refused for good', () => {
  it('is an incident where it is a timer, which is due no more', async () => {
    const { open, store } = picky();
    const wait = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } };
    const stage = await stageOf(open, [drawProcess({ wait }, ['start -> wait -> end'], { id: 'p' })]);
    const { instanceId } = await stage.engine.start('p');
    store.refuses = within('timerFired', 'elementLeft');
    stage.time.advance(3_600_000);
    await stage.engine.idle();
    expect((await stage.engine.findRows({ collection: 'timers', tenant: 'main', limit: 10 })).rows).toEqual([]);
    await retryLater(stage, store, 'wait INVALID_INPUT');
    expect((await stage.engine.instance(instanceId))?.status).toBe('completed');
  });

  it('is an incident where it is the result of a handler in the engine; whoever works outside is told', async () => {
    const { open, store } = picky();
    const process = drawProcess(
      { s: { type: 'serviceTask', service: { type: 'work' } }, t: { type: 'serviceTask', service: { type: 'outside' } } },
      ['start -> s -> t -> end'],
      { id: 'p' },
    );
    const stage = await stageOf(open, [process], { work: () => Promise.resolve({ big: true }) });
    store.refuses = within('jobCompleted');
    await stage.engine.start('p');
    await stage.engine.idle();
    await retryLater(stage, store, 's INVALID_INPUT');
    const [job] = (await stage.engine.jobs({ type: 'outside' })).items;
    await stage.engine.activateJob(job?.id ?? '', 'w', 1000);
    store.refuses = within('jobCompleted');
    await expect(stage.engine.completeJob(job?.id ?? '', 1, { big: true })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is a command that needs too much at once: then each step is a commit of its own', async () => {
    const many = Array.from({ length: 260 }, (_none, at) => `b${at}`);
    const onMessage = { type: 'boundaryEvent', event: { type: 'message', ref: 'm', key: '"1"' } };
    const events = (host: string): readonly (readonly [string, JsonObject])[] =>
      many.map((id) => [`${host}${id}`, { ...onMessage, attachedTo: host }] as const);
    const wait = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } };
    const elements = { wait, u: { type: 'userTask' }, v: { type: 'userTask' }, ...Object.fromEntries([...events('u'), ...events('v')]) };
    const ends = Object.keys(elements).flatMap((id) => (/^[uv]b/.test(id) ? [`${id} -> end`] : []));
    const process = withMessage(drawProcess(elements, ['start -> wait -> u -> end', 'wait -> v -> end', ...ends], { id: 'p' }));
    const stage = await stageOf(() => memoryStore(), [process]);
    const { instanceId } = await stage.engine.start('p');
    stage.time.advance(3_600_000);
    await stage.engine.idle();
    expect(await incidentsOf(stage.engine)).toEqual([]);
    expect((await stage.engine.workItems({ for: 'anna', instanceId })).items).toHaveLength(2);
  });
});
