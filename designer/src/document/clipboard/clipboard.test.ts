import { describe, expect, it } from 'vitest';
import {
  addLane,
  addPool,
  addRoot,
  collapseSubProcess,
  copyThings,
  declareVariable,
  duplicateThings,
  emptyProcess,
  fragmentText,
  modelOf,
  orderFlows,
  pasteThings,
  readFragment,
  setProperties,
  type ProcessFragment,
} from '../index.js';
import { drawing, isInside, type Drawing } from '../drawing.fixture.js';

const timer = { event: { type: 'timer' } };

/** Two steps with a gateway between them, an event on the border, a message that is named. */
function drawn() {
  const d = drawing();
  const message = d.run(addRoot('message', 'en', { name: 'Order', code: 'order' }));
  const one = d.make('receiveTask', [100, 100], { properties: { message: { ref: message } } });
  const gateway = d.append('exclusiveGateway', one);
  const two = d.append('userTask', gateway);
  const event = d.make('boundaryEvent', [100, 140], { attachedTo: one, properties: timer });
  const [flow = ''] = d.entry(gateway).outgoing ?? Object.keys(d.editor.document.flows ?? {}).slice(-1);
  d.run(orderFlows(gateway, [flow], flow));
  return { d, message, one, gateway, two, event, flow };
}

function copied(d: Drawing, ids: readonly string[]): ProcessFragment {
  const fragment = copyThings(d.editor.document, ids, d.plane);
  if (!fragment) throw new Error('nothing was copied');
  const read = readFragment(fragmentText(fragment));
  if (read.kind !== 'fragment') throw new Error(`read as ${read.kind}`);
  expect(read.fragment).toEqual(fragment);
  return read.fragment;
}

const selectedBy = (d: Drawing, command: ReturnType<typeof pasteThings>): readonly string[] => {
  const outcome = d.editor.run(command);
  if (!outcome.ok) throw new Error(outcome.refusal.refused);
  return outcome.select ?? [];
};

describe('copy and paste', () => {
  it('into another document keeps the ids, brings the message along, and keeps lines as they were', () => {
    const { d, message, one, gateway, two, event, flow } = drawn();
    const fragment = copied(d, [one, gateway, two]);
    const other = drawing(emptyProcess('other'));
    expect(selectedBy(other, pasteThings(other.plane, fragment, { at: [1000, 500], scope: 'main' }))).toEqual([one, gateway, two]);
    for (const id of [one, gateway, two, event, flow, message]) expect(other.entry(id)).toEqual(d.entry(id));
    expect(other.flows()).toEqual(d.flows());
    const by = [other.at(one)[0] - d.at(one)[0], other.at(one)[1] - d.at(one)[1]] as const;
    expect(other.via(flow)).toEqual(d.via(flow).map(([x, y]) => [x + by[0], y + by[1]]));
  });

  it('into the same document renews the ids and everything that refers to them; the message is shared', () => {
    const { d, message, one, gateway, two, event, flow } = drawn();
    const [newOne = '', newGateway = '', newTwo = ''] = selectedBy(
      d,
      pasteThings(d.plane, copied(d, [one, gateway, two]), { at: [400, 600], scope: 'main' }),
    );
    expect(new Set([one, gateway, two, newOne, newGateway, newTwo]).size).toBe(6);
    const [newFlow = ''] = d.entry(newGateway).outgoing ?? [];
    expect(newFlow).not.toBe(flow);
    expect(d.entry(newGateway).default).toBe(newFlow);
    expect(d.entry(newFlow)).toMatchObject({ from: newGateway, to: newTwo });
    const [newEvent] = modelOf(d.editor.document).attached(newOne);
    expect(newEvent?.id).not.toBe(event);
    expect(d.entry(newOne)['message']).toEqual({ ref: message });
    expect(d.entry(gateway)).toMatchObject({ default: flow });
  });

  it('merges a message that the document has under another id, and renews one that differs', () => {
    const { d, message, one } = drawn();
    const fragment = copied(d, [one]);
    const same = drawing(emptyProcess('same'));
    const known = same.run(addRoot('message', 'en', { name: 'Order', code: 'order' }));
    const differs = drawing({ ...emptyProcess('differs'), rootElements: { [message]: { type: 'signal', code: 'x' } } });
    const [pasted = ''] = selectedBy(same, pasteThings(same.plane, fragment, { at: [0, 0], scope: 'main' }));
    expect(same.entry(pasted)['message']).toEqual({ ref: known });
    const [renewed = ''] = selectedBy(differs, pasteThings(differs.plane, fragment, { at: [0, 0], scope: 'main' }));
    const { ref = '' } = differs.entry(renewed)['message'] as { ref?: string };
    expect(ref).not.toBe(message);
    expect(differs.entry(ref)).toMatchObject({ type: 'message', code: 'order' });
  });

  it('brings declarations of the variables that are named', () => {
    const d = drawing();
    d.run(declareVariable('main', 'amount', { type: 'decimal', scale: 2 }));
    d.run(declareVariable('main', 'unused', { type: 'text' }));
    const step = d.make('scriptTask', [0, 0], { properties: { script: { language: 'jsonata', set: { total: 'amount * 2' } } } });
    const other = drawing(emptyProcess('other'));
    other.run(pasteThings(other.plane, copied(d, [step]), { at: [0, 0], scope: 'main' }));
    expect(other.entry('main')['variables']).toEqual({ amount: { type: 'decimal', scale: 2 } });
  });

  it('renews ids in expressions that name them, and nothing that only looks alike', () => {
    const d = drawing();
    const sub = d.make('adHocSubProcess', [300, 200], { expanded: true });
    const inner = d.make('userTask', [300, 200], { scope: sub });
    d.run(
      setProperties(sub, [
        [['activate'], `["${inner}", "other"]`],
        [['completionCondition'], `note = "${inner}"`],
      ]),
    );
    const [copy = ''] = selectedBy(d, duplicateSub(d, sub));
    const [newInner] = modelOf(d.editor.document).inside(copy);
    expect(d.entry(copy)['activate']).toBe(`["${newInner?.id ?? ''}", "other"]`);
    expect(d.entry(copy)['completionCondition']).toBe(`note = "${inner}"`);
  });

  it('a closed subprocess comes with its plane, a pool with its process and lanes', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    const inner = d.make('userTask', [300, 200], { scope: sub });
    d.run(collapseSubProcess(d.plane, sub));
    const pool = d.run(addPool(d.plane, [0, 0]));
    const lane = d.run(addLane(d.plane, pool, 'inside'));
    const [copy = ''] = selectedBy(d, pasteThings(d.plane, copied(d, [pool]), { at: [400, 900] }));
    const model = modelOf(d.editor.document);
    const process = d.entry(copy).process ?? '';
    expect(process).not.toBe('main');
    const [newLane] = model.lanesOf(process);
    expect(newLane?.id).not.toBe(lane);
    const [newSub] = model.inside(process);
    expect(newSub?.entry).toMatchObject({ type: 'subProcess', lane: newLane?.id });
    const [newInner] = model.inside(newSub?.id ?? '');
    expect(newInner?.id).not.toBe(inner);
    expect(model.planesOf(newInner?.id ?? '')).toEqual([model.innerPlane(newSub?.id ?? '')]);
  });

  it('takes the scope and lane of the place, which grows around it', () => {
    const d = drawing();
    const step = d.make('userTask', [120, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    const lane = d.run(addLane(d.plane, pool, 'inside'));
    const [copy = ''] = selectedBy(
      d,
      pasteThings(d.plane, copied(d, [step]), { at: [200, d.at(lane)[1] + d.at(lane)[3]], scope: 'main', lane }),
    );
    expect(d.entry(copy)).toMatchObject({ scope: 'main', lane });
    expect(isInside(d.at(copy), d.at(lane))).toBe(true);
    expect(d.refused(pasteThings(d.plane, copied(d, [step]), { at: [0, 0] }))).toBe('OUTSIDE_POOL');
  });

  it('an event alone is put on another activity, or refused', () => {
    const { d, event, two } = drawn();
    const fragment = copied(d, [event]);
    const [copy = ''] = selectedBy(d, pasteThings(d.plane, fragment, { at: [0, 0], scope: 'main', host: two }));
    expect(d.entry(copy)).toMatchObject({ attachedTo: two, scope: 'main' });
    expect(d.refused(pasteThings(d.plane, fragment, { at: [0, 0], scope: 'main' }))).toBe('NO_HOST');
  });

  it('expressions keep their language in a document of another', () => {
    const d = drawing();
    const step = d.make('scriptTask', [0, 0], { properties: { script: { language: 'jsonata', set: { total: 'a ~> $sum' } } } });
    const feel = drawing({ ...emptyProcess('feel'), expressionLanguage: 'feel' });
    const [copy = ''] = selectedBy(feel, pasteThings(feel.plane, copied(d, [step]), { at: [0, 0], scope: 'main' }));
    expect(feel.entry(copy)['script']).toMatchObject({ set: { total: 'jsonata:a ~> $sum' } });
  });

  const duplicateSub = (d: Drawing, sub: string) => duplicateThings(d.plane, [sub], [500, 0]);
});

describe('duplicating', () => {
  it('makes copies beside the things, in their scopes and lanes, and leaves the things alone', () => {
    const { d, one, gateway } = drawn();
    const before = d.entry(one);
    const [copy = ''] = selectedBy(d, duplicateThings(d.plane, [one, gateway], [0, 300]));
    expect(d.at(copy)).toEqual([d.at(one)[0], d.at(one)[1] + 300, ...d.at(one).slice(2)]);
    expect(d.entry(one)).toBe(before);
    expect(d.refused(duplicateThings(d.plane, ['nobody']))).toBe('NOTHING');
  });
});

describe('what comes from the clipboard', () => {
  const nothing = (text: string): string => {
    const read = readFragment(text);
    return read.kind === 'nothing' ? read.refusal.refused : read.kind;
  };

  it('is nothing of ours, or is said to be XML', () => {
    expect(nothing('Hello')).toBe('NOT_A_FRAGMENT');
    expect(nothing('{"kind":')).toBe('NOT_A_FRAGMENT');
    expect(nothing('{"kind": "millrace/process-fragment", "format": 2}')).toBe('NOT_A_FRAGMENT');
    expect(nothing('null')).toBe('NOT_A_FRAGMENT');
    expect(nothing('  <?xml version="1.0"?><definitions/>')).toBe('xml');
    expect(nothing(' '.repeat(9_000_000))).toBe('TOO_MUCH');
  });

  it('is checked: unknown properties, ids that stand for two things, places of nothing, immense numbers', () => {
    const { d, one } = drawn();
    const fragment = copied(d, [one]);
    const changed = (change: object): string => nothing(JSON.stringify({ ...fragment, ...change }));
    expect(changed({})).toBe('fragment');
    expect(changed({ entries: { elements: { a: { type: 'userTask', nonsense: 1 } } } })).toBe('INVALID');
    expect(changed({ entries: { ...fragment.entries, groups: { [one]: {} } } })).toBe('NOT_A_FRAGMENT');
    expect(changed({ shapes: { ...fragment.shapes, nobody: { at: [0, 0, 1, 1] } } })).toBe('NOT_A_FRAGMENT');
    expect(changed({ shapes: {} })).toBe('NOT_A_FRAGMENT');
    expect(changed({ shapes: { ...fragment.shapes, [one]: { at: [1e300, 0, 10, 10] } } })).toBe('NO_NUMBER');
    expect(changed({ size: ['a', 1] })).toBe('NO_NUMBER');
    expect(changed({ variables: { 'a b': { type: 'text' } } })).toBe('INVALID');
    expect(changed({ planes: { p1: { of: 'nobody', shapes: {} } } })).toBe('NOT_A_FRAGMENT');
    expect(nothing(JSON.stringify(fragment).replace('"entries":{', '"entries":{"__proto__":{"x":{}},'))).toBe('fragment');
    const many = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`e${String(index)}`, { type: 'task' }]));
    expect(changed({ entries: { elements: many } })).toBe('TOO_MUCH');
  });

  it('may be a whole definition', () => {
    const { d, one } = drawn();
    const read = readFragment(JSON.stringify(d.editor.document));
    expect(read.kind === 'definition' && read.definition.id).toBe('drawn');
    expect(read.kind === 'definition' && Object.keys(read.fragment?.entries.elements ?? {})).toContain(one);
    expect(nothing('{"kind": "process", "format": 1, "id": "a", "elements": 7}')).toBe('INVALID');
  });
});
