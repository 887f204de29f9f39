import { memoryStore, type Store } from '@millrace/engine';
import { manualTime, type ManualTime } from '@millrace/engine/testing';
import { MillraceError } from '@millrace/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { UsedKeys } from './used-keys.js';

const use = { person: 'anna', operation: 'makeRequest', key: '0193e8a0-0000-7000-8000-000000000000' };
let store: Store;
let time: ManualTime;
let keys: UsedKeys;
let done: string[];

const open = async (on: Store): Promise<UsedKeys> => {
  const opened = new UsedKeys({ store: on, tenant: 'main', time, log: () => undefined });
  await opened.start();
  return opened;
};
const send = (what: string, over: Partial<typeof use> = {}, by = keys): Promise<string> =>
  by.once({ ...use, ...over }, { what }, () => {
    done.push(what);
    return Promise.resolve(what);
  });
const refuse = (error: Error): Promise<never> => keys.once(use, { what: 'paper' }, () => Promise.reject(error));
const reused = { code: 'COMMAND_ID_REUSED', status: 422 };

beforeEach(async () => {
  store = memoryStore();
  time = manualTime();
  keys = await open(store);
  done = [];
});

describe('an idempotency key', () => {
  it('means one thing: the same again goes through, anything else is refused and not done, also by another node', async () => {
    await send('paper');
    await send('paper');
    await expect(send('ink')).rejects.toMatchObject(reused);
    await expect(send('ink', {}, await open(store))).rejects.toMatchObject(reused);
    await expect(send('ink', { key: use.key.toUpperCase() })).rejects.toMatchObject(reused);
    expect(done).toEqual(['paper', 'paper']);
  });

  it('is one of its person and operation only', async () => {
    await send('paper');
    await send('ink', { person: 'boris' });
    await send('glue', { operation: 'withdrawInstance' });
    expect(done).toEqual(['paper', 'ink', 'glue']);
  });

  it('is the same however the fields of the body are ordered', async () => {
    const work = (): Promise<number> => Promise.resolve(1);
    await keys.once(use, { a: 1, b: { c: 2, d: 3 } }, work);
    expect(await keys.once(use, { b: { d: 3, c: 2 }, a: 1 }, work)).toBe(1);
  });

  it('of two hundred with another body each, at once and over two nodes, one is done', async () => {
    const other = await open(store);
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, at) => send(`paper ${at}`, {}, at % 2 === 0 ? keys : other)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done).toHaveLength(1);
  });

  it('of what was refused may be sent again with what was corrected, as often as need be', async () => {
    for (let times = 0; times < 3; times++) {
      await expect(refuse(new MillraceError('NOT_FOUND', { entity: 'x' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await send('ink')).toBe('ink');
      await expect(
        keys.once(use, { what: 'ink' }, () => Promise.reject(new MillraceError('NOT_FOUND', { entity: 'x' }))),
      ).rejects.toThrow();
      await expect(send('paper')).rejects.toMatchObject(reused);
      store = memoryStore();
      keys = await open(store);
    }
  });

  it('of what may have happened stays with it', async () => {
    await expect(refuse(new Error('the connection broke'))).rejects.toThrow('broke');
    await expect(send('ink')).rejects.toMatchObject(reused);
    expect(await send('paper')).toBe('paper');
  });

  it('is forgotten when nobody sends it any more, and may be used again then', async () => {
    await send('paper');
    time.advance(7 * 86_400_000);
    expect(await keys.sweep()).toBe(0);
    time.advance(86_400_000);
    expect(await keys.sweep()).toBe(1);
    expect(await send('ink')).toBe('ink');
    await expect(send('paper')).rejects.toMatchObject(reused);
  });
});
