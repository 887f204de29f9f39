import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import { compileProcess } from './compile-process.js';
import type { ProcessDefinition } from './definition.js';
import { graphOf } from './graph.js';

const asDefinition = (drawn: JsonObject): ProcessDefinition => drawn as unknown as ProcessDefinition;
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** Subprocesses in one another, a task in the innermost. */
function nested(depth: number): ProcessDefinition {
  const scopeOf = (at: number): string => (at === 0 ? 'main' : `s${at - 1}`);
  const elements = Object.fromEntries(numbered(depth).map((at) => [`s${at}`, { type: 'subProcess', scope: scopeOf(at) }]));
  return asDefinition(drawProcess({ ...elements, t: { type: 'userTask', scope: scopeOf(depth) } }, []));
}

describe('the graph of a definition', () => {
  it('has flows in the order in which they are tried: as listed, the others by id', () => {
    const live = new Map([['a', { type: 'task', scope: 'main', outgoing: ['z', 'gone'] }]]);
    const flows = ['c', 'z', 'b'].map((id) => ({ id, from: 'a', to: `to-${id}` }));
    const graph = graphOf(live, flows);
    expect(graph.outgoing('a').map(({ id }) => id)).toEqual(['z', 'b', 'c']);
    expect(graph.incoming('to-b')).toEqual([{ id: 'b', from: 'a', to: 'to-b' }]);
    expect([graph.outgoing('x'), graph.incoming('a'), graph.attached('a')]).toEqual([[], [], []]);
  });

  it('is read once for all: ten thousand elements are checked and compiled while one waits', () => {
    const tasks = numbered(5000).map((at) => `t${at}`);
    const handlers = numbered(2000).map((at) => `h${at}`);
    const drawn = drawProcess(
      {
        ...Object.fromEntries(tasks.map((id) => [id, { type: 'task' }])),
        ...Object.fromEntries(handlers.map((id) => [id, { type: 'task', isForCompensation: true }])),
        ...Object.fromEntries(
          numbered(2000).map((at) => [`u${at}`, { type: 'boundaryEvent', attachedTo: `t${at}`, event: { type: 'compensation' } }]),
        ),
      },
      [['start', ...tasks, 'end'].join(' -> ')],
    );
    const artifacts = Object.fromEntries(handlers.map((to, at) => [`w${at}`, { type: 'association', from: `u${at}`, to }]));
    const definition = asDefinition({ ...drawn, artifacts });
    expect(checkProcess(definition).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(compileProcess(definition).nodes.get('t1999')).toMatchObject({ undoneBy: 'h1999', boundary: ['u1999'] });
  });

  it('goes a hundred scopes deep: what stands deeper is refused, not left out', () => {
    expect(checkProcess(nested(99))).toEqual([]);
    expect(compileProcess(nested(99)).nodes.has('t')).toBe(true);
    const [first, ...others] = checkProcess(nested(100));
    expect(others.map(({ code }) => code)).not.toContain('PROCESS_REFERENCE_UNKNOWN');
    expect(first).toMatchObject({
      code: 'PROCESS_REFERENCE_UNKNOWN',
      elementId: 't',
      pointer: '/elements/t/scope',
      params: { expected: 'a process or a subprocess, at most 100 in one another' },
    });
  });
});
