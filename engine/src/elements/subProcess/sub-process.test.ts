import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const inside = { scope: 'sub' };

function nested(sub: JsonObject = {}, more: Readonly<Record<string, JsonObject>> = {}): ExecutionRig {
  const elements = {
    sub: { type: 'subProcess', ...sub },
    startIn: { type: 'startEvent', ...inside },
    one: { type: 'userTask', ...inside },
    endIn: { type: 'endEvent', ...inside },
    after: { type: 'userTask' },
    ...more,
  };
  return new ExecutionRig({ process: drawProcess(elements, ['start -> sub -> after -> end', 'startIn -> one -> endIn']) });
}

describe('an embedded subprocess', () => {
  it('begins with its own start event and is left when nothing in it is left to do', () => {
    const rig = nested();
    rig.start();
    expect(rig.path()).toEqual(['start', 'sub', 'startIn', 'one']);
    rig.complete('one');
    expect(rig.path()).toEqual(['start', 'sub', 'startIn', 'one', 'endIn', 'after']);
    rig.complete('after');
    expect(rig.state.status).toBe('completed');
  });

  it('keeps its own variables inside, with their initial values, and gives all others to the process', () => {
    const rig = nested({ variables: { note: { type: 'text', initial: 'first' } } });
    rig.start({ data: { note: 'outer' } });
    expect(rig.state.scopes.values().map((scope) => scope.variables)).toEqual([{ note: 'outer' }, { note: 'first' }]);
    rig.complete('one', { data: { note: 'inner', total: 5 } });
    expect(rig.variables).toEqual({ note: 'outer', total: 5 });
  });

  it('lets inner expressions see its own variable before the process’s', () => {
    const look = { one: { type: 'scriptTask', ...inside, script: { language: 'jsonata', set: { seen: 'note & "/" & other' } } } };
    const rig = nested({ variables: { note: { type: 'text', initial: 'inner' } } }, look);
    rig.start({ data: { note: 'outer', other: 'x' } });
    expect(rig.variables).toEqual({ note: 'outer', other: 'x', seen: 'inner/x' });
  });

  it('is left at once when its start event leads nowhere', () => {
    const elements = { sub: { type: 'subProcess' }, startIn: { type: 'startEvent', ...inside } };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> sub -> end']) });
    rig.start();
    expect(rig.path()).toEqual(['start', 'sub', 'startIn', 'end']);
    expect(rig.state.status).toBe('completed');
  });

  it('nests', () => {
    const elements = {
      a: { type: 'subProcess' },
      startA: { type: 'startEvent', scope: 'a' },
      b: { type: 'subProcess', scope: 'a' },
      startB: { type: 'startEvent', scope: 'b' },
      t: { type: 'userTask', scope: 'b' },
    };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> a -> end', 'startA -> b', 'startB -> t']) });
    rig.start();
    rig.complete('t');
    expect(rig.state.status).toBe('completed');
  });

  it('makes an incident on itself when no way out of it can be chosen', () => {
    const elements = { sub: { type: 'subProcess' }, startIn: { type: 'startEvent', ...inside } };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> sub', 'sub -> end: ok']) });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'NO_FLOW_TAKEN', elementId: 'sub' });
    rig.send({ type: 'setVariables', set: { ok: true }, reason: 'decided' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents') });
    expect(rig.state.status).toBe('completed');
  });
});
