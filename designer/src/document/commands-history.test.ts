import { describe, expect, it } from 'vitest';
import {
  emptyProcess,
  idsFrom,
  createEditor,
  createThing,
  moveShapes,
  replaceDocument,
  setName,
  searchThings,
  addRoot,
  renameRoot,
  withPatches,
  type DocumentChange,
} from './index.js';
import { drawing } from './drawing.fixture.js';
import { seeded } from './random-commands.fixture.js';

describe('undo and redo', () => {
  it('take back everything that belongs to one step', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const before = d.editor.document;
    const step = d.append('userTask', start);
    expect(d.editor.past.at(-1)?.touched).toContain(step);
    d.editor.undo();
    expect(d.editor.document).toBe(before);
    d.editor.redo();
    expect(d.flows()).toEqual([`${start}>${step}`]);
    d.editor.undo();
    d.make('endEvent', [300, 0]);
    expect(d.editor.redo()).toBeUndefined();
  });

  it('a burst is one step, also in patches', () => {
    const d = drawing();
    const step = d.make('userTask', [0, 0]);
    const before = d.editor.document;
    for (const text of ['A', 'Ap', 'App']) d.run(setName(step, 'en', text), 'typing');
    expect(d.editor.past).toHaveLength(2);
    const last = d.editor.past.at(-1);
    expect(withPatches(before, last?.patches ?? [])).toEqual(d.editor.document);
    expect(withPatches(d.editor.document, last?.inverse ?? [])).toEqual(before);
    d.editor.endBurst();
    d.run(setName(step, 'en', 'Appr'), 'typing');
    expect(d.editor.past).toHaveLength(3);
    d.editor.undo();
    expect(d.entry(step).name).toEqual({ en: 'App' });
    d.editor.undo();
    expect(d.entry(step).name).toBeUndefined();
  });

  it('a burst ends with an undo, and with a step of another', () => {
    const d = drawing();
    const step = d.make('userTask', [0, 0]);
    d.run(moveShapes(d.plane, [step], [10, 0]), 'drag');
    d.editor.undo();
    d.run(moveShapes(d.plane, [step], [10, 0]), 'drag');
    expect(d.editor.past).toHaveLength(2);
    d.run(setName(step, 'en', 'A'), 'typing');
    d.run(moveShapes(d.plane, [step], [10, 0]), 'drag');
    expect(d.editor.past).toHaveLength(4);
  });

  it('tells who listens what led there, and forgets the oldest steps', () => {
    const editor = createEditor({ document: emptyProcess('drawn'), newId: idsFrom(seeded(3)), steps: 2 });
    const told: DocumentChange['kind'][] = [];
    const stop = editor.subscribe(({ kind }) => told.push(kind));
    for (const x of [0, 200, 400])
      editor.run(createThing({ kind: 'element', type: 'task' }, { plane: 'diagram', at: [x, 0], scope: 'main' }));
    editor.undo();
    editor.redo();
    stop();
    editor.undo();
    expect(told).toEqual(['run', 'run', 'run', 'undo', 'redo']);
    expect(editor.undo()).toBeDefined();
    expect(editor.undo()).toBeUndefined();
    expect(Object.keys(editor.document.elements ?? {})).toHaveLength(1);
  });

  it('patches never name a place in a list', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [0, 0]);
    d.append('userTask', gateway);
    d.append('userTask', gateway);
    for (const { patches } of d.editor.past) for (const { path } of patches) expect(path.join('/')).not.toMatch(/\/\d+(?:\/|$)/);
  });
});

describe('another definition in the place of the document', () => {
  it('is one step, shares what is equal, and stays as it was written', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.append('userTask', start);
    const [before, steps] = [d.editor.document, d.editor.past.length];
    const next = JSON.parse(JSON.stringify(before)) as {
      elements: Record<string, { name?: string }>;
      flows: Record<string, { to: string }>;
    };
    next.elements[step] = { ...next.elements[step], name: 'Approve' };
    for (const flow of Object.values(next.flows)) flow.to = 'notThereYet';
    d.run(replaceDocument(next));
    expect(d.editor.document).toEqual(next);
    expect(d.editor.document.elements?.[start]).toBe(before.elements?.[start]);
    expect(d.editor.past).toHaveLength(steps + 1);
    d.editor.undo();
    expect(JSON.stringify(d.editor.document)).toBe(JSON.stringify(before));
  });

  it('is refused where it is another document or no draft', () => {
    const d = drawing();
    const { document } = d.editor;
    expect(d.refused(replaceDocument({ ...document, id: 'other' }))).toBe('OTHER_DOCUMENT');
    expect(d.refused(replaceDocument({ ...document, kind: 'form' }))).toBe('OTHER_DOCUMENT');
    expect(d.refused(replaceDocument('text'))).toBe('OTHER_DOCUMENT');
    expect(d.refused(replaceDocument({ ...document, elements: { a: { type: 'nothing' } } }))).toBe('INVALID');
    expect(d.refused(replaceDocument(JSON.parse('{"__proto__": {"x": 1}, "kind": "process", "format": 1, "id": "drawn"}')))).toBe(
      'INVALID',
    );
  });
});

describe('searching', () => {
  const d = drawing();
  const step = d.make('userTask', [0, 0], { name: { en: 'Approve the purchase', ru: 'Согласовать закупку ещё раз' } });
  const other = d.make('serviceTask', [200, 0], { name: 'Book it' });
  const find = (words: string, language: 'en' | 'ru' = 'en') =>
    searchThings(d.editor.document, words, language, { userTask: ['User task', 'Задача пользователя'] }).map(({ id }) => id);

  it('finds by names in both languages, by id and by what types are called', () => {
    expect(find('purch appr')).toEqual([step]);
    expect(find('ЕЩЁ закуп')).toEqual([step]);
    expect(find('еще')).toEqual([step]);
    expect(find('задача польз')).toEqual([step]);
    expect(find('service')).toEqual([other]);
    expect(find(other)).toEqual([other]);
    expect(find('purchase nothing')).toEqual([]);
    expect(find(' ')).toEqual([]);
  });

  it('shows the name in the language that was asked for', () => {
    expect(searchThings(d.editor.document, 'approve', 'ru')[0]?.label).toBe('Согласовать закупку ещё раз');
  });
});

describe('messages, signals, errors and escalations', () => {
  it('have names of their own, and no two of a kind the same code', () => {
    const d = drawing();
    const message = d.run(addRoot('message', 'en', { name: 'Order', code: 'order' }));
    expect(d.entry(message)).toEqual({ type: 'message', name: { en: 'Order' }, code: 'order' });
    expect(d.refused(addRoot('message', 'en', { code: 'order' }))).toBe('NAME_TAKEN');
    const error = d.run(addRoot('error', 'en', { code: 'order' }));
    d.run(renameRoot(message, 'ru', { name: 'Заказ', code: '' }));
    expect(d.entry(message)).toEqual({ type: 'message', name: { en: 'Order', ru: 'Заказ' } });
    expect(d.refused(addRoot('error', 'en', { code: 'order' }))).toBe('NAME_TAKEN');
    expect(d.entry(error)).toEqual({ type: 'error', code: 'order' });
    expect(d.refused(renameRoot('main', 'en', { name: 'x' }))).toBe('UNKNOWN');
  });
});
