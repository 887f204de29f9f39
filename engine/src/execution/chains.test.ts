import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { createProcessAggregate } from './process-aggregate.js';
import { defaultLimits } from './limits.js';

const aggregate = createProcessAggregate({ limits: { chain: 8 } });
const root = { rootElements: { m: { type: 'message' }, n: { type: 'message' }, s: { type: 'signal' } } };
const message = (ref: string, more: JsonObject = {}): JsonObject => ({ type: 'message', ref, key: '"k"', timeToLive: 'PT1H', ...more });
const catching = (ref: string): JsonObject => ({ type: 'intermediateCatchEvent', event: { type: 'message', ref, key: '"k"' } });
const throwing = (ref: string): JsonObject => ({ type: 'intermediateThrowEvent', event: message(ref) });

/** A process that is under way and answers itself: it waits for `m` and sends `m`, with something between. */
function echo(between: JsonObject = { type: 'task' }, limits = aggregate): ExecutionRig {
  const process = drawProcess({ j: { type: 'exclusiveGateway' }, in: catching('m'), between, out: throwing('m') }, [
    'start -> j -> in -> between -> out -> j',
  ]);
  const rig = new ExecutionRig({ process: { ...process, ...root }, aggregate: limits });
  rig.start();
  return rig;
}

function incidents(rig: ExecutionRig): readonly string[] {
  return rig.state.incidents.values().map(({ code, element }) => `${element}: ${code}`);
}

describe('a chain of messages and signals that processes send', () => {
  it('is stopped where it has become too long, at the event that would go on with it', () => {
    const rig = echo();
    rig.message('m', { key: 'k' });
    expect(incidents(rig)).toEqual(['out: CHAIN_TOO_LONG']);
    expect(rig.facts('messageSent')).toHaveLength(8);
  });

  it('begins anew when a person retries', () => {
    const rig = echo();
    rig.message('m', { key: 'k' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.facts('messageSent')).toHaveLength(16);
    expect(incidents(rig)).toEqual(['out: CHAIN_TOO_LONG']);
  });

  it.each([
    ['a timer', { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'P1D' } }, (rig: ExecutionRig) => rig.pass('P1D')],
    ['a person', { type: 'userTask' }, (rig: ExecutionRig) => rig.complete('between')],
    [
      'a job that takes its time',
      { type: 'serviceTask', service: { type: 'x' } },
      (rig: ExecutionRig) => {
        rig.pass('PT2S');
        rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1 });
      },
    ],
  ])('goes on for years where %s stands between', (_what, between, work) => {
    const rig = echo(between);
    rig.message('m', { key: 'k' });
    for (let day = 0; day < 20; day++) work(rig);
    expect(incidents(rig)).toEqual([]);
    expect(rig.facts('messageSent')).toHaveLength(20);
  });

  it('goes on where a job stands between that takes no time, and is stopped', () => {
    const rig = echo({ type: 'serviceTask', service: { type: 'x' } });
    rig.message('m', { key: 'k' });
    for (let round = 0; round < 9; round++) rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1 });
    expect(incidents(rig)).toEqual(['out: CHAIN_TOO_LONG']);
  });

  it('is counted in what happens, and begins with what comes from outside', () => {
    const rig = echo();
    rig.message('m', { key: 'k' });
    expect(rig.facts('subscriptionMet').map(({ chain }) => chain)).toEqual([undefined, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is longer where a signal reaches many: what doubles at each step ends soon', () => {
    const heard = {
      e: { type: 'subProcess', triggeredByEvent: true },
      es: { type: 'startEvent', scope: 'e', isInterrupting: false, event: { type: 'signal', ref: 's' } },
      f: { type: 'subProcess', triggeredByEvent: true },
      fs: { type: 'startEvent', scope: 'f', isInterrupting: false, event: { type: 'signal', ref: 's' } },
      again: { type: 'intermediateThrowEvent', scope: 'e', event: { type: 'signal', ref: 's' } },
      also: { type: 'intermediateThrowEvent', scope: 'f', event: { type: 'signal', ref: 's' } },
    };
    const process = drawProcess({ t: { type: 'userTask' }, ...heard }, ['start -> t -> end', 'es -> again', 'fs -> also']);
    const rig = new ExecutionRig({ process: { ...process, ...root }, aggregate: createProcessAggregate({ limits: { chain: 250 } }) });
    rig.start();
    rig.signal('s');
    expect(new Set(incidents(rig))).toEqual(new Set(['again: CHAIN_TOO_LONG', 'also: CHAIN_TOO_LONG']));
    // Two hear the first, which somebody sent; what each of them throws counts for a doubling more.
    expect(rig.facts('signalSent').length).toBeLessThan(100);
  });

  it('may be a thousand long', () => {
    const rig = echo({ type: 'task' }, createProcessAggregate());
    rig.message('m', { key: 'k' });
    expect(rig.facts('messageSent')).toHaveLength(defaultLimits.chain);
    expect(incidents(rig)).toEqual(['out: CHAIN_TOO_LONG']);
  }, 60_000);
});

describe('a process that calls itself', () => {
  const calling = (elements: Readonly<Record<string, JsonObject>>, lines: readonly string[]): ExecutionRig => {
    const process = drawProcess(elements, lines, { id: 'self' });
    const rig = new ExecutionRig({ process, processes: { self: process } });
    rig.start();
    return rig;
  };
  const call = { type: 'callActivity', call: { ref: 'self' } };
  const depths = (rig: ExecutionRig): readonly number[] => rig.rooms.called.map((id) => rig.rooms.instance(id).parent?.depth ?? 0);

  it('once goes fifty deep', () => {
    const rig = calling({ c: call }, ['start -> c -> end']);
    expect(Math.max(...depths(rig))).toBe(50);
    expect(rig.rooms.called).toHaveLength(50);
  });

  it('several times goes less deep, so that all of them are bounded, and each that would call once more is an incident', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '5' };
    const rig = calling({ c: { ...call, loopCharacteristics: loop } }, ['start -> c -> end']);
    expect(rig.rooms.called).toHaveLength(5 + 25 + 125 + 625 + 3125);
    const stopped = rig.rooms.called.map((id) => rig.rooms.instance(id)).filter(({ incidents: { size } }) => size > 0);
    expect(stopped).toHaveLength(3125);
    expect(stopped[0]?.incidents.values()[0]).toMatchObject({ element: 'c', code: 'CALL_TOO_DEEP' });
  }, 120_000);

  it.each([
    ['side by side', ['start -> fork -> c', 'fork -> d', 'c -> end', 'd -> end2'], { type: 'parallelGateway' }],
    ['one after the other', ['start -> fork -> c -> d -> end'], { type: 'task' }],
  ])('in two places %s counts as two', (_how, lines, fork) => {
    const process = drawProcess({ fork, c: call, d: call }, lines, { id: 'self' });
    const deep = drawProcess({ c: { type: 'callActivity', call: { ref: 'leaf' } } }, ['start -> c -> end'], { id: 'self' });
    const rig = new ExecutionRig({ process, processes: { self: deep, leaf: drawProcess({}, ['start -> end'], { id: 'leaf' }) } });
    rig.start();
    const calls = rig.rooms.called.map((id) => rig.rooms.instance(id)).filter(({ definition }) => definition === 'self');
    expect(calls.map(({ parent }) => parent?.depth)).toEqual([4, 4]);
  });

  it('by way of another counts as well, and calls of others do not', () => {
    const processes = {
      self: drawProcess({ c: { type: 'callActivity', call: { ref: 'other' } } }, ['start -> c -> end'], { id: 'self' }),
      other: drawProcess({ c: call, d: call }, ['start -> c -> end', 'c -> d'], { id: 'other' }),
    };
    const rig = new ExecutionRig({ process: processes.self, processes });
    rig.start();
    expect(depths(rig).slice(0, 4)).toEqual([1, 5, 6, 10]);
  });
});
