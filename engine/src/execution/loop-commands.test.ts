import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { ExecutionRig } from '../../testing/execution-rig.js';

function rigOf(loop: JsonObject): ExecutionRig {
  const work = { type: 'userTask', loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', ...loop } };
  return new ExecutionRig({ process: drawProcess({ work, after: { type: 'userTask' } }, ['start -> work -> after -> end']) });
}

const open = (rig: ExecutionRig): number => rig.rows('workItems').filter(({ fields }) => fields?.['open'] === true).length;
const add = (rig: ExecutionRig, more: JsonObject = {}): unknown => rig.send({ type: 'addInstance', element: 'work', ...more });

describe('adding an instance to a multi-instance activity', () => {
  it('lets it be done once more, at once, and is waited for', () => {
    const rig = rigOf({ cardinality: '1' });
    rig.start();
    expect(add(rig)).toMatchObject({ numberOfInstances: 2 });
    expect(open(rig)).toBe(2);
    rig.complete('work');
    expect(rig.path()).not.toContain('after');
    rig.complete('work');
    expect(rig.path()).toContain('after');
  });

  it('has it done after the others where they are done in sequence', () => {
    const rig = rigOf({ cardinality: '1', sequential: true });
    rig.start();
    add(rig);
    expect(open(rig)).toBe(1);
    rig.complete('work');
    expect(rig.path()).not.toContain('after');
    rig.complete('work');
    expect(rig.path()).toContain('after');
  });

  it('gives it the entry that is named, and its output its place in the list', () => {
    const rig = rigOf({ collection: 'names', item: 'name', output: { path: 'said', value: "'by ' & name" } });
    rig.start({ variables: { names: ['anna'] } });
    add(rig, { item: 'boris' });
    rig.complete('work');
    rig.complete('work');
    expect(rig.variables['said']).toEqual(['by anna', 'by boris']);
  });

  it('is refused when it is not under way, and an entry where there are none', () => {
    const rig = rigOf({ cardinality: '1' });
    rig.start();
    expect(() => add(rig, { item: 'boris' })).toThrow(/item/);
    rig.complete('work');
    expect(() => add(rig)).toThrow(/multi-instance/);
  });
});
