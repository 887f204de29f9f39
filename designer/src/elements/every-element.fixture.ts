import { allEntries, type CatalogueEntry, type ScopeKind } from './index.js';
import {
  appendThing,
  createEditor,
  createThing,
  emptyProcess,
  idsFrom,
  type Editor,
  type NewThing,
  type Outcome,
  type ProcessDraft,
} from '../document/index.js';
import { seeded } from '../document/random-commands.fixture.js';

/** An editor of a document, with ids that repeat themselves. */
export const editorOf = (document: ProcessDraft): Editor => createEditor({ document, newId: idsFrom(seeded(1)) });

const idOf = (outcome: Outcome): string => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.refused}`);
  return outcome.select?.[0] ?? '';
};

/** A process with every kind of scope in it, and in each a user task: the ids of the scopes, and of the tasks. */
export function scopesDocument(): {
  readonly document: ProcessDraft;
  readonly scopes: Readonly<Record<ScopeKind, string>>;
  readonly tasks: Readonly<Record<ScopeKind, string>>;
} {
  const editor = editorOf(emptyProcess('p', { language: 'en', name: 'P' }));
  let y = 100;
  const make = (thing: NewThing, scope = 'main', attachedTo?: string): string =>
    idOf(editor.run(createThing(thing, { plane: 'diagram', at: [500, (y += 400)], scope, attachedTo })));
  const holder = (type: string, properties = {}, scope = 'main'): string =>
    make({ kind: 'element', type, expanded: true, properties }, scope);
  const subProcess = holder('subProcess');
  const scopes: Record<ScopeKind, string> = {
    process: 'main',
    subProcess,
    transaction: holder('transaction'),
    adHocSubProcess: holder('adHocSubProcess'),
    eventSubProcess: holder('subProcess', { triggeredByEvent: true }, subProcess),
  };
  const tasks = Object.fromEntries(
    Object.entries(scopes).map(([kind, scope]) => [kind, make({ kind: 'element', type: 'userTask' }, scope)]),
  ) as Record<ScopeKind, string>;
  return { document: editor.document, scopes, tasks };
}

/** Puts an entry where it suits, in a document of all scopes. */
function place(editor: Editor, entry: CatalogueEntry, { scopes, tasks }: ReturnType<typeof scopesDocument>, y: number): string {
  const attachedTo = entry.thing.type === 'boundaryEvent' ? (entry.hosts ? scopes.transaction : tasks.process) : undefined;
  const scope = scopes[entry.within?.[0] ?? 'process'];
  return idOf(editor.run(createThing(entry.thing as NewThing, { plane: 'diagram', at: [2000, y], scope, attachedTo })));
}

/** A process in which every entry but pools and lanes stands in a place that suits it: its id by the entry's. */
export function everyEntryDocument(): { readonly document: ProcessDraft; readonly ids: ReadonlyMap<string, string> } {
  const all = scopesDocument();
  const editor = editorOf(all.document);
  const things = allEntries.filter(({ thing }) => thing.kind !== 'pool' && thing.kind !== 'lane');
  const ids = new Map(things.map((entry, index) => [entry.id, place(editor, entry, all, 5000 + index * 300)]));
  return { document: editor.document, ids };
}

/** A process with one entry in a place that suits it, and what it cannot be without: something in it, somebody who undoes. */
export function oneEntryDocument(entry: CatalogueEntry): { readonly document: ProcessDraft; readonly id: string } {
  const all = scopesDocument();
  const editor = editorOf(all.document);
  const id = place(editor, entry, all, 5000);
  const task: NewThing = { kind: 'element', type: 'userTask' };
  if (entry.id === 'adHocSubProcess') editor.run(createThing(task, { plane: 'diagram', at: [2000, 5000], scope: id }));
  if (entry.id === 'endEvent.cancel') {
    const cancelled: NewThing = { kind: 'element', type: 'boundaryEvent', properties: { event: { type: 'cancel' } } };
    editor.run(createThing(cancelled, { plane: 'diagram', at: [2000, 5000], scope: 'main', attachedTo: all.scopes.transaction }));
  }
  if (entry.id === 'boundaryEvent.compensation') editor.run(appendThing(task, id, 'diagram'));
  return { document: editor.document, id };
}
