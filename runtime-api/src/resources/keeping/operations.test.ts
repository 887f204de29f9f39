import { drawProcess } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import * as instances from '../instances/contract.js';
import { titleIn } from '../titles.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => {
  rig = await twoOrganisations();
  await rig.engine.deploy(
    drawProcess({ t: { type: 'userTask', assignment: { candidates: [{ user: 'boris' }] } } }, ['start -> t -> end'], { id: 'request' }),
  );
});
afterEach(() => rig.close());

async function ended(): Promise<string> {
  const { instanceId } = await rig.engine.start('request', { actor: 'anna', variables: { phone: '+7 999' } });
  for (const { id } of (await rig.engine.workItems({ instanceId })).items)
    await rig.engine.complete(id, { actor: 'boris', comment: 'well' });
  await rig.engine.idle();
  return instanceId;
}

/** Longer ago than anything is kept. */
const years = (): void => rig.time.advance(6 * 366 * 86_400_000);
const reason = 'asked by letter';

describe('retention over HTTP (rule 22)', () => {
  it('tells administrators what was purged and what stays and why; of what is purged the gravestone answers', async () => {
    const [id, held] = [await ended(), await ended()];
    await rig.ask(contracts.holdInstance, 'root', { params: { id: held }, body: { reason: 'a lawsuit' } });
    years();
    const { round } = await rig.ask(contracts.runUpkeep, 'root', {});
    expect(round).toMatchObject({ blocked: { held: 1, open: 0 }, examples: [{ instance: held, why: 'held' }] });
    const told = await rig.ask(contracts.readUpkeep, 'root', { query: {} });
    // The server itself was at it too.
    expect([told.retention, told.rounds.reduce((sum, { purged }) => sum + purged, 0)]).toEqual(['P5Y', 1]);
    for (const person of ['root', 'anna', 'vera'])
      expect(await rig.refusal(rig.ask(instances.readInstance, person, { params: { id } }))).toBe('INSTANCE_PURGED');
    expect(await rig.refusal(rig.ask(instances.readHistory, 'root', { params: { id }, query: {} }))).toBe('INSTANCE_PURGED');
    expect(await rig.refusal(rig.ask(contracts.holdInstance, 'root', { params: { id }, body: { reason } }))).toBe('INSTANCE_PURGED');
    await rig.ask(contracts.liftHold, 'root', { params: { id: held }, body: { reason: 'settled' } });
    expect((await rig.ask(contracts.runUpkeep, 'root', {})).round).toMatchObject({ purged: 1 });
  });

  it('is for administrators: everybody else is refused', async () => {
    const id = await ended();
    const asked = [
      rig.ask(contracts.readUpkeep, 'anna', { query: {} }),
      rig.ask(contracts.runUpkeep, 'anna', {}),
      rig.ask(contracts.holdInstance, 'anna', { params: { id }, body: { reason } }),
      rig.ask(contracts.liftHold, 'anna', { params: { id }, body: { reason } }),
      rig.ask(contracts.requestErasure, 'anna', { body: { instance: id, reason } }),
      rig.ask(contracts.listErasures, 'anna', { query: {} }),
      rig.ask(contracts.readErasure, 'anna', { params: { id } }),
    ];
    for (const refused of asked) expect(await rig.refusal(refused)).toBe('NOT_ALLOWED');
  });
});

describe('erasure over HTTP (rule 21)', () => {
  it('of an instance is done, is listed, and shows in its history', async () => {
    const id = await ended();
    const done = await rig.ask(contracts.requestErasure, 'root', { body: { instance: id, reason } });
    expect(done).toMatchObject({ status: 'done', subject: { kind: 'instance', id }, by: { id: 'root' }, counts: { erased: 1 } });
    expect((await rig.ask(contracts.listErasures, 'root', { query: {} })).items).toEqual([done]);
    expect(await rig.ask(contracts.readErasure, 'root', { params: { id: done.id } })).toEqual(done);
    const { events } = await rig.ask(instances.readHistory, 'root', { params: { id }, query: {} });
    expect(events[0]).toMatchObject({ erased: [done.id], data: { variables: { phone: `erased:${done.id}` } } });
    // The whole number: an id or an instant may have its digits by chance.
    expect(JSON.stringify(events)).not.toContain('+7 999');
    expect(titleIn(`erased:${done.id}`, 'ru')).toBe('[стёрто]');
    expect(titleIn('erased: by hand', 'en')).toBe('erased: by hand');
  });

  it('refuses what makes no sense, and erases nothing', async () => {
    const id = await ended();
    const { instanceId: open } = await rig.engine.start('request', { actor: 'anna' });
    const refusal = (body: object): Promise<string> => rig.refusal(rig.ask(contracts.requestErasure, 'root', { body: body as never }));
    expect(await refusal({ reason })).toBe('INVALID_INPUT');
    expect(await refusal({ reason, instance: id, person: 'anna' })).toBe('INVALID_INPUT');
    expect(await refusal({ reason, instance: open })).toBe('INSTANCE_STILL_OPEN');
    expect(await refusal({ reason, instance: 'x'.repeat(200) })).toBe('INSTANCE_NOT_FOUND');
    expect(await refusal({ reason, person: 'anna' })).toBe('ERASURE_PERSON_ACTIVE');
    expect(await refusal({ reason, person: 'nobody' })).toBe('NOT_FOUND');
    expect(await rig.refusal(rig.ask(contracts.readErasure, 'root', { params: { id: '../x' } }))).toBe('NOT_FOUND');
    expect(await rig.engine.variables(id)).toMatchObject({ phone: '+7 999' });
  });
});
