import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';
import { weigh } from './variable-paths.js';

/** A process in which `activity` has the handler `undo`, and `thrown` undoes it. */
function undoable(activity: JsonObject, undo: JsonObject, more: Readonly<Record<string, JsonObject>> = {}): JsonObject {
  const elements = {
    done: activity,
    onUndo: { type: 'boundaryEvent', attachedTo: 'done', event: { type: 'compensation' } },
    undo: { isForCompensation: true, ...undo },
    thrown: { type: 'intermediateThrowEvent', event: { type: 'compensation' } },
    ...more,
  };
  return {
    ...drawProcess(elements, ['start -> done -> thrown -> end']),
    rootElements: { told: { type: 'message' } },
    artifacts: { undoing: { type: 'association', from: 'onUndo', to: 'undo' } },
  };
}

/** The same elements with other flows. */
function flowsOf(process: JsonObject, lines: readonly string[]): JsonObject {
  const elements = Object.entries(process['elements'] as Readonly<Record<string, JsonObject>>);
  const { elements: drawn, flows } = drawProcess(Object.fromEntries(elements.map(([id, { outgoing: _, ...one }]) => [id, one])), lines);
  return { elements: drawn as JsonObject, flows: flows as JsonObject };
}

const each = (size: number): JsonObject => ({
  loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', cardinality: String(size) },
});

describe('compensation', () => {
  it('undoes hundreds of instances one a step, in several commits and without ending up deeper', () => {
    const process = undoable(
      { type: 'task', ...each(600) },
      { type: 'scriptTask', script: { language: 'jsonata', set: { last: 'loopCounter' } } },
    );
    const rig = new ExecutionRig({ process });
    rig.start();
    expect(rig.state.status).toBe('completed');
    expect(rig.variables).toEqual({ last: 1 });
    expect(rig.path().filter((id) => id === 'undo')).toHaveLength(600);
    expect(rig.facts('stepsContinued').length).toBeGreaterThan(0);
  });

  it('says in one short event what is undone, whatever its number', () => {
    const rig = new ExecutionRig({ process: undoable({ type: 'task', ...each(50) }, { type: 'task' }) });
    rig.start();
    const [all, instances] = rig.facts('compensationStarted');
    expect(all).toEqual({ activity: expect.any(Number) as number, scopes: [0] });
    expect(instances).toEqual({ activity: expect.any(Number) as number, scopes: [instances?.activity] });
  });

  it('counts what it keeps, and nothing any more once all is undone', () => {
    const loop = { loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'items', item: 'one' } };
    const wait = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } };
    const process = undoable({ type: 'task', ...loop }, { type: 'task' }, { before: wait, after: wait });
    const lines = ['start -> done -> before -> thrown -> after -> end'];
    const rig = new ExecutionRig({ process: { ...process, ...flowsOf(process, lines) } });
    rig.start({ data: { items: ['x'.repeat(5000), 'y'.repeat(5000)] } });
    const around = weigh(rig.variables);
    expect(rig.state.weight).toBeGreaterThan(around + 10_000);
    rig.pass('PT1H');
    expect(rig.path().at(-1)).toBe('after');
    expect(rig.state.weight).toBe(around);
  });

  it('keeps what cannot follow it as an incident of the throw event, and goes on after a retry', () => {
    const tell = { type: 'message', ref: 'told', key: 'key' };
    const thrown = { type: 'intermediateThrowEvent', event: { type: 'multiple', events: { undo: { type: 'compensation' }, tell } } };
    const rig = new ExecutionRig({ process: undoable({ type: 'task' }, { type: 'userTask' }, { thrown }) });
    rig.start();
    rig.complete('undo');
    expect(rig.rows('workItems').map((row) => row.fields?.['state'])).toEqual(['completed']);
    expect(rig.rows('incidents').map((row) => [row.fields?.['elementId'], row.fields?.['code']])).toEqual([
      ['thrown', 'CORRELATION_KEY_INVALID'],
    ]);
    rig.send({ type: 'setVariables', set: { key: 'A-1' }, reason: 'it was missing' });
    rig.send({ type: 'retryIncident', incidentId: rig.idOf('incidents', 'thrown') });
    expect(rig.path()).toEqual(['start', 'done', 'thrown', 'undo', 'end']);
    expect(rig.facts('messageSent')).toHaveLength(1);
    expect(rig.state.status).toBe('completed');
  });
});
