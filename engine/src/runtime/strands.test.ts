import { afterEach, describe, expect, it } from 'vitest';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { counterAggregate, counterCollections } from '../../testing/counter-aggregate.js';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { Runtime } from './runtime.js';

const opened: Runtime[] = [];
afterEach(async () => {
  for (const runtime of opened.splice(0)) await runtime.close();
});

const keyOf = (number: number): string => `main/counter/c${number}`;

describe('aggregates in memory', () => {
  it('are dropped where there are too many, those that were used again last, and are read again when they are needed', async () => {
    const read: string[] = [];
    const memory = memoryStore();
    const store = replaced(memory, {
      load: (key) => {
        read.push(key);
        return memory.load(key);
      },
    });
    const runtime = await Runtime.start({
      store,
      types: [counterAggregate],
      collections: counterCollections,
      answerer: { now: () => undefined, later: () => Promise.reject(new Error('nothing is asked')) },
      time: manualTime(),
      log: () => undefined,
      keepStrands: { strands: 10 },
    });
    opened.push(runtime);
    let sent = 0;
    const add = async (number: number): Promise<unknown> =>
      (await runtime.execute(keyOf(number), { type: 'add', by: 1 } as never, { id: `command-${++sent}`, actor: 'anna' })).answer;
    for (let number = 0; number < 10; number++) await add(number);
    await add(0);
    await add(1);
    read.length = 0;
    // One too many: so many go that a tenth is free.
    await add(10);
    expect(read).toEqual([keyOf(10)]);
    read.length = 0;
    expect([await add(0), await add(1), await add(9)]).toEqual([{ total: 3 }, { total: 3 }, { total: 2 }]);
    expect(read).toEqual([]);
    expect([await add(2), await add(3)]).toEqual([{ total: 2 }, { total: 2 }]);
    expect(read).toEqual([keyOf(2), keyOf(3)]);
  });
});
