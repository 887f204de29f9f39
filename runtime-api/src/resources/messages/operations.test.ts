import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

const message = { name: 'paid', key: '7', data: { sum: 5 }, messageId: 'order 7' };

describe('messages and signals', () => {
  it('are sent by those who may change every instance, with a token for work', async () => {
    for (const person of ['anna', 'petr', 'vera', 'nobody']) {
      expect(await rig.refusal(rig.ask(contracts.publishMessage, person, { body: message })), person).toBe('NOT_ALLOWED');
      expect(await rig.refusal(rig.ask(contracts.broadcastSignal, person, { body: { name: 'alarm' } })), person).toBe('NOT_ALLOWED');
    }
    expect(await rig.refusal(rig.ask(contracts.publishMessage, 'root', { body: message, scopes: ['read', 'deploy'] }))).toBe('NOT_ALLOWED');
    expect(await rig.ask(contracts.publishMessage, 'root', { body: message, scopes: ['work'] })).toMatchObject({ outcome: 'kept' });
  });

  it('are told what became of them, and are the same when sent again', async () => {
    const first = await rig.ask(contracts.publishMessage, 'root', { body: { ...message, timeToLive: 'PT0S' } });
    expect(first).toEqual({ messageId: 'order 7', outcome: 'expired', settled: true });
    expect(await rig.ask(contracts.publishMessage, 'root', { body: message })).toEqual(first);
    const signal = { name: 'alarm', signalId: 'fire', data: { floor: 3 } };
    expect(await rig.ask(contracts.broadcastSignal, 'root', { body: signal })).toEqual({ signalId: 'fire', settled: true });
    expect(await rig.ask(contracts.broadcastSignal, 'root', { body: signal })).toMatchObject({ signalId: 'fire' });
  });

  it('bring at most what fits', async () => {
    const data = { text: 'x'.repeat(300_000) };
    expect(await rig.refusal(rig.ask(contracts.publishMessage, 'root', { body: { name: 'paid', data } }))).toBe('MESSAGE_TOO_LARGE');
    expect(await rig.refusal(rig.ask(contracts.broadcastSignal, 'root', { body: { name: 'alarm', data } }))).toBe('MESSAGE_TOO_LARGE');
    const late = { name: 'paid', timeToLive: 'tomorrow' };
    expect(await rig.refusal(rig.ask(contracts.publishMessage, 'root', { body: late }))).toBe('INVALID_INPUT');
  });
});
