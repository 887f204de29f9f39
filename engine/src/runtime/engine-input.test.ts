import { afterEach, describe, expect, it } from 'vitest';
import { MillraceError } from '@millrace/schemas';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

const definition = {
  kind: 'process',
  format: 1,
  id: 'note',
  defaultLanguage: 'en',
  name: 'Note',
  processes: { main: { executable: true, variables: { text: { type: 'text' }, note: { type: 'object' } } } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    ask: { type: 'userTask', scope: 'main', outgoing: ['f2'], assignment: { assignee: { user: 'anna' } } },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { f1: { type: 'sequenceFlow', from: 'start', to: 'ask' }, f2: { type: 'sequenceFlow', from: 'ask', to: 'end' } },
};

async function withInstance(): Promise<{ engine: Engine; instanceId: string; itemId: string }> {
  const engine = await createEngine({ store: memoryStore() });
  opened.push(engine);
  await engine.deploy(definition);
  const { instanceId } = await engine.start('note');
  const [item] = (await engine.workItems({ for: 'anna' })).items;
  return { engine, instanceId, itemId: item?.id ?? '' };
}

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const throwing = new Proxy(
  {},
  {
    ownKeys: () =>
      Reflect.apply(
        () => {
          throw new TypeError('no keys');
        },
        undefined,
        [],
      ),
  },
);
const hostile: readonly (readonly [string, unknown])[] = [
  ['a number', 5],
  ['a BigInt', 5n],
  ['a symbol', Symbol('x')],
  ['an object without a prototype', Object.create(null)],
  ['a date', new Date(0)],
  ['a cycle', cycle],
  ['a proxy that throws', throwing],
  ['NaN', Number.NaN],
  ['a huge text', 'x'.repeat(3_000_000)],
  ['a function', () => 1],
];

describe('a caller in plain JavaScript', () => {
  it.each(hostile)('is refused clearly when it gives %s where text belongs', async (_, value) => {
    const { engine, itemId } = await withInstance();
    const bad = value as never;
    const calls = [
      () => engine.execute(bad, { type: 'x' }),
      () => engine.execute('main/person/anna', bad),
      () => engine.complete(bad, { actor: 'anna' }),
      () => engine.complete(itemId, { actor: bad }),
      () => engine.complete(itemId, { actor: 'anna', onBehalfOf: bad }),
      () => engine.complete(itemId, { actor: 'anna', commandId: bad }),
      () => engine.claim(bad, { actor: 'anna' }),
      () => engine.cancel(bad, { reason: 'x' }),
      () => engine.variables(bad),
      () => engine.history(bad),
      () => engine.look(bad),
      async () => engine.forTenant(bad),
    ];
    for (const [index, call] of calls.entries()) {
      const error: unknown = await Promise.resolve()
        .then(call)
        .catch((cause: unknown) => cause);
      expect(error, `call ${index}`).toBeInstanceOf(MillraceError);
      expect((error as MillraceError).status, `call ${index}: ${String(error)}`).toBeLessThan(500);
    }
  });

  it('changes nothing that is stored by changing what it gave', async () => {
    const { engine, instanceId } = await withInstance();
    const note = { lines: ['first'] };
    await engine.setVariables(instanceId, { note }, { actor: 'anna', reason: 'to see' });
    note.lines.push('second');
    expect(await engine.variables(instanceId)).toEqual({ note: { lines: ['first'] } });
  });
});
