import { describe, expect, it } from 'vitest';
import { idsFrom, modelOf } from '../../../document/index.js';
import { seeded } from '../../../document/random-commands.fixture.js';
import { createPropertyRegistry, type PropertyField } from '../../../elements/index.js';
import { createDesignerStore } from '../../state/designer-store.js';
import { route } from '../purchase.fixture.js';
import { changeProperty, flowsOf } from './change-property.js';
import { mappingOf, rowsOf } from './mapping-rows.js';
import { searchProperties } from './search-properties.js';
import { declarationAt, pathsOf, seenVariables } from './seen-variables.js';
import { groupsOf, targetsOf, valueOf } from './target.js';

const registry = createPropertyRegistry();
const opened = () => createDesignerStore({ document: route, newId: idsFrom(seeded(3)) });

function fieldOf(id: string, path: string): PropertyField {
  const found = modelOf(route).all.get(id);
  const fields = found ? registry.shown(modelOf(route), found).flatMap((group) => group.fields) : [];
  const field = fields.find((one) => one.path.join('.') === path);
  if (!field) throw new Error(`${id} has no property ${path}`);
  return field;
}

describe('what is typed into a property', () => {
  const due = fieldOf('check', 'due');

  it('is one step of undo until the burst ends', () => {
    const store = opened();
    for (const length of ['P1D', 'P12D', 'P12DT1H']) store.run(changeProperty(store.view().document, ['check'], due, length), 'one');
    store.editor.endBurst();
    store.run(changeProperty(store.view().document, ['check'], due, 'P3D'), 'one');
    expect(store.editor.past).toHaveLength(2);
    store.undo();
    expect(modelOf(store.view().document).all.get('check')?.entry['due']).toBe('P12DT1H');
    store.undo();
    expect(store.view().document).toEqual(route);
  });

  it('leaves what is chosen as it is, also where it is said of the process', () => {
    const store = opened();
    store.run(changeProperty(route, ['main'], fieldOf('main', 'retention'), 'P5Y'));
    expect(store.view().selection.size).toBe(0);
  });

  it('changes nothing when the draft schema refuses it, and says why', () => {
    const store = opened();
    const outcome = store.run(changeProperty(route, ['check'], due, 'soon'));
    expect(outcome.ok ? undefined : outcome.refusal.words.ru).toMatch(/[а-я]/);
    expect(store.view().document).toEqual(route);
  });

  it('is said of all things that are chosen, or of none', () => {
    const store = opened();
    const retry = { ...fieldOf('pay', 'name'), path: ['documentation'] };
    store.run(changeProperty(route, ['check', 'pay'], retry, { en: 'Same' }));
    const { all } = modelOf(store.view().document);
    expect(['check', 'pay'].map((id) => all.get(id)?.entry.documentation)).toEqual([{ en: 'Same' }, { en: 'Same' }]);
    store.undo();
    expect(store.run(changeProperty(route, ['check', 'nobody'], due, 'P1D')).ok).toBe(false);
    expect(store.view().document).toEqual(route);
  });
});

describe('a change of a property', () => {
  it('takes away what it stands in place of', () => {
    const store = opened();
    store.run(changeProperty(route, ['late'], fieldOf('late', 'event.duration'), 'PT4H'));
    expect(modelOf(store.view().document).all.get('late')?.entry.event).toEqual({ type: 'timer', duration: 'PT4H' });
  });

  it('of the kind of a part takes the place of the whole part', () => {
    const store = opened();
    store.run(changeProperty(route, ['late'], fieldOf('late', 'event.type'), 'message'));
    expect(modelOf(store.view().document).all.get('late')?.entry.event).toEqual({ type: 'message' });
  });

  it('orders flows and says the default one by their own command', () => {
    const store = opened();
    expect(flowsOf(route, 'gateway')).toEqual(['yes', 'no']);
    store.run(changeProperty(route, ['gateway'], fieldOf('gateway', 'outgoing'), ['no', 'yes']));
    store.run(changeProperty(store.view().document, ['gateway'], fieldOf('gateway', 'default'), 'yes'));
    const { all } = modelOf(store.view().document);
    expect(all.get('gateway')?.entry).toMatchObject({ outgoing: ['no', 'yes'], default: 'yes' });
    // The default flow has no condition of its own.
    expect(all.get('yes')?.entry['when']).toBeUndefined();
    store.run(changeProperty(store.view().document, ['gateway'], fieldOf('gateway', 'default'), undefined));
    expect(modelOf(store.view().document).all.get('gateway')?.entry.default).toBeUndefined();
  });
});

describe('what the panel shows', () => {
  const targets = (ids: readonly string[]) => targetsOf({ document: route, selection: new Set(ids), plane: 'diagram' });

  it('is the document and its process where nothing is chosen', () => {
    expect(targets([]).map(({ ids }) => ids)).toEqual([[undefined], ['main']]);
  });

  it('of several things is what all of them have, and whether they differ', () => {
    const [target] = targets(['check', 'pay']);
    if (!target) throw new Error('nothing is shown');
    const fields = groupsOf(registry, route, target).flatMap((group) => group.fields);
    const paths = fields.map(({ path }) => path.join('.'));
    expect(paths).toContain('documentation');
    expect(paths.filter((path) => /^(?:name|due|service|form|outgoing|id)/.test(path))).toEqual([]);
    expect(valueOf(target, { ...fieldOf('check', 'due') })).toEqual({ value: undefined, isMixed: true });
  });

  it('is found by words of either language', () => {
    const [target] = targets(['check']);
    const groups = target ? groupsOf(registry, route, target) : [];
    const found = (words: string) => searchProperties(groups, words).flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));
    expect(found('срок')).toContain('due');
    expect(found('Assignee')).toContain('assignment.assignee');
    expect(found('нет такого свойства')).toEqual([]);
    expect(searchProperties(groups, '  ')).toBe(groups);
  });
});

describe('the lines of a mapping', () => {
  it('are a mapping when each has a name of its own and an expression', () => {
    const value = { a: 'x', b: { language: 'feel', source: 'y' } };
    expect(mappingOf(rowsOf(value))).toEqual({ value });
    expect(mappingOf([{ row: 1, name: '', source: undefined }])).toEqual({ value: undefined });
  });

  it.each([
    [[{ row: 1, name: '', source: 'x' }], 'Say where'],
    [[{ row: 1, name: 'a', source: undefined }], 'Say what'],
    [
      [
        { row: 1, name: 'a', source: 'x' },
        { row: 2, name: 'a', source: 'y' },
      ],
      'two lines',
    ],
  ])('say what is missing while they are written', (rows, words) => {
    const read = mappingOf(rows);
    expect('wrong' in read ? read.wrong.en : '').toContain(words);
  });
});

describe('the variables that a step sees', () => {
  it('are those of its process with their parts', () => {
    const seen = seenVariables(route, 'yes');
    expect(seen.map(({ name }) => name)).toEqual(expect.arrayContaining(['amount', 'urgent', 'order']));
    expect(pathsOf(seen)).toContain('order.supplier');
    expect(declarationAt(seen, ['order', 'lines', 'price'])?.type).toBe('decimal');
  });

  it('are nearer ones first, and no variables of a neighbour', () => {
    const document = {
      ...route,
      elements: {
        ...route.elements,
        inner: { type: 'subProcess', scope: 'main', variables: { own: { type: 'text' } } },
        step: { type: 'userTask', scope: 'inner' },
      },
    } as typeof route;
    expect(seenVariables(document, 'step').map(({ name }) => name)[0]).toBe('own');
    expect(seenVariables(document, 'check').map(({ name }) => name)).not.toContain('own');
  });
});
