import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const rootElements = { paid: { type: 'message', code: 'payment' } };

function sending(task: JsonObject, more: JsonObject = {}): ExecutionRig {
  const receive = { type: 'receiveTask', message: { ref: 'paid', key: 'order', out: { sum: 'amount' } } };
  const process = drawProcess({ s: { type: 'sendTask', ...task }, receive, fork: { type: 'parallelGateway' }, ...more }, [
    'start -> fork -> receive -> end',
    'fork -> s -> end2',
  ]);
  return new ExecutionRig({ process: { ...process, rootElements } });
}

describe('a send task', () => {
  it('sends its message by name and key with its data, and is done', () => {
    const rig = sending({ message: { ref: 'paid', key: 'order', data: { amount: 'price * 2' } } });
    rig.start({ variables: { order: 7, price: 20 } });
    expect(rig.facts('messageSent')).toEqual([{ element: 's', message: '0197.3', name: 'payment', key: '7' }]);
    expect(rig.path()).toEqual(['start', 'fork', 'receive', 's', 'end2', 'end']);
    expect(rig.variables['sum']).toBe(40);
    expect(rig.state.status).toBe('completed');
  });

  it('does not wait for anybody to take what it sent', () => {
    const rig = sending({ message: { ref: 'paid', key: '"another"' } });
    rig.start({ variables: { order: 7 } });
    expect(rig.path()).toContain('end2');
    expect(rig.rows('subscriptions')).toHaveLength(1);
  });

  it('with a service creates a job as a service task does, and takes its result over', () => {
    const rig = sending({ service: { type: 'mail', in: { to: 'address' }, out: { receipt: 'id' } } });
    rig.start({ variables: { order: 7, address: 'a@b' } });
    expect(rig.rows('jobs')[0]?.fields).toMatchObject({ type: 'mail', elementId: 's' });
    rig.send({ type: 'completeJob', jobId: rig.idOf('jobs'), attempt: 1, output: { id: 'R-1' } });
    expect(rig.variables['receipt']).toBe('R-1');
    expect(rig.path()).toContain('end2');
  });

  it('makes an incident of a key that is none, and sends nothing until it is retried', () => {
    const rig = sending({ message: { ref: 'paid', key: 'missing' } });
    rig.start({ variables: { order: 7 } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'CORRELATION_KEY_INVALID', elementId: 's' });
    expect(rig.facts('messageSent')).toEqual([]);
    rig.send({ type: 'setVariables', set: { missing: '7' }, reason: 'it was missing' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.state.status).toBe('completed');
  });

  it('makes an incident of data that no room would take', () => {
    const rig = sending({ message: { ref: 'paid', data: { text: 'long' } } });
    rig.start({ variables: { order: 7, long: 'x'.repeat(262_144) } });
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'MESSAGE_TOO_LARGE', elementId: 's' });
  });

  it('of an outside worker may end with a business error, which its boundary catches', () => {
    const rig = new ExecutionRig({
      process: {
        ...drawProcess(
          {
            s: { type: 'sendTask', service: { type: 'mail' } },
            b: { type: 'boundaryEvent', attachedTo: 's', event: { type: 'error', ref: 'bounced' } },
          },
          ['start -> s -> end', 'b -> end2'],
        ),
        rootElements: { bounced: { type: 'error' } },
      },
    });
    rig.start();
    const error = { code: 'X', message: 'x' };
    rig.send({ type: 'failJob', jobId: rig.idOf('jobs'), attempt: 1, error, bpmnError: { code: 'bounced' } });
    expect(rig.path()).toEqual(['start', 's', 'b', 'end2']);
    expect(rig.state.status).toBe('completed');
  });
});
