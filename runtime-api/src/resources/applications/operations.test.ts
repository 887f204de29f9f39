import { DeploymentRefused } from '@millrace/engine';
import type { JsonObject } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRig } from '../../../testing/api-rig.js';
import { twoOrganisations } from '../../../testing/two-organisations.js';
import { makeRequest } from '../services/contract.js';
import { readRoute } from '../instances/contract.js';
import { completeWorkItem } from '../work-items/contract.js';
import * as contracts from './contract.js';

let rig: ApiRig;
beforeEach(async () => (rig = await twoOrganisations()));
afterEach(() => rig.close());

const bundle = {
  kind: 'bundle',
  format: 1,
  id: 'notes',
  name: 'Notes',
  items: [
    {
      kind: 'process',
      format: 1,
      id: 'note',
      defaultLanguage: 'en',
      name: 'Note',
      processes: { main: { executable: true } },
      elements: {
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        read: { type: 'userTask', scope: 'main', outgoing: ['f2'], assignment: { assignee: { user: 'boris' } } },
        end: { type: 'endEvent', scope: 'main' },
      },
      flows: { f1: { from: 'start', to: 'read' }, f2: { from: 'read', to: 'end' } },
    },
    { kind: 'service', format: 1, id: 'leaveNote', defaultLanguage: 'en', name: 'Leave a note', process: 'note' },
  ],
};

describe('deploying an application', () => {
  it('is for those who may, and changes nothing the second time', async () => {
    for (const person of ['anna', 'petr', 'nobody'])
      expect(await rig.refusal(rig.ask(contracts.deployApplication, person, { body: { bundle } })), person).toBe('NOT_ALLOWED');
    expect(await rig.refusal(rig.ask(contracts.deployApplication, 'root', { body: { bundle }, scopes: ['work'] }))).toBe('NOT_ALLOWED');
    const first = await rig.ask(contracts.deployApplication, 'root', { body: { bundle, note: 'first', expectedVersion: 0 } });
    expect(first).toMatchObject({ application: 'notes', version: 1, changed: true });
    expect(await rig.ask(contracts.deployApplication, 'root', { body: { bundle } })).toMatchObject({ changed: false });
    expect(await rig.refusal(rig.ask(contracts.deployApplication, 'root', { body: { bundle, expectedVersion: 7 } }))).toBe(
      'REVISION_CHANGED',
    );
    expect((await rig.ask(contracts.listApplications, 'root')).items.map(({ id }) => id).sort()).toEqual(['app', 'notes']);
    expect((await rig.ask(contracts.listApplications, 'anna')).items).toEqual([]);
  });

  it('is told what a process may come to, with the way to it', async () => {
    const [process, service] = bundle.items;
    const flows = { f1: { from: 'start', to: 'read' }, f2: { from: 'read', to: 'read' } };
    const endless = { ...bundle, items: [{ ...process, elements: { ...process?.elements, end: undefined }, flows }, service] };
    const { problems } = await rig.ask(contracts.deployApplication, 'root', {
      body: { bundle: JSON.parse(JSON.stringify(endless)) as JsonObject },
    });
    expect(problems).toMatchObject([
      {
        code: 'FLOW_NEVER_ENDS',
        severity: 'warning',
        elementId: 'read',
        trace: ['start', 'read', 'read'],
        item: { kind: 'process', id: 'note' },
      },
    ]);
  });

  it('gives a layout to what nobody drew, and its service takes no data without a form', async () => {
    await rig.ask(contracts.deployApplication, 'root', { body: { bundle } });
    const params = { id: 'leaveNote' };
    expect(await rig.refusal(rig.ask(makeRequest, 'anna', { params, body: { data: { secret: 1 } } }))).toBe('INVALID_INPUT');
    const { card } = await rig.ask(makeRequest, 'anna', { params, body: { data: {} } });
    const { definition } = await rig.ask(readRoute, 'anna', { params: { id: card.id } });
    expect(Object.keys((definition['layout'] as { readonly planes: object }).planes)).toHaveLength(1);
    // Nor does a task without one: what is sent would become variables that no form checks.
    const [item] = (await rig.engine.workItems({ instanceId: card.id })).items;
    const done = { params: { id: item?.id ?? '' }, body: { data: { approved: true } } };
    expect(await rig.refusal(rig.ask(completeWorkItem, 'boris', done))).toBe('INVALID_INPUT');
    await rig.ask(completeWorkItem, 'boris', { ...done, body: { data: {} } });
  });

  it.each([
    ['nothing in it', {}],
    ['items that are none', { ...bundle, items: [null, 5, { kind: 'process' }, { kind: 'process', elements: 7, flows: [] }] }],
    ['a flow to nowhere', { ...bundle, items: [{ ...bundle.items[0], flows: { f1: { from: 'start', to: 'nowhere' } } }] }],
  ])('refuses a bundle with %s, with a list of problems', async (_name, wrong) => {
    const refused: unknown = await rig
      .ask(contracts.deployApplication, 'root', { body: { bundle: wrong } })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeploymentRefused);
    expect((await rig.ask(contracts.listApplications, 'root')).items).toHaveLength(1);
  });
});
