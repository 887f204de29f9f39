import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { compileProcess } from '../model/compile-process.js';
import { createProcessAggregate, processAggregate, processCollections, type ProcessCommand } from './index.js';

const refused = (code: string): unknown => expect.objectContaining({ code });
const wait = { type: 'userTask' };
const script = { type: 'scriptTask', script: { language: 'jsonata', set: { n: 'n + 1' } } };

/** start → m → s → x, back to m while `n < turns`. */
function circle(turns: number, limits: Parameters<typeof createProcessAggregate>[0] = {}): ExecutionRig {
  const elements = { m: { type: 'exclusiveGateway' }, s: script, x: { type: 'exclusiveGateway', default: 'x_end' } };
  const rig = new ExecutionRig({
    process: drawProcess(elements, ['start -> m -> s -> x', `x -> m: n < ${turns}`, 'x -> end']),
    aggregate: createProcessAggregate(limits),
  });
  rig.start({ data: { n: 0 } });
  return rig;
}

describe('an instance', () => {
  it('ended by a person cancels everything open, keeps its variables, and takes no more commands', () => {
    const elements = {
      f: { type: 'parallelGateway' },
      t: wait,
      c: { type: 'serviceTask', service: { type: 'erp' } },
      w: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'P1D' } },
    };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> f -> t -> end', 'f -> c -> end2', 'f -> w -> end3']) });
    rig.start({ data: { amount: 5 } });
    const [workItemId, jobId, timerId] = [rig.workItem('t'), rig.idOf('jobs'), rig.idOf('timers')];
    expect(() => rig.send({ type: 'cancelInstance', reason: ' ' })).toThrow(refused('INVALID_INPUT'));
    rig.send({ type: 'cancelInstance', reason: 'not needed' }, { actor: 'anna' });
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ status: 'cancelled', endedAt: rig.now, openWorkItems: 0 });
    expect([rig.rows('jobs'), rig.rows('timers'), rig.rows('incidents')]).toEqual([[], [], []]);
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ state: 'cancelled' });
    expect(rig.variables).toEqual({ amount: 5 });
    const late: [ProcessCommand, string][] = [
      [{ type: 'completeWorkItem', workItemId }, 'WORK_ITEM_CANCELLED'],
      [{ type: 'completeJob', jobId, attempt: 1 }, 'JOB_GONE'],
      [{ type: 'fireTimer', timerId }, 'TIMER_GONE'],
      [{ type: 'cancelInstance', reason: 'again' }, 'INSTANCE_ENDED'],
      [{ type: 'setVariables', set: {}, reason: 'x' }, 'INSTANCE_ENDED'],
    ];
    for (const [command, code] of late) expect(() => rig.send(command)).toThrow(refused(code));
    rig.send({ type: 'continueInstance' });
    expect(rig.state.status).toBe('cancelled');
  });

  it('that was never started is not found', () => {
    const rig = new ExecutionRig({ process: drawProcess({}, ['start -> end']) });
    expect(() => rig.send({ type: 'cancelInstance', reason: 'x' })).toThrow(refused('INSTANCE_NOT_FOUND'));
  });

  it('refuses commands it does not know', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: wait }, ['start -> t -> end']) });
    rig.start();
    for (const type of ['dance', 'toString', '__proto__']) expect(() => rig.send({ type } as never)).toThrow(refused('INVALID_INPUT'));
  });

  it('lets an administrator correct variables at paths, with a reason, checked by their declarations', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ t: wait }, ['start -> t -> end'], { variables: { amount: { type: 'decimal', scale: 2 } } }),
    });
    rig.start({ data: { order: { id: 7 } } });
    rig.send({ type: 'setVariables', set: { 'order.amount': 5, amount: 1.25 }, reason: 'a slip' }, { actor: 'olga' });
    expect(rig.variables).toEqual({ order: { id: 7, amount: 5 }, amount: 1.25 });
    expect(() => rig.send({ type: 'setVariables', set: { amount: 1.255 }, reason: 'x' })).toThrow(refused('VARIABLE_INVALID'));
    expect(() => rig.send({ type: 'setVariables', set: { 'a..b': 1 }, reason: 'x' })).toThrow(refused('INVALID_INPUT'));
    expect(() => rig.send({ type: 'setVariables', set: { a: 1 }, reason: '' })).toThrow(refused('INVALID_INPUT'));
    expect(() => rig.send({ type: 'setVariables', set: { a: 1 }, reason: 'x', scope: 77 })).toThrow(refused('INVALID_INPUT'));
  });

  it('starts the process that is named where a definition has several', () => {
    const one = drawProcess({ a: wait }, ['start -> a -> end']);
    const two = {
      ...one,
      processes: { main: { executable: true }, other: { executable: true }, drawn: { executable: false } },
      elements: { ...(one['elements'] as JsonObject), begin: { type: 'startEvent', scope: 'other' }, b: { ...wait, scope: 'other' } },
      flows: { ...(one['flows'] as JsonObject), begin_b: { from: 'begin', to: 'b' } },
    };
    const rig = new ExecutionRig({ process: two });
    expect(() => rig.start()).toThrow(refused('INVALID_INPUT'));
    expect(() => rig.start({ process: 'drawn' })).toThrow(refused('INVALID_INPUT'));
    rig.start({ process: 'other' });
    expect(rig.path()).toEqual(['begin', 'b']);
  });

  it('is asked for a form that was not deployed with it: the command is refused and nothing changes', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: { ...wait, form: { ref: 'gone' } } }, ['start -> t -> end']) });
    rig.start();
    expect(() => rig.complete('t')).toThrow(refused('STEP_FAILED'));
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ open: true });
  });

  it('can be retried only where there is an incident', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: wait }, ['start -> t -> end']) });
    rig.start();
    expect(() => rig.send({ type: 'retryIncident', incidentId: '0197.9' })).toThrow(refused('INCIDENT_GONE'));
  });

  it('stops on an event it does not know (rule 19)', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: wait }, ['start -> t -> end']) });
    rig.start();
    for (const event of [
      { type: 'flewAway', facts: {} },
      { type: 'elementPassed', version: 2, facts: { element: 'x' } },
      { type: 'toString', facts: {} },
    ]) {
      expect(() => processAggregate.apply(rig.state, event as never, 0)).toThrow(refused('AGGREGATE_DAMAGED'));
    }
  });

  it('rule 7: projecting twice, or from nothing, gives the same rows', () => {
    const rig = new ExecutionRig({ process: drawProcess({ t: wait }, ['start -> t -> end']) });
    rig.start();
    const change = {
      key: 'main/process/0197',
      tenant: 'main',
      previous: null,
      next: rig.state,
      events: rig.events,
      revision: 1,
      rank: 4097,
      at: rig.now,
    };
    expect(processAggregate.project(change)).toEqual(processAggregate.project(change));
    expect(processAggregate.collections).toEqual([...processCollections.map(({ name }) => name), 'subscriptions']);
    for (const row of [...processAggregate.project(change).rows, processAggregate.project(change).listRow]) {
      const spec = processCollections.find(({ name }) => name === row?.collection);
      expect(Object.keys(row?.fields ?? {}).sort()).toEqual(Object.keys(spec?.fields ?? {}).sort());
    }
  });

  it('takes two commits of together less than 1.3 kB of events to start, wait for a person, and end', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ review: { ...wait, assignment: { candidates: [{ group: 'finance' }] } } }, ['start -> review -> end']),
    });
    rig.start({ data: { amount: 120_000 } });
    rig.complete('review', { data: { approved: true } });
    expect(JSON.stringify(rig.events).length).toBeLessThan(800);
  });
});

describe('a guard', () => {
  it('continues a long run of steps in further commits, where it left off', () => {
    const rig = circle(50, { limits: { stepsPerCommand: 40 } });
    expect(rig.variables['n']).toBe(50);
    expect(rig.facts('stepsContinued').length).toBeGreaterThan(2);
    expect(rig.state).toMatchObject({ status: 'completed', steps: 0 });
  });

  it('continues in a further commit when the events of one would become too large, or expressions too many', () => {
    for (const limits of [{ bytesPerCommand: 2000 }, { expressionsPerCommand: 20 }]) {
      const rig = circle(50, { limits });
      expect(rig.variables['n']).toBe(50);
      expect(rig.facts('stepsContinued').length).toBeGreaterThan(2);
      expect(rig.state.status).toBe('completed');
    }
  });

  it('makes an incident of a loop that never comes to rest; retried, it gets another chance', () => {
    const rig = circle(1000, { limits: { stepsPerCommand: 50, stepsWithoutRest: 300 } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'LOOP_LIMIT' });
    expect(rig.state).toMatchObject({ status: 'active', steps: 0 });
    const before = Number(rig.variables['n']);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(Number(rig.variables['n'])).toBeGreaterThan(before + 50);
    rig.send({ type: 'setVariables', set: { n: 5000 }, reason: 'enough' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.state.status).toBe('completed');
  });

  it('makes an incident of an element that is activated too often, also with waits in between that take no time', () => {
    const elements = { m: { type: 'exclusiveGateway' }, w: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT0S' } } };
    const rig = new ExecutionRig({
      process: drawProcess(elements, ['start -> m -> w -> m']),
      aggregate: createProcessAggregate({ limits: { activationsPerElement: 20 } }),
    });
    rig.start();
    rig.pass('PT5M');
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'LOOP_LIMIT' });
    expect(rig.path().filter((element) => element === 'w').length).toBeLessThanOrEqual(21);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rows('timers')).toHaveLength(1);
  });

  it('stops a token on its way into a join, and lets it arrive there when retried', () => {
    const idle = { type: 'scriptTask', script: { language: 'jsonata', set: {} } };
    const elements = { f: { type: 'parallelGateway' }, j: { type: 'parallelGateway' }, a: idle, b: idle };
    const aggregate = createProcessAggregate({ limits: { stepsWithoutRest: 3 } });
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> f -> a -> j -> end', 'f -> b -> j']), aggregate });
    rig.start();
    const incidents = rig.rows('incidents');
    expect(incidents.map((row) => row.fields?.['elementId'])).toEqual(['j', 'j']);
    for (const { key } of incidents) rig.send({ type: 'retryIncident', incidentId: key.slice('main/'.length) });
    expect(rig.path().slice(-2)).toEqual(['j', 'end']);
    expect(rig.state.status).toBe('completed');
  });

  it('keeps the size of the state in bounds: the step that would burst it becomes an incident', () => {
    const grow = { type: 'scriptTask', script: { language: 'jsonata', set: { all: 'all & all' } } };
    const elements = { m: { type: 'exclusiveGateway' }, s: grow, x: { type: 'exclusiveGateway' } };
    const rig = new ExecutionRig({
      process: drawProcess(elements, ['start -> m -> s -> x -> m']),
      aggregate: createProcessAggregate({ limits: { weight: 10_000 } }),
    });
    rig.start({ data: { all: 'x'.repeat(100) } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'STATE_TOO_LARGE', elementId: 's' });
    expect(String(rig.variables['all']).length).toBeLessThan(10_000);
  });

  it('rule 18: an instance of four thousand work items is changed one at a time', () => {
    const voters = Array.from({ length: 4_000 }, (_, index) => `p${index}`);
    const a = {
      type: 'approvalTask',
      approval: { participants: [{ group: 'all' }], order: 'parallel', rule: { type: 'count', value: 3_999 }, result: 'answer' },
    };
    const definition = drawProcess({ a }, ['start -> a -> end']);
    let state: Parameters<typeof processAggregate.apply>[0] = null;
    const now = 1_772_442_000_000;
    const context = {
      tenant: 'main',
      key: 'main/process/0197',
      commandId: 'c',
      actor: 'p2000',
      now: now,
      ask: (kind: string) => (kind === 'members' ? voters : rigDefinition),
    } as never;
    const rigDefinition = { process: processOf(definition), links: { form: {}, decision: {} } };
    const started = processAggregate.decide(null, { type: 'startInstance', definition: { id: 'drawn', hash: 'h' } }, {
      ...(context as object),
      actor: 'anna',
    } as never);
    for (const event of started.events) state = processAggregate.apply(state, event, now);
    expect(state?.workItems.size).toBe(4_000);
    const vote = processAggregate.decide(state, { type: 'completeWorkItem', workItemId: '0197.2002', outcome: 'approved' }, context);
    const next = vote.events.reduce((folded, event) => processAggregate.apply(folded, event, now), state);
    const change = {
      key: 'main/process/0197',
      tenant: 'main',
      previous: state,
      next: next as NonNullable<typeof next>,
      events: vote.events,
      revision: 2,
      rank: 8193,
      at: now,
    };
    expect(vote.events.map(({ type }) => type)).toEqual(['workItemCompleted']);
    expect(processAggregate.project(change).rows).toHaveLength(1);
  });
});

function processOf(definition: JsonObject): unknown {
  return compileProcess(definition as unknown as Parameters<typeof compileProcess>[0]);
}
