import { describe, expect, it } from 'vitest';
import { createEditor, emptyProcess, idsFrom, appendThing, createThing, moveShapes, setName } from '../../document/index.js';
import { seeded } from '../../document/random-commands.fixture.js';
import { drawingThemes } from '../../drawing/index.js';
import { labelId, PlaneProjector } from './project-plane.js';

function drawn() {
  const editor = createEditor({ document: emptyProcess('drawn'), newId: idsFrom(seeded(7)) });
  const made = (outcome: ReturnType<typeof editor.run>): string => (outcome.ok ? (outcome.select?.[0] ?? '') : outcome.refusal.refused);
  const start = made(
    editor.run(
      createThing({ kind: 'element', type: 'startEvent', name: { en: 'Begin' } }, { plane: 'diagram', at: [100, 100], scope: 'main' }),
    ),
  );
  const task = made(editor.run(appendThing({ kind: 'element', type: 'userTask' }, start, 'diagram')));
  return { editor, start, task, projector: new PlaneProjector(drawingThemes.light, 'en') };
}

describe('the plane as the canvas shows it', () => {
  it('has a node for each shape, one for each label outside of its shape, and an edge for each line', () => {
    const { editor, start, task, projector } = drawn();
    const { nodes, edges } = projector.project(editor.document, 'diagram');
    expect(nodes.map(({ id }) => id)).toEqual([start, task, labelId(start)]);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([[start, task]]);
  });

  it('keeps the very same objects for what did not change', () => {
    const { editor, start, task, projector } = drawn();
    const before = projector.project(editor.document, 'diagram');
    editor.run(setName(task, 'en', 'Check'));
    const after = projector.project(editor.document, 'diagram');
    const same = (id: string): boolean => before.nodes.find((node) => node.id === id) === after.nodes.find((node) => node.id === id);
    expect([same(start), same(labelId(start)), same(task)]).toEqual([true, true, false]);
    expect(after.edges[0]).toBe(before.edges[0]);
  });

  it('shows a line anew when one of its ends was moved', () => {
    const { editor, task, projector } = drawn();
    const before = projector.project(editor.document, 'diagram');
    editor.run(moveShapes('diagram', [task], [0, 60]));
    expect(projector.project(editor.document, 'diagram').edges[0]).not.toBe(before.edges[0]);
  });

  it('forgets what is gone, and shows what came back', () => {
    const { editor, start, projector } = drawn();
    editor.undo();
    expect(projector.project(editor.document, 'diagram').nodes.map(({ id }) => id)).toEqual([start, labelId(start)]);
    editor.redo();
    expect(projector.project(editor.document, 'diagram').nodes).toHaveLength(3);
  });
});
