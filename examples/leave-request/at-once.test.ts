import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine, memoryStore, type Engine } from '@millrace/engine';
import { manualTime, plantSeed } from '@millrace/engine/testing';
import { readApplication } from '@millrace/runtime-api';
import { afterEach, describe, expect, it } from 'vitest';

const application = await readApplication(dirname(fileURLToPath(import.meta.url)));
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function openWith(days: number): Promise<Engine> {
  const engine = await createEngine({ store: memoryStore(), time: manualTime('2026-03-02T06:00:00Z'), log: () => undefined });
  engines.push(engine);
  await engine.deploy(application.bundle);
  await plantSeed(engine, { people: application.people ?? {}, registers: application.bundle.seed?.registers ?? {} });
  await engine.records.post('leaveBalances', 'anna', days, { entry: 'year' });
  await engine.idle();
  return engine;
}

const ask = (engine: Engine, from: string, to: string): Promise<{ readonly instanceId: string }> =>
  engine.start('leave', { actor: 'anna', data: { kind: 'annual', from, to } });

const standsAt = async (engine: Engine): Promise<readonly string[]> =>
  (await engine.workItems({ limit: 100 })).items.map(({ elementId }) => elementId).sort();

describe('requests sent at the same moment', () => {
  it('for the same days: one goes to the manager, the others back to the requester', async () => {
    const engine = await openWith(28);
    await Promise.all(['06', '08', '10', '12', '14'].map((day) => ask(engine, `2026-07-${day}`, '2026-07-16')));
    await engine.idle();
    expect(await standsAt(engine)).toEqual(['correct', 'correct', 'correct', 'correct', 'manager']);
  });

  it('for more days together than there are: the balance never goes below zero', async () => {
    const engine = await openWith(10);
    await Promise.all(['07', '08', '09'].map((month) => ask(engine, `2026-${month}-06`, `2026-${month}-09`)));
    await engine.idle();
    expect(await standsAt(engine)).toEqual(['correct', 'manager', 'manager']);
    expect(await engine.records.account('leaveBalances', 'anna')).toMatchObject({ balance: 10, reserved: 8, available: 2 });
  });

  it('and withdrawn while the manager thinks: the days come back; afterwards it is too late', async () => {
    const engine = await openWith(28);
    const { instanceId } = await ask(engine, '2026-07-06', '2026-07-19');
    await engine.idle();
    await engine.withdraw(instanceId, { actor: 'anna', reason: 'Other plans' });
    await engine.idle();
    expect(await engine.records.account('leaveBalances', 'anna')).toMatchObject({ balance: 28, reserved: 0 });
    const again = await ask(engine, '2026-07-06', '2026-07-19');
    await engine.idle();
    const [item] = (await engine.workItems({ instanceId: again.instanceId })).items;
    await engine.complete(item!.id, { actor: 'boris', outcome: 'approved' });
    await engine.idle();
    await expect(engine.withdraw(again.instanceId, { actor: 'anna', reason: 'Other plans' })).rejects.toMatchObject({
      code: 'WITHDRAWAL_TOO_LATE',
    });
    expect(await engine.records.account('leaveBalances', 'anna')).toMatchObject({ balance: 14, reserved: 0 });
  });

  it('and cancelled while they reserve: no day stays set aside', async () => {
    const engine = await openWith(28);
    const { instanceId } = await ask(engine, '2026-07-06', '2026-07-19');
    await engine.cancel(instanceId, { actor: 'anna', reason: 'Other plans' });
    await engine.idle();
    expect(await engine.records.account('leaveBalances', 'anna')).toMatchObject({ balance: 28, reserved: 0 });
  });
});
