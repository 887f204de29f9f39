import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { createProcessAggregate } from '../../execution/process-aggregate.js';
import type { ProcessState } from '../../execution/state.js';

const paying = drawProcess({ pay: { type: 'userTask' } }, ['start -> pay -> end'], {
  id: 'paying',
  variables: { amount: { type: 'decimal', scale: 2 } },
});

function calling(call: JsonObject = {}, more: Readonly<Record<string, JsonObject>> = {}, lines: readonly string[] = []): JsonObject {
  return drawProcess({ c: { type: 'callActivity', call: { ref: 'paying', ...call } }, ...more }, ['start -> c -> end', ...lines]);
}

function rigOf(process: JsonObject, processes: Readonly<Record<string, JsonObject>> = { paying }): ExecutionRig {
  return new ExecutionRig({ process, processes });
}

/** The called instance that was started last. */
function child(rig: ExecutionRig): { readonly id: string; readonly state: ProcessState } {
  const id = rig.rooms.called.at(-1) ?? '';
  return { id, state: rig.rooms.instance(id) };
}

/** Completes the only open work item of the called instance. */
function completeIn(rig: ExecutionRig, data: JsonObject = {}): void {
  const { id, state } = child(rig);
  const item = state.workItems.values().find(({ endedAt }) => endedAt === undefined);
  rig.sendTo(id, { type: 'completeWorkItem', workItemId: `${id}.${item?.id ?? 0}`, data }, { actor: 'anna' });
}

const failing = drawProcess(
  { oops: { type: 'endEvent', event: { type: 'error', ref: 'broke', data: { why: 'why' } } } },
  ['start -> oops'],
  { id: 'paying' },
);
const withErrors = (process: JsonObject): JsonObject => ({ ...process, rootElements: { broke: { type: 'error', code: 'BROKE' } } });

describe('a call activity', () => {
  it('begins an instance of the other process, waits for its end and goes on', () => {
    const rig = rigOf(calling());
    rig.start();
    expect(rig.rooms.called).toHaveLength(1);
    expect(rig.path()).toEqual(['start', 'c']);
    completeIn(rig);
    expect(rig.path()).toEqual(['start', 'c', 'end']);
    expect(rig.state.status).toBe('completed');
  });

  it('gives what `in` says and takes over what `out` says, and nothing else', () => {
    const rig = rigOf(calling({ in: { amount: 'total / 3' }, out: { 'result.paid': 'paid & "/" & $variables.note' } }));
    rig.start({ variables: { total: 10, note: 'n' } });
    expect(child(rig).state.scopes.get(0)?.variables).toEqual({ amount: 3.33 });
    completeIn(rig, { paid: 'yes' });
    expect(rig.variables).toEqual({ total: 10, note: 'n', result: { paid: 'yes/n' } });
  });

  it('is started by who started the caller, in the same organisation, with a business key', () => {
    const rig = rigOf(calling({ businessKey: '"K-" & number' }));
    rig.start({ organisation: 'north', variables: { number: 7 } }, { actor: 'boris' });
    expect(child(rig).state).toMatchObject({
      initiator: 'boris',
      organisation: 'north',
      businessKey: 'K-7',
      parent: { id: '0197', depth: 1 },
    });
  });

  it('ends the called instance where it is ended itself', () => {
    const rig = rigOf(
      calling({}, { late: { type: 'boundaryEvent', attachedTo: 'c', event: { type: 'timer', duration: 'PT1H' } } }, ['late -> end2']),
    );
    rig.start();
    rig.pass('PT2H');
    expect(child(rig).state.status).toBe('cancelled');
    expect(rig.path()).toEqual(['start', 'c', 'late', 'end2']);
  });

  it('ends called instances of called instances with the topmost', () => {
    const middle = { ...calling(), id: 'middle' };
    const rig = rigOf(calling({ ref: 'middle' }), { middle, paying });
    rig.start();
    rig.send({ type: 'cancelInstance', reason: 'enough' });
    expect(rig.rooms.called.map((id) => rig.rooms.instance(id).status)).toEqual(['cancelled', 'cancelled']);
  });

  it('makes an incident where the called instance is cancelled by itself; a retry calls another', () => {
    const rig = rigOf(calling());
    rig.start();
    rig.sendTo(child(rig).id, { type: 'cancelInstance', reason: 'no' });
    expect(rig.rows('incidents').map((row) => row.fields?.['code'])).toEqual(['CHILD_CANCELLED']);
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rooms.called).toHaveLength(2);
    completeIn(rig);
    expect(rig.state.status).toBe('completed');
  });

  it('throws a business error that nobody in the called instance catches', () => {
    const caught = {
      oops: { type: 'boundaryEvent', attachedTo: 'c', event: { type: 'error', ref: 'broke', out: { why: 'why', code: 'code' } } },
    };
    const rig = rigOf(withErrors(calling({ in: { why: '"rain"' } }, caught, ['oops -> end2'])), { paying: withErrors(failing) });
    rig.start();
    expect(rig.path()).toEqual(['start', 'c', 'oops', 'end2']);
    expect(rig.variables).toEqual({ why: 'rain', code: 'BROKE' });
  });

  it('makes an incident of a business error that nobody catches, and calls anew when it is retried', () => {
    const rig = rigOf(calling(), { paying: withErrors(failing) });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ elementId: 'c', code: 'ERROR_UNCAUGHT' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.rooms.called).toHaveLength(2);
    expect(rig.rows('incidents')).toHaveLength(1);
  });

  it('is stopped where instances call one another without end', () => {
    const self = { ...calling({ ref: 'self' }), id: 'self' };
    const rig = rigOf(self, { self });
    rig.start();
    expect(rig.rooms.called).toHaveLength(50);
    expect(
      child(rig)
        .state.incidents.values()
        .map(({ code }) => code),
    ).toEqual(['CALL_TOO_DEEP']);
  });

  it('calls itself as it is where it is bound to its deployment', () => {
    const self = { ...calling({ ref: 'self', binding: 'deployment' }), id: 'self' };
    const rig = rigOf(self, {});
    rig.start();
    expect(new Set(rig.rooms.called.map((id) => rig.rooms.instance(id).hash))).toEqual(new Set(['hash-of-process']));
  });

  const waiting = {
    ...drawProcess({ s: { type: 'startEvent', event: { type: 'message', ref: 'm' } } }, ['s -> end']),
    rootElements: { m: { type: 'message' } },
  };
  const two = drawProcess({}, ['start -> end']) as { processes: JsonObject };
  it.each([
    ['is not deployed', { ref: 'nobody' }, {}, 'CALLED_PROCESS_MISSING'],
    ['has no such version', { binding: 'version', version: 9 }, { paying }, 'CALLED_VERSION_MISSING'],
    ['was not deployed with the caller', { binding: 'deployment' }, {}, 'LINK_MISSING'],
    ['begins only by an event', {}, { paying: waiting }, 'CALLED_PROCESS_WAITS'],
    ['has no process of that id', { process: 'other' }, { paying }, 'CALLED_PROCESS_UNCLEAR'],
    [
      'has several processes',
      {},
      { paying: { ...two, processes: { ...two.processes, more: { executable: true } } } },
      'CALLED_PROCESS_UNCLEAR',
    ],
    ['would not take its variables', { in: { amount: '"much"' } }, { paying }, 'VARIABLE_INVALID'],
    ['would get a list for its business key', { businessKey: '[1, 2]' }, { paying }, 'BUSINESS_KEY_INVALID'],
  ] as const)('makes an incident where the called process %s', (_what, call, processes, code) => {
    const rig = rigOf(calling(call), processes);
    rig.start();
    expect(rig.rows('incidents').map(({ fields }) => [fields?.['elementId'], fields?.['code']])).toEqual([['c', code]]);
    expect(rig.rooms.called).toEqual([]);
  });

  it('calls as many at once as a commit may hold of what they are given', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '60' };
    const given = { text: 'text' };
    const process = drawProcess({ c: { type: 'callActivity', call: { ref: 'paying', in: given }, loopCharacteristics: loop } }, [
      'start -> c -> end',
    ]);
    const rig = new ExecutionRig({ process, processes: { paying: drawProcess({}, ['start -> end']) } });
    rig.start({ variables: { text: 'x'.repeat(20_000) } });
    expect(rig.state.status).toBe('completed');
    expect(rig.facts('stepsContinued').length).toBeGreaterThanOrEqual(2);
  });

  it('calls many instances by and by, as many as one commit may tell, and waits for all of them', () => {
    const loop = { type: 'multiInstanceLoopCharacteristics', cardinality: '100' };
    const aggregate = createProcessAggregate({ limits: { effectsPerCommand: 10 } });
    const process = drawProcess({ c: { type: 'callActivity', call: { ref: 'paying' }, loopCharacteristics: loop } }, ['start -> c -> end']);
    const rig = new ExecutionRig({ process, processes: { paying: drawProcess({}, ['start -> end']) }, aggregate });
    rig.start();
    expect(rig.rooms.called).toHaveLength(100);
    expect(rig.facts('stepsContinued').length).toBeGreaterThanOrEqual(9);
    expect(rig.state.status).toBe('completed');
  });
});
