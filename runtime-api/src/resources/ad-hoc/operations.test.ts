import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import * as contracts from './contract.js';

let rig: ApiRig;
let id: string;
beforeEach(async () => {
  rig = await twoOrganisations();
  await rig.engine.deploy({ kind: 'bundle', format: 1, id: 'cases', name: 'Cases', items: [definition] });
  id = (await rig.engine.start('case', { actor: 'anna' })).instanceId;
});
afterEach(() => rig.close());

const definition = {
  kind: 'process',
  format: 1,
  id: 'case',
  defaultLanguage: 'en',
  name: 'Case',
  processes: { main: { executable: true } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    desk: { type: 'adHocSubProcess', scope: 'main', outgoing: ['f2'], ordering: 'sequential', completionCondition: 'false' },
    call: { type: 'userTask', scope: 'desk', name: { en: 'Call', ru: 'Позвонить' } },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { f1: { from: 'start', to: 'desk' }, f2: { from: 'desk', to: 'end' } },
};

describe('what is done in an ad-hoc subprocess', () => {
  it('is chosen by the one who asked, and told by name', async () => {
    const { items } = await rig.ask(contracts.readEnabledElements, 'anna', { params: { id } });
    expect(items).toMatchObject([{ element: 'call', name: { en: 'Call' }, scope: 'desk' }]);
    await rig.ask(contracts.activateElement, 'anna', { params: { id }, body: { element: 'call' } });
    expect((await rig.engine.workItems({ instanceId: id })).items).toMatchObject([{ elementId: 'call' }]);
    expect(await rig.ask(contracts.readEnabledElements, 'anna', { params: { id } })).toEqual({ items: [] });
    const again = rig.ask(contracts.activateElement, 'anna', { params: { id }, body: { element: 'call' } });
    expect(await rig.refusal(again)).toBe('AD_HOC_BUSY');
  });

  it('is chosen by an administrator, and by nobody else', async () => {
    const byOther = rig.ask(contracts.activateElement, 'sergey', { params: { id }, body: { element: 'call' } });
    expect(await rig.refusal(byOther)).toBe('INSTANCE_NOT_FOUND');
    await rig.ask(contracts.activateElement, 'root', { params: { id }, body: { element: 'call', scopeActivity: 'desk' } });
    // Who works on it may read the instance, but does not choose what is done in it.
    const [item] = (await rig.engine.workItems({ instanceId: id })).items;
    await rig.engine.complete(item?.id ?? '', { actor: 'sergey' });
    const byWorker = rig.ask(contracts.activateElement, 'sergey', { params: { id }, body: { element: 'call' } });
    expect(await rig.refusal(byWorker)).toBe('NOT_ALLOWED');
    expect(await rig.ask(contracts.readEnabledElements, 'sergey', { params: { id } })).toEqual({ items: [] });
  });

  it('is refused where it may not be chosen', async () => {
    const unknown = rig.ask(contracts.activateElement, 'anna', { params: { id }, body: { element: 'end' } });
    expect(await rig.refusal(unknown)).toBe('ELEMENT_NOT_ENABLED');
    const elsewhere = rig.ask(contracts.activateElement, 'anna', { params: { id }, body: { element: 'call', scopeActivity: 77 } });
    expect(await rig.refusal(elsewhere)).toBe('ELEMENT_NOT_ENABLED');
  });
});
