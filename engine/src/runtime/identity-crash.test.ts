import { describe, expect, it } from 'vitest';
import { faultyStore, withoutTransactions, type Fault } from '../../testing/conformance/faulty-store.js';
import { manualTime } from '../../testing/manual-time.js';
import { memoryData, memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';

const faults: readonly Omit<Fault, 'nth'>[] = [
  { when: 'before' },
  { when: 'insteadOfAnswer' },
  { when: 'after' },
  { when: 'before', how: 'unknown' },
  { when: 'insteadOfAnswer', how: 'unknown' },
  { when: 'before', kill: true },
  { when: 'insteadOfAnswer', kill: true },
];
const cases = faults.flatMap((fault) => Array.from({ length: 8 }, (_, at) => ({ ...fault, nth: at + 1 })));

/** Sets a second password while a write fails, starts again, and answers which of the two counts. */
async function changeMeeting(
  fault: Fault,
  transactions: boolean,
): Promise<{ readonly answered: boolean; readonly counts: string | undefined }> {
  const data = memoryData();
  const time = manualTime();
  const log = (): void => undefined;
  const open = () => (transactions ? memoryStore(data) : withoutTransactions(memoryStore(data)));
  const before = await createEngine({ store: open(), time, log });
  await before.identity.setCredential('anna', { hash: 'old' });
  const { id } = (await before.identity.credential('anna'))!;
  await before.close();
  const store = faultyStore(open());
  const pause = (attempt: number): Promise<void> => (attempt > 20 ? new Promise(() => undefined) : Promise.resolve());
  const engine = await createEngine({ store, time, log, pause });
  store.plan(fault);
  let gone = false;
  const change = engine.identity.setCredential('anna', { hash: 'new', replaces: id }).then(
    () => true,
    () => false,
  );
  const patience = (async () => {
    for (let turn = 0; turn < 200 && !gone; turn++) await new Promise((resolve) => setImmediate(resolve));
    time.advance(20_000);
    return false;
  })();
  const answered = await Promise.race([change, patience]);
  gone = true;
  store.kill();
  const closing = engine.close().catch(() => undefined);
  time.advance(60_000);
  await Promise.race([closing, new Promise((resolve) => setImmediate(resolve))]);
  const after = await createEngine({ store: open(), time, log });
  const counts = (await after.identity.credential('anna'))?.hash;
  await after.close();
  return { answered, counts };
}

describe.each([true, false])('a change of a password that meets a fault (transactions: %s)', (transactions) => {
  it.each(cases)('leaves one password that works: $when $how kill $kill at write $nth', async (fault) => {
    const { answered, counts } = await changeMeeting(fault, transactions);
    expect(answered ? ['new'] : ['old', 'new']).toContain(counts);
  });
});
