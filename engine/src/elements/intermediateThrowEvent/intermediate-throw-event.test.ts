import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const rootElements = { m: { type: 'message' }, s: { type: 'signal', code: 'day' }, l: { type: 'escalation' }, k: { type: 'escalation' } };
const user = { type: 'userTask' };

function throwing(
  event: JsonObject | undefined,
  elements: Readonly<Record<string, JsonObject>> = {},
  lines: readonly string[] = [],
): ExecutionRig {
  const t = { type: 'intermediateThrowEvent', ...(event === undefined ? {} : { event }) };
  return new ExecutionRig({ process: { ...drawProcess({ t, u: user, ...elements }, ['start -> t -> u -> end', ...lines]), rootElements } });
}

describe('an intermediate throw event', () => {
  it('without an event is only passed', () => {
    const rig = throwing(undefined);
    rig.start();
    expect(rig.path()).toEqual(['start', 't', 'u']);
    expect(rig.events.map(({ type }) => type)).not.toContain('messageSent');
  });

  it('sends its message with an id of its own, its key and its data, and goes on', () => {
    const rig = throwing({ type: 'message', ref: 'm', key: 'id', data: { n: 'id + 1', none: 'nothing' } });
    rig.start({ variables: { id: 7 } });
    expect(rig.events.filter(({ type }) => type === 'messageSent')).toMatchObject([
      { facts: { element: 't', message: '0197.1', name: 'm', key: '7' }, data: { data: { n: 8 } } },
    ]);
    expect(rig.path()).toEqual(['start', 't', 'u']);
  });

  it('sends its signal by its name between processes', () => {
    const rig = throwing({ type: 'signal', ref: 's' });
    rig.start();
    expect(rig.facts('signalSent')).toEqual([{ element: 't', signal: '0197.1', name: 'day' }]);
  });

  it('tells who caught its escalation, or that nobody did', () => {
    const rig = throwing({ type: 'escalation', ref: 'l', data: { why: '"late"' } });
    rig.start();
    expect(rig.events.filter(({ type }) => type === 'escalationThrown')).toEqual([
      { type: 'escalationThrown', facts: { element: 't', code: 'l' }, data: { data: { why: 'late' } } },
    ]);
  });

  it('with several escalations throws none after one that ended its scope', () => {
    const events = { a: { type: 'escalation', ref: 'k' }, b: { type: 'escalation', ref: 'l' } };
    const rig = new ExecutionRig({
      process: {
        ...drawProcess(
          {
            s: { type: 'subProcess' },
            startS: { type: 'startEvent', scope: 's' },
            t: { type: 'intermediateThrowEvent', scope: 's', event: { type: 'multiple', events } },
            u: { ...user, scope: 's' },
            x: { type: 'boundaryEvent', attachedTo: 's', event: { type: 'escalation', ref: 'k' } },
            y: { type: 'boundaryEvent', attachedTo: 's', cancelActivity: false, event: { type: 'escalation', ref: 'l' } },
          },
          ['start -> s -> end', 'x -> endX', 'y -> endY', 'startS -> t -> u'],
        ),
        rootElements,
      },
    });
    rig.start();
    expect(rig.path()).toEqual(['start', 's', 'startS', 't', 'x', 'endX']);
    expect(rig.state.status).toBe('completed');
  });

  it('that cannot compute what it throws throws nothing at all', () => {
    const events = { a: { type: 'message', ref: 'm' }, b: { type: 'signal', ref: 's', data: { n: '1 + "x"' } } };
    const rig = throwing({ type: 'multiple', events });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 't' });
    expect(rig.facts('messageSent')).toEqual([]);
  });
});
