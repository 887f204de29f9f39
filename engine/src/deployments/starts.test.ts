import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { scheduleAggregate } from '../correlation/index.js';
import { sha256 } from '../behaviors/sha256.js';
import { memoryStore } from '../stores/memory/index.js';
import {
  applicationAggregate,
  deploymentCommand,
  prepareDeployment,
  startEventsOf,
  startSubscriptionsCollection,
  waitingStarts,
  type DeploymentProblem,
} from './index.js';

const message = { type: 'message', ref: 'm' };
const hourly = { type: 'timer', cycle: 'R/PT1H' };

function definition(id: string, elements: JsonObject, more: JsonObject = {}): JsonObject {
  const scoped = Object.fromEntries(
    Object.entries(elements).map(([name, element]) => [name, { scope: 'main', ...(element as JsonObject) }]),
  );
  return {
    kind: 'process',
    format: 1,
    id,
    processes: { main: { executable: true }, drawn: {} },
    rootElements: { m: { type: 'message', code: 'order.arrived' }, s: { type: 'signal' } },
    elements: scoped,
    ...more,
  };
}

const start = (event: JsonObject): JsonObject => ({ type: 'startEvent', event });
const bundle = (...items: readonly JsonObject[]): JsonObject => ({ kind: 'bundle', id: 'shop', items: [...items] });

async function deploy(rig: AggregateRig, document: JsonObject): Promise<readonly DeploymentProblem[]> {
  const application = String(document['id']);
  const prepared = await prepareDeployment(document, {
    hash: (text) => sha256(text),
    validate: () => [],
    checks: {},
    latest: () => Promise.resolve(null),
    starters: async (name) => waitingStarts(await storeOf(rig), 'main', 'message', name),
  });
  rig.send(`main/application/${application}`, { ...deploymentCommand(prepared) });
  rig.settle();
  expect(rig.refusals).toEqual([]);
  rig.checkRebuild();
  return prepared.problems;
}

async function storeOf(rig: AggregateRig): Promise<ReturnType<typeof memoryStore>> {
  const store = memoryStore();
  await store.open([startSubscriptionsCollection]);
  await store.project([...rig.rows.values()].filter(({ collection }) => collection === 'startSubscriptions'));
  return store;
}

const newRig = (): AggregateRig => new AggregateRig({ types: [applicationAggregate, scheduleAggregate] });
const asked = async (rig: AggregateRig, kind: 'message' | 'signal', name: string): Promise<readonly string[]> =>
  (await waitingStarts(await storeOf(rig), 'main', kind, name)).map(
    ({ definition: of, element, event }) => `${of.id} ${of.version} ${element}${event === undefined ? '' : ` ${event}`}`,
  );

describe('what begins a process', () => {
  it('is read from its start events, instantiating tasks and gateways', () => {
    const found = startEventsOf(
      definition(
        'order',
        {
          a: start(message),
          b: start({ type: 'signal', ref: 's' }),
          c: start({ type: 'timer', duration: 'PT1H', catchUp: 'all' }),
          d: start({ type: 'multiple', events: { y: { type: 'timer', date: '2026-01-01T00:00:00Z' }, x: message } }),
          e: start({ type: 'multiple', parallel: true, events: { x: message } }),
          f: { type: 'receiveTask', instantiate: true, message: { ref: 'm', key: 'order.id' } },
          g: { type: 'eventBasedGateway', instantiate: true, outgoing: ['f1', 'f2'] },
          h: { type: 'intermediateCatchEvent', event: { type: 'signal', ref: 's' } },
          i: { type: 'receiveTask', message: { ref: 'm' } },
          j: { type: 'startEvent' },
          k: { type: 'receiveTask', message: { ref: 'm' } },
          l: { ...start(message), scope: 'sub' },
          m: { ...start(message), scope: 'drawn' },
        },
        { flows: { f1: { from: 'g', to: 'h' }, f2: { from: 'g', to: 'i' } } },
      ),
    );
    const timer = (kind: string, value: string, catchUp = 'one'): object => ({ kind: 'timer', timer: { kind, value, catchUp } });
    expect(found).toEqual([
      { process: 'main', element: 'a', kind: 'message', name: 'order.arrived' },
      { process: 'main', element: 'b', kind: 'signal', name: 's' },
      { process: 'main', element: 'c', ...timer('duration', 'PT1H', 'all') },
      { process: 'main', element: 'd', event: 'x', kind: 'message', name: 'order.arrived' },
      { process: 'main', element: 'd', event: 'y', ...timer('date', '2026-01-01T00:00:00Z') },
      { process: 'main', element: 'f', kind: 'message', name: 'order.arrived' },
      { process: 'main', element: 'h', kind: 'signal', name: 's' },
      { process: 'main', element: 'i', kind: 'message', name: 'order.arrived' },
    ]);
  });

  it.each([
    ['jsonata', { expression: '$now()' }, '$now()'],
    ['feel', { expression: 'duration("PT1H")' }, 'feel:duration("PT1H")'],
    ['feel', { expression: { language: 'jsonata', source: '$now()' } }, '$now()'],
    ['jsonata', { expression: { language: 'feel', source: 'now()' } }, 'feel:now()'],
  ])('by a timer may be computed: %s %j', (expressionLanguage, date, expression) => {
    const [found] = startEventsOf(definition('report', { a: start({ type: 'timer', date }) }, { expressionLanguage }));
    expect(found).toMatchObject({ timer: { kind: 'date', value: { expression } } });
  });

  it('is that of the newest version in use, and gone with what has none', async () => {
    const rig = newRig();
    await deploy(rig, bundle(definition('order', { a: start(message), b: start({ type: 'signal', ref: 's' }) })));
    expect(await asked(rig, 'message', 'order.arrived')).toEqual(['order 1 a']);
    await deploy(rig, bundle(definition('order', { a: start(message) })));
    expect([await asked(rig, 'message', 'order.arrived'), await asked(rig, 'signal', 's')]).toEqual([['order 2 a'], []]);
    await deploy(rig, bundle(definition('other', { a: { type: 'startEvent' } })));
    expect(await asked(rig, 'message', 'order.arrived')).toEqual([]);
    await deploy(rig, bundle(definition('order', { a: start(message) })));
    expect(await asked(rig, 'message', 'order.arrived')).toEqual(['order 2 a']);
  });

  it('by a message that another process begins by too is warned of, and who was deployed first comes first', async () => {
    const rig = newRig();
    expect(await deploy(rig, definition('z', { a: start(message) }))).toEqual([]);
    rig.now += 1000;
    const problems = await deploy(rig, bundle(definition('a', { b: start(message) }), definition('c', { d: start(message) })));
    expect(problems.map(({ code, severity, pointer, params }) => [code, severity, pointer, params?.['other']])).toEqual([
      ['MESSAGE_START_SHARED', 'warning', '/items/0/elements/b', 'z'],
      ['MESSAGE_START_SHARED', 'warning', '/items/1/elements/d', 'z'],
    ]);
    expect(await asked(rig, 'message', 'order.arrived')).toEqual(['z 1 a', 'a 1 b', 'c 1 d']);
  });

  it('by a timer has a schedule, which a deployment sets, takes over and ends', async () => {
    const rig = newRig();
    const timers = (): readonly unknown[] =>
      [...rig.rows.values()].filter(({ collection, fields }) => collection === 'timers' && fields !== null).map(({ key }) => key);
    await deploy(rig, bundle(definition('report', { t: start(hourly), u: start(hourly) })));
    expect(timers()).toEqual(['main/schedule.report.t', 'main/schedule.report.u']);
    await deploy(rig, bundle(definition('report', { t: start(hourly) })));
    expect(timers()).toEqual(['main/schedule.report.t']);
    expect(rig.row('schedules', 'main/report.t')).toMatchObject({ start: { definition: { version: 2 } } });
    await deploy(rig, bundle(definition('other', { a: { type: 'startEvent' } })));
    expect(timers()).toEqual([]);
  });

  it('by more timers than one commit could tell is refused', async () => {
    const elements = Object.fromEntries(Array.from({ length: 251 }, (_, at) => [`t${at}`, start(hourly)]));
    await expect(deploy(newRig(), bundle(definition('report', elements)))).rejects.toThrowError(/at most 250 timer start events/);
    const items = [{ kind: 'process', id: 'p', hash: 'h', layoutHash: 'l', starts: startEventsOf(definition('report', elements)) }];
    const command = { type: 'deployApplication', application: 'shop', items };
    expect(() => newRig().send('main/application/shop', command)).toThrowError(/at most 250 timer start events/);
  });

  it.each([
    ['abc'],
    [[null]],
    [[{ process: 'main', element: 'a', kind: 'hope' }]],
    [[{ process: 'main', element: 'a', kind: 'timer', timer: { kind: 'cycle', value: 5 } }]],
  ])('is checked where a command names it: %j', (starts) => {
    const items = [{ kind: 'process', id: 'p', hash: 'h', layoutHash: 'l', starts }];
    const command = { type: 'deployApplication', application: 'shop', items };
    expect(() => newRig().send('main/application/shop', command)).toThrowError(/\/items\/0\/starts/);
  });
});
