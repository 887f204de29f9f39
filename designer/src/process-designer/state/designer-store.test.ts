import { describe, expect, it } from 'vitest';
import { connect, createThing, emptyProcess, idsFrom, removeThings, setName } from '../../document/index.js';
import { seeded } from '../../document/random-commands.fixture.js';
import { createDesignerStore } from './designer-store.js';

const task = (x: number) => createThing({ kind: 'element', type: 'userTask' }, { plane: 'diagram', at: [x, 100], scope: 'main' });

function opened() {
  const told: string[] = [];
  const store = createDesignerStore({
    document: emptyProcess('drawn'),
    newId: idsFrom(seeded(3)),
    onChange: (_document, { kind }) => told.push(kind),
  });
  return { store, told };
}

describe('what a person sees of a document', () => {
  it('selects what a command made', () => {
    const { store } = opened();
    store.run(task(100));
    expect([...store.view().selection]).toEqual(Object.keys(store.view().document.elements ?? {}));
  });

  it('no longer selects what is gone', () => {
    const { store } = opened();
    store.run(task(100));
    const [id = ''] = store.view().selection;
    store.run(removeThings([id]));
    expect(store.view().selection.size).toBe(0);
  });

  it('shows why a command was refused, until the next one', () => {
    const { store } = opened();
    store.run(task(100));
    const [id = ''] = store.view().selection;
    store.run(connect('diagram', id, 'nobody'));
    expect(store.view().refusal?.refused).toBe('UNKNOWN');
    store.run(setName(id, 'en', 'Check'));
    expect(store.view().refusal).toBeUndefined();
  });

  it('goes to what a list leads to, and nowhere when it is gone', () => {
    const { store } = opened();
    store.run(task(100));
    const [id = ''] = store.view().selection;
    store.select([]);
    store.goTo('nobody');
    expect(store.view().sought).toBeUndefined();
    store.goTo(id);
    expect([store.view().sought, [...store.view().selection]]).toEqual([{ id }, [id]]);
  });

  it('leaves chosen what is chosen when undo changed nothing that is drawn', () => {
    const { store } = opened();
    store.run(task(100));
    const [id = ''] = store.view().selection;
    store.run(setName('main', 'en', 'Purchase'));
    store.select([id]);
    store.undo();
    expect([...store.view().selection]).toEqual([id]);
  });

  it('selects what undo and redo changed, and tells of every change once', () => {
    const { store, told } = opened();
    store.run(task(100));
    store.run(task(400));
    const [second = ''] = store.view().selection;
    store.undo();
    expect(store.view().selection.size).toBe(0);
    store.redo();
    expect([...store.view().selection]).toEqual([second]);
    expect(told).toEqual(['run', 'run', 'undo', 'redo']);
  });
});
