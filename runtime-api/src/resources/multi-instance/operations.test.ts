import { drawProcess } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import * as contracts from './contract.js';

let rig: ApiRig;
let id: string;
beforeEach(async () => {
  rig = await twoOrganisations();
  const ask = {
    type: 'userTask',
    loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'people', item: 'person' },
    assignment: { assignee: { expression: "'user:' & person" } },
  };
  const definition = drawProcess({ ask }, ['start -> ask -> end'], { id: 'survey' });
  await rig.engine.deploy({ kind: 'bundle', format: 1, id: 'surveys', name: 'Surveys', items: [definition] });
  id = (await rig.engine.start('survey', { actor: 'anna', variables: { people: ['boris'] } })).instanceId;
  await rig.engine.idle();
});
afterEach(() => rig.close());

describe('a multi-instance activity that is under way', () => {
  it('is done once more, for the entry that is given, and waits for that', async () => {
    await rig.ask(contracts.addInstance, 'root', { params: { id }, body: { element: 'ask', item: 'vera' } });
    const { items } = await rig.engine.workItems({ instanceId: id });
    expect(items.map(({ assignee }) => assignee)).toEqual(['boris', 'vera']);
    for (const item of items) await rig.engine.complete(item.id, { actor: item.assignee ?? '' });
    expect(await rig.engine.instance(id)).toMatchObject({ status: 'completed' });
  });

  it('is added to by those who may correct the instance alone', async () => {
    const body = { element: 'ask', item: 'vera' };
    expect(await rig.refusal(rig.ask(contracts.addInstance, 'anna', { params: { id }, body }))).toBe('NOT_ALLOWED');
  });

  it('is refused where nothing of the kind is under way', async () => {
    const body = { element: 'end' };
    expect(await rig.refusal(rig.ask(contracts.addInstance, 'root', { params: { id }, body }))).toBe('LOOP_NOT_RUNNING');
    const elsewhere = { element: 'ask', activity: 99, item: 'vera' };
    expect(await rig.refusal(rig.ask(contracts.addInstance, 'root', { params: { id }, body: elsewhere }))).toBe('LOOP_NOT_RUNNING');
  });
});
