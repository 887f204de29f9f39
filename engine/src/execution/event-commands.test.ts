import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { createProcessAggregate } from './index.js';

const user = { type: 'userTask' };
const rootElements = { m: { type: 'message' }, s: { type: 'signal' }, e: { type: 'error' }, l: { type: 'escalation' } };
const message = (more: JsonObject = {}): JsonObject => ({ type: 'message', ref: 'm', ...more });
const room = 'main/elsewhere/room';

function drawn(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[], variables: JsonObject = {}): ExecutionRig {
  const process = { ...drawProcess(elements, lines, { variables }), rootElements };
  return new ExecutionRig({ process, aggregate: createProcessAggregate({ limits: { stepsWithoutRest: 100 } }) });
}

function answers(rig: ExecutionRig): readonly unknown[] {
  return rig.letters.filter(({ to }) => to === room).map(({ command }) => command);
}

function deliver(rig: ExecutionRig, number: number, messageId: string): unknown {
  return rig.send({ type: 'deliverMessage', subscriptionId: `0197.${number}`, messageId, data: {}, room });
}

describe('a message that is delivered', () => {
  const waiting = (): ExecutionRig =>
    drawn({ w: { type: 'intermediateCatchEvent', event: message() }, u: user }, ['start -> w -> u -> end']);

  it('rule 14: is taken once, and its room hears it', () => {
    const rig = waiting();
    rig.start();
    expect(deliver(rig, 2, 'a')).toEqual({ taken: true });
    expect(deliver(rig, 2, 'b')).toEqual({ taken: false });
    expect(answers(rig)).toEqual([
      { type: 'messageAnswered', messageId: 'a', subscriptionId: '0197.2', taken: true },
      { type: 'messageAnswered', messageId: 'b', subscriptionId: '0197.2', taken: false },
    ]);
    expect(rig.path()).toEqual(['start', 'w', 'u']);
  });

  it('rule 14: to a subscription that never was, is a signal’s or is gone with its instance is refused to the room', () => {
    const rig = drawn({ w: { type: 'intermediateCatchEvent', event: { type: 'signal', ref: 's' } } }, ['start -> w -> end']);
    rig.start();
    deliver(rig, 2, 'a');
    deliver(rig, 99, 'b');
    rig.signal('s');
    expect(rig.state.status).toBe('completed');
    deliver(rig, 2, 'c');
    expect(answers(rig)).toMatchObject([{ taken: false }, { taken: false }, { taken: false }]);
  });

  it('rule 14: is taken though what came cannot be taken over: the incident keeps it, the room need not', () => {
    const rig = drawn({ w: { type: 'intermediateCatchEvent', event: message({ out: { x: '1 + "a"' } }) } }, ['start -> w -> end']);
    rig.start();
    expect(deliver(rig, 2, 'a')).toEqual({ taken: true });
    expect(rig.rows('incidents')).toHaveLength(1);
    expect(answers(rig)).toMatchObject([{ taken: true }]);
  });

  it('rule 14: to what waits on is followed by a subscription of another number', () => {
    const rig = drawn({ t: user, b: { type: 'boundaryEvent', attachedTo: 't', cancelActivity: false, event: message({ key: '"K"' }) } }, [
      'start -> t -> end',
      'b -> end2',
    ]);
    rig.start();
    deliver(rig, 2, 'a');
    expect(rig.facts('subscriptionOpened').map(({ subscription, key }) => [subscription, key])).toEqual([
      [2, 'K'],
      [4, 'K'],
    ]);
    expect(deliver(rig, 2, 'a')).toEqual({ taken: false });
  });
});

describe('a signal that is delivered', () => {
  it('to a subscription that is gone does nothing', () => {
    const rig = drawn({ t: user, b: { type: 'boundaryEvent', attachedTo: 't', event: { type: 'signal', ref: 's' } } }, [
      'start -> t -> end',
      'b -> end2',
    ]);
    rig.start();
    rig.complete('t');
    const events = rig.events.length;
    expect(rig.send({ type: 'deliverSignal', subscriptionId: '0197.2', broadcastId: 'x', data: {} })).toEqual({ taken: false });
    expect(rig.events).toHaveLength(events);
  });
});

describe('what runs in circles by events', () => {
  it('is stopped: a condition that its own path lets hold again and again', () => {
    const rig = drawn(
      {
        t: user,
        b: { type: 'boundaryEvent', attachedTo: 't', cancelActivity: false, event: { type: 'conditional', condition: 'n = 0' } },
        up: { type: 'scriptTask', script: { language: 'jsonata', set: { n: '1' } } },
        down: { type: 'scriptTask', script: { language: 'jsonata', set: { n: '0' } } },
      },
      ['start -> t -> end', 'b -> up -> down -> end2'],
      { n: { type: 'integer', initial: 0 } },
    );
    rig.start();
    // The token that goes round, and the one of the round before that has not ended yet.
    expect(new Set(rig.rows('incidents').map((row) => row.fields?.['code']))).toEqual(new Set(['LOOP_LIMIT']));
    expect(rig.state.status).toBe('active');
  });
});

describe('an instance whose event subprocess interrupted it', () => {
  it('is completed, not terminated', () => {
    const rig = drawn(
      {
        u: user,
        x: { type: 'subProcess', triggeredByEvent: true },
        startX: { type: 'startEvent', scope: 'x', event: { type: 'signal', ref: 's' } },
        endX: { type: 'endEvent', scope: 'x' },
      },
      ['start -> u -> end', 'startX -> endX'],
    );
    rig.start();
    rig.signal('s');
    expect(rig.facts('instanceCompleted')).toEqual([{}]);
  });
});

describe('a subprocess that could not begin', () => {
  const inside = { startS: { type: 'startEvent', scope: 's' }, u: { ...user, scope: 's' }, endS: { type: 'endEvent', scope: 's' } };

  it('is not taken for done: its incident holds it, and it begins when that is retried', () => {
    const rig = drawn({ s: { type: 'subProcess', in: { k: 'n + 1' } }, ...inside }, ['start -> s -> end', 'startS -> u -> endS'], {
      n: { type: 'any', initial: 'x' },
    });
    rig.start();
    expect(rig.path()).toEqual(['start', 's']);
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 's' });
    rig.send({ type: 'setVariables', set: { n: 1 }, reason: 'a slip' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.path()).toEqual(['start', 's', 'startS', 'u']);
  });

  it('nor is one whose result cannot be handed out', () => {
    const rig = drawn({ s: { type: 'subProcess', out: { total: '1 + "x"' } }, ...inside }, ['start -> s -> end', 'startS -> u -> endS'], {
      n: { type: 'any', initial: 'x' },
    });
    rig.start();
    rig.complete('u');
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 's' });
    expect(rig.state.status).toBe('active');
  });

  it('may be left by its boundary all the same', () => {
    const late = { type: 'boundaryEvent', attachedTo: 's', event: { type: 'timer', duration: 'PT1H' } };
    const rig = drawn({ s: { type: 'subProcess', in: { k: '1 + "x"' } }, late, ...inside }, [
      'start -> s -> end',
      'late -> end2',
      'startS -> u -> endS',
    ]);
    rig.start();
    rig.pass('PT1H');
    expect(rig.rows('incidents')).toEqual([]);
    expect(rig.path()).toEqual(['start', 's', 'late', 'end2']);
    expect(rig.state.status).toBe('completed');
  });
});

describe('the incident of a condition that cannot be answered', () => {
  it('cannot be skipped at the border: the activity is not done by that', () => {
    const rig = drawn(
      { t: user, b: { type: 'boundaryEvent', attachedTo: 't', event: { type: 'conditional', condition: 'n + 1 > 3' } } },
      ['start -> t -> end', 'b -> end2'],
      { n: { type: 'any', initial: 'x' } },
    );
    rig.start();
    const skip = { type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'no matter' } as const;
    expect(() => rig.send(skip)).toThrow(expect.objectContaining({ code: 'INCIDENT_NOT_SKIPPABLE' }));
    rig.complete('t');
    expect(rig.path()).toEqual(['start', 't', 'end']);
  });

  it('of a catch event may be skipped: it goes on', () => {
    const rig = drawn(
      { w: { type: 'intermediateCatchEvent', event: { type: 'conditional', condition: 'n + 1 > 3' } } },
      ['start -> w -> end'],
      {
        n: { type: 'any', initial: 'x' },
      },
    );
    rig.start();
    rig.send({ type: 'skipIncident', incidentId: rig.idOf('incidents'), reason: 'no matter' });
    expect(rig.state.status).toBe('completed');
  });
});
