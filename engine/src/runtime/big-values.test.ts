import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { drawProcess } from '../../testing/draw-process.js';
import { mongoForTests } from '../../testing/servers/mongodb-server.js';
import type { CommitEntry, RowWrite, Store } from '../ports/index.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { mongoStore } from '../stores/mongodb/index.js';
import { sqliteStore } from '../stores/sqlite/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const opened: Engine[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A place where data stay while engines come and go. */
type Place = () => Store;

const mongo = await mongoForTests();
const places: Readonly<Record<string, () => Promise<Place>>> = {
  async memory() {
    const data = memoryData();
    return () => memoryStore(data);
  },
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-big-'));
    folders.push(folder);
    return () => sqliteStore(join(folder, 'test.db'));
  },
  ...(mongo.uri === null
    ? {}
    : {
        async mongodb() {
          const database = `big_${randomUUID().replaceAll('-', '')}`;
          return () => mongoStore({ uri: mongo.uri, database });
        },
      }),
};

/** The largest that a store was given. */
interface Largest {
  commit: number;
  row: number;
  part: number;
}

function measured(store: Store, largest: Largest): Store {
  const seeRows = (rows: readonly RowWrite[]): void => {
    for (const { body, fields } of rows) largest.row = Math.max(largest.row, Buffer.byteLength(body) + JSON.stringify(fields).length);
  };
  return replaced(store, {
    commitAll: (entries: readonly CommitEntry[]) => {
      for (const { commit, rows, listRow } of entries) {
        largest.commit = Math.max(largest.commit, Buffer.byteLength(commit.body));
        seeRows(listRow === null ? rows : [...rows, listRow]);
      }
      return store.commitAll(entries);
    },
    project: (rows) => {
      seeRows(rows);
      return store.project(rows);
    },
  });
}

const MB = 1_000_000;
const rows = Array.from({ length: 100_000 }, (_none, n) => ({ n }));
const nested = (deep: number, inside: JsonValue): JsonValue => (deep === 0 ? inside : { a: nested(deep - 1, inside), n: deep });
const values: Readonly<Record<string, JsonValue>> = {
  text: 'x'.repeat(MB),
  cyrillic: 'ж'.repeat(MB / 2),
  rows,
  deep: nested(150, 'y'.repeat(MB)),
  wide: Array.from({ length: 1000 }, (_none, at) => ({ name: `row ${at}`, text: 'z'.repeat(1000) })),
};

const ask = { type: 'userTask', assignment: { assignee: { user: 'anna' } } };
const processes = [
  drawProcess({ ask }, ['start -> ask -> end'], { id: 'ask' }),
  drawProcess({ note: { type: 'scriptTask', script: { language: 'jsonata', set: { back: 'text & "!"' } } } }, ['start -> note -> end'], {
    id: 'kid',
  }),
  drawProcess(
    {
      call: { type: 'callActivity', call: { ref: 'kid', in: { text: 'text' }, out: { back: 'back' } } },
      which: { type: 'exclusiveGateway', default: 'which_endOther' },
      work: { type: 'serviceTask', service: { type: 'work', in: { given: 'back' }, out: { size: 'size' } } },
      ask,
    },
    ['start -> call -> which', 'which -> work: $length(back) > 1000 and rows[99999].n = 99999', 'which -> endOther', 'work -> ask -> end'],
    { id: 'route' },
  ),
];

async function engineAt(place: Place, largest: Largest = { commit: 0, row: 0, part: 0 }): Promise<Engine> {
  const handlers = {
    work: ({ input }: { readonly input: JsonObject }) => Promise.resolve({ size: String(input['given']).length }),
  };
  const engine = await createEngine({ store: measured(place(), largest), handlers, log: () => undefined });
  opened.push(engine);
  return engine;
}

async function deployed(place: Place, largest?: Largest): Promise<Engine> {
  const engine = await engineAt(place, largest);
  await engine.deploy({ kind: 'bundle', format: 1, id: 'big', name: 'Big', items: processes });
  return engine;
}

async function again(engine: Engine, place: Place): Promise<Engine> {
  await engine.close();
  opened.splice(opened.indexOf(engine), 1);
  return engineAt(place);
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { readonly code: string }).code,
  );

describe.each(Object.keys(places))('variables of a megabyte on the store %s', (kind) => {
  const placeOf = async (): Promise<Place> => (await places[kind]?.()) ?? (() => memoryStore());

  it('rule 18: are kept beside the commit, several in one instance, and read back after a restart', async () => {
    const largest = { commit: 0, row: 0, part: 0 };
    const place = await placeOf();
    const engine = await deployed(place, largest);
    const { instanceId } = await engine.start('ask', { variables: values });
    await engine.setVariables(instanceId, { more: 'm'.repeat(MB) }, { actor: 'anna', reason: 'more of it' });
    await engine.saveDraft(`${instanceId}.2`, { note: 'd'.repeat(MB) }, { actor: 'anna' });
    expect([largest.commit < 50_000, largest.row < 5000]).toEqual([true, true]);

    const other = await again(engine, place);
    expect(await other.variables(instanceId)).toEqual({ ...values, more: 'm'.repeat(MB) });
    expect((await other.workplace.workItemDetail(`${instanceId}.2`)).draft).toEqual({ note: 'd'.repeat(MB) });
    await other.complete(`${instanceId}.2`, { actor: 'anna', data: { answer: 'a'.repeat(MB) } });
    expect((await other.instance(instanceId))?.status).toBe('completed');
    expect(await other.variables(instanceId)).toMatchObject({ answer: 'a'.repeat(MB) });
    const { events } = await other.history(instanceId, { from: 1, limit: 1 });
    expect(events[0]?.data).toEqual({ variables: values });
  }, 60_000);

  it('go into expressions, conditions, called processes and jobs, and back', async () => {
    const engine = await deployed(await placeOf());
    const { instanceId } = await engine.start('route', { variables: { text: 'x'.repeat(MB), rows } });
    await engine.idle();
    expect((await engine.incidents()).items.map(({ code }) => code)).toEqual([]);
    expect(await engine.variables(instanceId)).toMatchObject({ back: `${'x'.repeat(MB)}!`, size: MB + 1 });
    expect((await engine.workItems({ for: 'anna' })).items).toHaveLength(1);
  }, 60_000);

  it('rule 18: are refused when the instance would hold more than 16 MB, and nothing of them is written', async () => {
    const engine = await deployed(await placeOf());
    const tooMuch = { a: 'x'.repeat(9 * MB), b: 'y'.repeat(9 * MB) };
    expect(await codeOf(engine.start('ask', { variables: tooMuch }))).toBe('STATE_TOO_LARGE');
    expect((await engine.instances()).items).toEqual([]);
    const { instanceId } = await engine.start('ask', { variables: { a: 'x'.repeat(9 * MB) } });
    const b = { b: 'y'.repeat(9 * MB) };
    expect(await codeOf(engine.setVariables(instanceId, b, { actor: 'anna', reason: 'more' }))).toBe('STATE_TOO_LARGE');
    expect(await codeOf(engine.saveDraft(`${instanceId}.2`, b, { actor: 'anna' }))).toBe('STATE_TOO_LARGE');
    expect(Object.keys(await engine.variables(instanceId))).toEqual(['a']);
    expect((await engine.history(instanceId)).events.filter(({ type }) => type === 'variablesSet')).toEqual([]);
    // There is room again once a value is gone.
    await engine.setVariables(instanceId, { a: null }, { actor: 'anna', reason: 'not needed' });
    await engine.setVariables(instanceId, b, { actor: 'anna', reason: 'more' });
    expect(Object.keys(await engine.variables(instanceId))).toContain('b');
  }, 60_000);
});

describe('what a caller can make large', () => {
  const huge = 'x'.repeat(MB);
  const many = (count: number): JsonObject => Object.fromEntries(Array.from({ length: count }, (_none, at) => [`v${at}`, at]));
  const people = (count: number): readonly string[] => Array.from({ length: count }, (_none, at) => `user:p${at}`);
  const inInstance = (work: (engine: Engine, id: string) => Promise<unknown>) => async (engine: Engine) => {
    const { instanceId } = await engine.start('ask');
    return work(engine, instanceId);
  };

  it.each<readonly [string, (engine: Engine) => Promise<unknown>, string]>([
    ['10 000 variables', (engine) => engine.start('ask', { variables: many(10_000) }), 'done'],
    ['10 001 variables', (engine) => engine.start('ask', { variables: many(10_001) }), 'VARIABLES_TOO_MANY'],
    ['values nested 190 deep', (engine) => engine.start('ask', { variables: { x: nested(190, 1) } }), 'done'],
    ['values nested 10 000 deep', (engine) => engine.start('ask', { variables: { x: nested(5000, 1) } }), 'INVALID_INPUT'],
    ['a name of a variable', (engine) => engine.start('ask', { variables: { [huge]: 1 } }), 'done'],
    ['a business key', (engine) => engine.start('ask', { businessKey: huge }), 'INVALID_INPUT'],
    ['an organisation', (engine) => engine.start('ask', { organisation: huge }), 'INVALID_INPUT'],
    ['a service', (engine) => engine.start('ask', { service: huge }), 'INVALID_INPUT'],
    ['an actor', (engine) => engine.start('ask', { actor: huge }), 'INVALID_INPUT'],
    ['a command id', (engine) => engine.start('ask', { commandId: huge }), 'COMMAND_ID_INVALID'],
    ['the id of a process', (engine) => engine.start(huge), 'PROCESS_NOT_DEPLOYED'],
    ['the name of a message', (engine) => engine.publishMessage({ name: huge }), 'INVALID_INPUT'],
    ['the key of a message', (engine) => engine.publishMessage({ name: 'm', key: huge }), 'INVALID_INPUT'],
    ['the data of a message', (engine) => engine.publishMessage({ name: 'm', key: 'k', data: { huge } }), 'MESSAGE_TOO_LARGE'],
    ['the data of a signal', (engine) => engine.broadcastSignal({ name: 's', data: { huge } }), 'MESSAGE_TOO_LARGE'],
    ['whom work is offered to', inInstance((engine, id) => engine.reassign(`${id}.2`, { actor: 'anna', offeredTo: people(1000) })), 'done'],
    [
      'more of whom work is offered to',
      inInstance((engine, id) => engine.reassign(`${id}.2`, { actor: 'anna', offeredTo: people(1001) })),
      'INVALID_INPUT',
    ],
    ['who work goes to', inInstance((engine, id) => engine.reassign(`${id}.2`, { actor: 'anna', assignee: huge })), 'INVALID_INPUT'],
    ['a comment', inInstance((engine, id) => engine.complete(`${id}.2`, { actor: 'anna', comment: huge })), 'done'],
    ['a reason', inInstance((engine, id) => engine.cancel(id, { actor: 'anna', reason: huge })), 'done'],
    ['the name of a person', (engine) => engine.people.save('p1', { name: huge }), 'INVALID_INPUT'],
  ])('%s: is done, or refused with a code', async (_what, work, expected) => {
    const engine = await deployed(() => memoryStore());
    expect(await codeOf(work(engine))).toBe(expected);
    // Whatever it was, the next one is served.
    expect(await codeOf(engine.start('ask'))).toBe('done');
  });

  it('an expression that offers work to thousands is an incident', async () => {
    const engine = await engineAt(() => memoryStore());
    const offered = { type: 'userTask', assignment: { candidates: [{ expression: 'people' }] } };
    await engine.deploy(drawProcess({ offered }, ['start -> offered -> end'], { id: 'offered' }));
    await engine.start('offered', { variables: { people: [...people(1001)] } });
    expect((await engine.incidents()).items.map(({ code }) => code)).toEqual(['PARTICIPANTS_TOO_MANY']);
  });
});
