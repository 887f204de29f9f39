import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { createProcessAggregate } from './process-aggregate.js';

const aggregate = createProcessAggregate({ limits: { stepsPerCommand: 50, stepsWithoutRest: 300, activationsPerElement: 100 } });
const script = (set: JsonObject): JsonObject => ({ type: 'scriptTask', script: { language: 'jsonata', set } });
const handler = (event: JsonObject, inside: Readonly<Record<string, JsonObject>>): Record<string, JsonObject> => ({
  e: { type: 'subProcess', triggeredByEvent: true },
  es: { type: 'startEvent', scope: 'e', isInterrupting: false, event },
  ...Object.fromEntries(Object.entries(inside).map(([id, element]) => [id, { scope: 'e', ...element }])),
});

function running(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[], more: JsonObject = {}): ExecutionRig {
  return new ExecutionRig({ process: { ...drawProcess(elements, lines), ...more }, aggregate });
}

/** What stopped it, and that something did. */
function stopped(rig: ExecutionRig): readonly string[] {
  expect(rig.state.status).toBe('active');
  return [...new Set(rig.state.incidents.values().map(({ code }) => code))];
}

describe('what would run for ever is stopped with an incident', () => {
  it('where links lead in a circle', () => {
    const link = { type: 'link', link: 'A' };
    const elements = {
      a: script({ n: 'n + 1' }),
      out: { type: 'intermediateThrowEvent', event: link },
      in: { type: 'intermediateCatchEvent', event: link },
      j: { type: 'exclusiveGateway' },
    };
    const rig = running(elements, ['start -> j -> a -> out', 'in -> j']);
    rig.start({ variables: { n: 0 } });
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where a condition comes true by what its own handler does', () => {
    const once = handler({ type: 'conditional', condition: 'n % 2 = 0' }, { up: script({ n: 'n + 1' }), again: script({ n: 'n + 1' }) });
    const rig = running({ t: { type: 'userTask' }, ...once }, ['start -> t -> end', 'es -> up -> again']);
    rig.start({ variables: { n: 1 } });
    rig.send({ type: 'setVariables', set: { n: 2 }, reason: 'begin' });
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where a signal is thrown by what it begins', () => {
    const root = { rootElements: { s: { type: 'signal' } } };
    const once = handler({ type: 'signal', ref: 's' }, { out: { type: 'intermediateThrowEvent', event: { type: 'signal', ref: 's' } } });
    const rig = running({ t: { type: 'userTask' }, ...once }, ['start -> t -> end', 'es -> out'], root);
    rig.start();
    rig.signal('s');
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where a message is sent by what it begins', () => {
    const root = { rootElements: { m: { type: 'message' } } };
    const event = { type: 'message', ref: 'm', key: '"k"' };
    const out = { type: 'intermediateThrowEvent', event: { ...event, timeToLive: 'PT1H' } };
    const rig = running({ t: { type: 'userTask' }, ...handler(event, { out }) }, ['start -> t -> end', 'es -> out'], root);
    rig.start();
    rig.message('m', { key: 'k' });
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where what is undone is done again and undone again', () => {
    const elements = {
      j: { type: 'exclusiveGateway' },
      a: { type: 'task' },
      b: { type: 'boundaryEvent', attachedTo: 'a', event: { type: 'compensation' } },
      undo: { type: 'task', isForCompensation: true },
      back: { type: 'intermediateThrowEvent', event: { type: 'compensation' } },
    };
    const rig = running(elements, ['start -> j -> a -> back -> j'], { artifacts: { x: { type: 'association', from: 'b', to: 'undo' } } });
    rig.start();
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where a loop around what takes no time never ends', () => {
    const loopCharacteristics = { type: 'standardLoopCharacteristics', condition: 'true' };
    const rig = running({ a: { ...script({ n: '1' }), loopCharacteristics } }, ['start -> a -> end']);
    rig.start();
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('where a call that ends at once is made again and again', () => {
    const process = drawProcess({ j: { type: 'exclusiveGateway' }, c: { type: 'callActivity', call: { ref: 'short' } } }, [
      'start -> j -> c -> j',
    ]);
    const rig = new ExecutionRig({ process, processes: { short: drawProcess({}, ['start -> end'], { id: 'short' }) }, aggregate });
    rig.start();
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
  });

  it('and a loop that somebody skips hands out what its instances gave so far', () => {
    const output = { path: 'given', value: 'loopCounter' };
    const loopCharacteristics = { type: 'multiInstanceLoopCharacteristics', cardinality: '2', output };
    const again = { type: 'exclusiveGateway', default: 'again_j' };
    const few = createProcessAggregate({ limits: { activationsPerElement: 5 } });
    const elements = {
      j: { type: 'exclusiveGateway' },
      a: { ...script({ n: 'n + 1' }), loopCharacteristics },
      again,
      u: { type: 'userTask' },
    };
    const process = drawProcess(elements, ['start -> j -> a -> again', 'again -> j', 'again -> u: n > 99', 'u -> end']);
    const rig = new ExecutionRig({ process, aggregate: few });
    rig.start({ variables: { n: 0, given: [] } });
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
    expect(rig.state.incidents.values().map(({ step }) => step)).toEqual(['loop']);
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), set: { n: 100 }, reason: 'it is enough' });
    // A loop of a known number is stopped before it begins, not between its instances: none has given anything yet.
    expect(rig.variables).toEqual({ n: 100, given: [null, null] });
    expect(rig.state.workItems.size).toBe(1);
  });

  it('and goes on when somebody has corrected it and retries', () => {
    const rig = running({ j: { type: 'exclusiveGateway' }, a: script({ n: 'n + 1' }) }, [
      'start -> j -> a',
      'a -> j: go',
      'a -> end: $not(go)',
    ]);
    rig.start({ variables: { n: 0, go: true } });
    expect(stopped(rig)).toEqual(['LOOP_LIMIT']);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents'), set: { go: false }, reason: 'it is enough' });
    expect(rig.state.status).toBe('completed');
  });
});
