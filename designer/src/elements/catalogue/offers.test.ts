import { describe, expect, it } from 'vitest';
import {
  appendThing,
  connect,
  createThing,
  insertOnFlow,
  modelOf,
  replaceElement,
  type Command,
  type NewThing,
  type ProcessDraft,
} from '../../document/index.js';
import { editorOf, oneEntryDocument, scopesDocument } from '../every-element.fixture.js';
import { allEntries, entriesFor, entryById, replacementBy, type CatalogueEntry, type ScopeKind, type Wish } from '../index.js';

/** Of each type one, and those that the rules treat otherwise than their type. */
const sources = [
  ...new Map(allEntries.filter(({ thing }) => thing.kind === 'element').map((entry) => [entry.thing.type, entry] as const)).values(),
  ...allEntries.filter(({ id }) => /\.(?:link|compensation|event|instantiate)$/.test(id)),
].map((entry) => [entry.id, entry] as const);
const { document: plain, scopes, tasks } = scopesDocument();

const ids = (entries: readonly CatalogueEntry[]): readonly string[] => entries.map(({ id }) => id);
const offered = (document: ProcessDraft, wish: Wish): readonly CatalogueEntry[] => entriesFor(modelOf(document), wish);
const isThing = ({ thing }: CatalogueEntry): boolean => thing.kind !== 'pool' && thing.kind !== 'lane';

/** What a document refuses of what is offered. */
function refused(
  document: ProcessDraft,
  entries: readonly CatalogueEntry[],
  command: (entry: CatalogueEntry) => Command,
): readonly string[] {
  const editor = editorOf(document);
  return entries.filter(isThing).flatMap((entry) => {
    const outcome = editor.run(command(entry));
    if (!outcome.ok) return [`${entry.id}: ${outcome.refusal.refused}`];
    editor.undo();
    return [];
  });
}

const made = (document: ProcessDraft, ...commands: readonly Command[]): { readonly document: ProcessDraft; readonly last: string } => {
  const editor = editorOf(document);
  let last = '';
  for (const command of commands) {
    const outcome = editor.run(command);
    if (!outcome.ok) throw new Error(outcome.refusal.refused);
    last = outcome.select?.[0] ?? last;
  }
  return { document: editor.document, last };
};
const element = (type: string, properties = {}): NewThing => ({ kind: 'element', type, properties });
const at = (scope = 'main', attachedTo?: string) => ({ plane: 'diagram', at: [900, 100] as const, scope, attachedTo });

describe('what is offered to create', () => {
  it('begins with what is used most, and ends with what the engine refuses', () => {
    const entries = offered(plain, { do: 'create', at: { scope: 'main' } });
    expect(ids(entries).slice(0, 4)).toEqual(['userTask', 'approvalTask', 'exclusiveGateway', 'endEvent']);
    const firstRefused = entries.findIndex((entry) => entry.refused);
    expect(entries.slice(firstRefused).every((entry) => entry.refused)).toBe(true);
    expect(firstRefused).toBeGreaterThan(60);
  });

  it.each(Object.entries(scopes))('in a scope of the kind %s is nothing that the document refuses', (_kind, scope) => {
    const entries = offered(plain, { do: 'create', at: { scope } });
    expect(entries.length).toBeGreaterThan(20);
    expect(refused(plain, entries, ({ thing }) => createThing(thing as NewThing, at(scope)))).toEqual([]);
  });

  const has = (kind: ScopeKind, id: string): boolean => ids(offered(plain, { do: 'create', at: { scope: scopes[kind] } })).includes(id);

  it('is what makes sense there: starts by events in event subprocesses, cancelling in transactions, no ends in ad-hoc subprocesses', () => {
    expect([has('process', 'startEvent.timer'), has('eventSubProcess', 'startEvent.timer')]).toEqual([true, false]);
    expect([has('process', 'startEvent.inside.error'), has('eventSubProcess', 'startEvent.inside.error')]).toEqual([false, true]);
    expect([has('subProcess', 'startEvent'), has('eventSubProcess', 'startEvent')]).toEqual([true, false]);
    expect([has('process', 'endEvent.cancel'), has('transaction', 'endEvent.cancel')]).toEqual([false, true]);
    expect([has('process', 'endEvent'), has('adHocSubProcess', 'endEvent')]).toEqual([true, false]);
    expect([has('process', 'participant'), has('subProcess', 'participant')]).toEqual([true, false]);
  });

  it('is no boundary event where there is no border, and nothing in a place that is none', () => {
    expect(ids(offered(plain, { do: 'create', at: { scope: 'main' } })).filter((id) => id.startsWith('boundary'))).toEqual([]);
    expect(offered(plain, { do: 'create', at: { scope: 'nowhere' } })).toEqual([]);
  });
});

describe('what is offered to append', () => {
  it.each(sources)('behind %s is nothing that is refused then', (_id, entry) => {
    const { document, id } = oneEntryDocument(entry);
    const entries = offered(document, { do: 'append', to: id });
    expect(refused(document, entries, ({ thing }) => appendThing(thing as NewThing, id, 'diagram'))).toEqual([]);
  });

  it('is what usually follows, first', () => {
    const { document, last } = made(plain, createThing(element('eventBasedGateway'), at()));
    expect(ids(offered(document, { do: 'append', to: last })).slice(0, 2)).toEqual([
      'intermediateCatchEvent.message',
      'intermediateCatchEvent.timer',
    ]);
    expect(ids(offered(plain, { do: 'append', to: tasks.process })).slice(0, 3)).toEqual(['exclusiveGateway', 'userTask', 'approvalTask']);
  });

  it('leads into no start and out of no end', () => {
    expect(ids(offered(plain, { do: 'append', to: tasks.process })).filter((id) => id.startsWith('startEvent'))).toEqual([]);
    const { document, last } = made(plain, createThing(element('endEvent'), at()));
    expect(offered(document, { do: 'append', to: last }).filter(({ thing }) => thing.kind === 'element')).toEqual([]);
  });

  it('behind a compensation event is what undoes', () => {
    const { document, last } = made(
      plain,
      createThing(element('boundaryEvent', { event: { type: 'compensation' } }), at('main', tasks.process)),
    );
    const entries = offered(document, { do: 'append', to: last });
    expect(entries[0]?.id).toBe('serviceTask');
    expect(ids(entries).filter((id) => /Gateway|Event/.test(id))).toEqual([]);
  });

  it('behind something that is gone is nothing', () => {
    expect(offered(plain, { do: 'append', to: 'gone' })).toEqual([]);
  });
});

describe('what is offered to insert', () => {
  it('into a flow is nothing that is refused then', () => {
    const { document, last } = made(plain, createThing(element('userTask'), at()));
    const joined = made(document, connect('diagram', tasks.process, last)).document;
    const flow = Object.keys(joined.flows ?? {})[0] ?? '';
    const entries = offered(joined, { do: 'insert', on: flow });
    expect(ids(entries)).toContain('exclusiveGateway');
    expect(ids(entries).filter((id) => /^(?:start|end|boundary)Event|^eventBased|\.event$|data|link/.test(id))).toEqual([]);
    expect(refused(joined, entries, ({ thing }) => insertOnFlow(thing as NewThing, flow, 'diagram'))).toEqual([]);
    expect(offered(joined, { do: 'insert', on: tasks.process })).toEqual([]);
  });
});

describe('what is offered on a border', () => {
  it('is boundary events alone, and none that the document refuses', () => {
    const entries = offered(plain, { do: 'attach', to: tasks.process });
    expect(entries.every(({ thing }) => thing.type === 'boundaryEvent')).toBe(true);
    expect(entries[0]?.id).toBe('boundaryEvent.timer');
    expect(refused(plain, entries, ({ thing }) => createThing(thing as NewThing, at('main', tasks.process)))).toEqual([]);
  });

  it('is a cancel event on a transaction only', () => {
    const has = (host: string): boolean => ids(offered(plain, { do: 'attach', to: host })).includes('boundaryEvent.cancel');
    expect([has(scopes.transaction), has(scopes.subProcess)]).toEqual([true, false]);
  });

  it('of a gateway, an event subprocess or a process is nothing', () => {
    const { document, last } = made(plain, createThing(element('exclusiveGateway'), at()));
    for (const host of [last, scopes.eventSubProcess, 'main']) expect(offered(document, { do: 'attach', to: host })).toEqual([]);
  });
});

describe('what is offered to become', () => {
  const found = (document: ProcessDraft, id: string) => modelOf(document).all.get(id);
  const becoming = (document: ProcessDraft, id: string, entry: string): Readonly<Record<string, unknown>> => {
    const [was, to] = [found(document, id), entryById(entry)];
    if (!was || !to) throw new Error('gone');
    return made(document, replaceElement(id, replacementBy(was, to))).document.elements?.[id] as Readonly<Record<string, unknown>>;
  };

  it.each(sources)('%s is nothing that is refused then, and not what it is', (_id, entry) => {
    const { document, id } = oneEntryDocument(entry);
    const entries = offered(document, { do: 'replace', id });
    const was = found(document, id);
    expect(was && refused(document, entries, (other) => replaceElement(id, replacementBy(was, other)))).toEqual([]);
    expect(entries).not.toContain(entry);
    expect(entries.length).toBeGreaterThan(0);
  });

  it('is first what is of its own type, then of its own group', () => {
    const entries = offered(plain, { do: 'replace', id: tasks.process });
    expect(ids(entries).slice(0, 5)).toEqual([
      'userTask.forEach',
      'userTask.forEachInTurn',
      'userTask.again',
      'approvalTask',
      'serviceTask',
    ]);
  });

  it('of a subprocess that holds something is only what holds it too', () => {
    const types = new Set(offered(plain, { do: 'replace', id: scopes.transaction }).map(({ thing }) => thing.type));
    expect([...types].sort()).toEqual(['adHocSubProcess', 'subChoreography', 'subConversation', 'subProcess']);
  });

  const timed = made(
    plain,
    createThing(element('boundaryEvent', { event: { type: 'timer', duration: 'P2D' } }), at('main', tasks.process)),
  );

  it('keeps the timer when an event no longer interrupts, and lets it go with the timer itself', () => {
    const goesOn = becoming(timed.document, timed.last, 'boundaryEvent.timer.nonInterrupting');
    expect(goesOn).toMatchObject({ cancelActivity: false, event: { type: 'timer', duration: 'P2D' } });
    expect(becoming(timed.document, timed.last, 'boundaryEvent.message')['event']).toEqual({ type: 'message' });
  });

  it('takes away what made the old variant', () => {
    const { document, last } = made(
      plain,
      createThing(
        element('userTask', { loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'lines' }, priority: 70 }),
        at(),
      ),
    );
    expect(becoming(document, last, 'userTask')).toEqual({ type: 'userTask', scope: 'main', priority: 70 });
    expect(becoming(document, last, 'userTask.forEachInTurn')['loopCharacteristics']).toEqual({
      type: 'multiInstanceLoopCharacteristics',
      collection: 'lines',
      sequential: true,
    });
    expect(becoming(document, last, 'serviceTask')).toMatchObject({ loopCharacteristics: { collection: 'lines' } });
    const catching = made(plain, createThing(element('intermediateCatchEvent', { event: { type: 'timer' } }), at()));
    expect(becoming(catching.document, catching.last, 'intermediateThrowEvent')).toEqual({ type: 'intermediateThrowEvent', scope: 'main' });
  });

  it('keeps the approvers when an approval is to go in turn', () => {
    const approval = { participants: [{ user: 'anna' }], result: 'answer' };
    const { document, last } = made(plain, createThing(element('approvalTask', { approval }), at()));
    expect(becoming(document, last, 'approvalTask.inTurn')['approval']).toEqual({
      ...approval,
      order: 'sequential',
      rule: { type: 'all' },
    });
  });
});
