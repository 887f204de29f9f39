import type { JsonObject, RegisterDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { accountAggregate, numberAggregate, recordAggregate, registerCommands, uniqueAggregate } from './index.js';

const budgets: RegisterDefinition = {
  kind: 'register',
  format: 1,
  id: 'budgets',
  attributes: { name: { type: 'text', required: true }, owner: { type: 'person' } },
  ledger: { scale: 2, currency: 'RUB' },
};

const newRig = (): AggregateRig =>
  new AggregateRig({
    types: [recordAggregate, uniqueAggregate, numberAggregate, accountAggregate],
    answers: { latest: () => ({ hash: 'h', version: 1 }), definition: () => budgets },
  });

function run(rig: AggregateRig, type: keyof typeof registerCommands, id: string, input: JsonObject): JsonObject {
  const { to, command, commandId } = registerCommands[type]({
    id,
    tenant: 'main',
    instanceId: 'i1',
    options: { register: 'budgets' },
    input,
  });
  const answer = rig.send(to, { ...command }, { id: commandId, actor: 'system' }) as JsonObject;
  rig.settle();
  return answer;
}

describe('rule 16: the connectors for registers and ledgers', () => {
  it('do their work once however often the job runs', () => {
    const rig = newRig();
    const created = run(rig, 'record.create', 'i1.1', { attributes: { name: 'IT' } });
    expect(created).toMatchObject({ id: 'i1-1', status: 'active', changed: true });
    expect(run(rig, 'record.create', 'i1.1', { attributes: { name: 'IT' } })).toMatchObject({ id: 'i1-1', changed: false });
    expect(run(rig, 'record.update', 'i1.2', { id: 'i1-1', changes: { owner: 'anna' } })).toMatchObject({ revision: 2 });
    const account = { register: 'budgets', id: 'i1-1' };
    run(rig, 'ledger.post', 'i1.3', { account, amount: 100 });
    const reserved = run(rig, 'ledger.reserve', 'i1.4', { account, amount: 40 });
    expect(reserved).toMatchObject({ entry: 'i1.4', available: 60 });
    expect(run(rig, 'ledger.reserve', 'i1.4', { account, amount: 40 })).toMatchObject({ changed: false, available: 60 });
    expect(run(rig, 'ledger.spend', 'i1.5', { account, reservation: reserved['entry'] ?? null, amount: 35 })).toMatchObject({
      balance: 65,
      reserved: 0,
    });
    expect(() => run(rig, 'ledger.release', 'i1.6', { account, reservation: 'i1.4' })).toThrowError(/already posted/);
  });

  it('say what they miss', () => {
    const rig = newRig();
    expect(() => run(rig, 'ledger.post', 'i1.3', { amount: 100 })).toThrowError(/the id of a record, or a reference to it at \/account/);
    const nowhere = { id: 'i1.1', tenant: 'main', instanceId: 'i1', options: {}, input: {} };
    expect(() => registerCommands['record.create'](nowhere)).toThrowError(/the id of a register/);
  });
});
