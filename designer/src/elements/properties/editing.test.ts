import { allElementTypes } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { emptyProcess, setProperties, type ProcessDraft } from '../../document/index.js';
import { editorOf } from '../every-element.fixture.js';
import { allSubjects, createPropertyRegistry, type FieldKind, type PropertyField } from '../index.js';

const registry = createPropertyRegistry();

/** A value as an editor of a kind writes it. */
const samples: Readonly<Record<FieldKind, unknown>> = {
  text: 'text',
  told: { en: 'Text', ru: 'Текст' },
  multiline: { ru: 'Текст' },
  toldOrExpression: { expression: "'No ' & number" },
  number: 1,
  boolean: true,
  choice: undefined,
  duration: 'P2D',
  durationOrNever: 'never',
  instant: '2026-03-02T09:00:00Z',
  timing: { expression: 'term' },
  cycle: 'R3/PT1H',
  expression: { language: 'feel', source: 'amount > 5' },
  mapping: { amount: 'order.amount' },
  path: 'order.amount',
  name: 'order',
  participant: { relation: 'manager', of: { user: 'anna' } },
  participants: [{ group: 'buyers' }, { expression: 'boss' }],
  form: 'form1',
  formAccess: { '*': 'readOnly', grp_a1: 'hidden' },
  decision: 'decision1',
  calledProcess: 'other',
  service: 'http',
  message: 'm1',
  signal: 's1',
  error: 'e1',
  escalation: 'e2',
  category: 'c1',
  rootElement: 'r1',
  activity: 'a1',
  flow: 'f1',
  flows: ['f1', 'f2'],
  elements: ['a1'],
  events: { one: { type: 'signal' }, two: { type: 'timer', duration: 'PT1H' } },
  process: 'main',
  variables: { order: { type: 'object', properties: { amount: { type: 'money' } } } },
  register: 'goods',
  reference: undefined,
  value: 5,
  json: { any: ['thing'] },
};

/** A document with one thing of every subject, each under the subject's name. */
const document: ProcessDraft = {
  ...emptyProcess('p'),
  elements: Object.fromEntries(allElementTypes.map((type) => [type, { type, scope: 'main' }])) as ProcessDraft['elements'],
  participants: { pool: {} },
  processes: { main: { executable: true }, process: {} },
  lanes: { lane: { scope: 'main' } },
  flows: { flow: { from: 'task', to: 'userTask' } },
  messageFlows: { message: { type: 'messageFlow', from: 'pool', to: 'userTask' } },
  dataAssociations: { dataAssociation: { type: 'dataInputAssociation', from: 'data', to: 'userTask' } },
  artifacts: { association: { type: 'association', from: 'note', to: 'userTask' }, note: { type: 'textAnnotation', scope: 'main' } },
  groups: { group: { scope: 'main' } },
  dataObjects: { data: { type: 'dataObjectReference', scope: 'main' } },
  dataStores: { store: { type: 'dataStoreReference', scope: 'main' } },
  rootElements: { root: { type: 'error' } },
};

/** What an editor writes, with what has to be said for the field to be asked. */
function edit({ path, kind, options = [], when = [] }: PropertyField): readonly (readonly [readonly string[], unknown])[] {
  const before = when.flatMap(({ path: at, is: [value] }) => (value === undefined ? [] : [[at, value] as const]));
  return [...before, [path, kind === 'choice' ? options.at(-1)?.value : samples[kind]]];
}

/** What ties things together is changed by commands of its own, with rules: `orderFlows`, and the commands of pools. */
const ties = new Set(['outgoing', 'default', 'process']);
const isTie = ({ path: [first = '', ...rest] }: PropertyField): boolean => rest.length === 0 && ties.has(first);

const edited = allSubjects
  .filter((subject) => subject !== 'variable')
  .map((subject) => {
    const fields = registry.of(subject).flatMap((group) => group.fields);
    return [subject, fields.filter((field) => field.readOnly !== true && !isTie(field))] as const;
  });

describe('what the editors of all fields write', () => {
  it.each(edited)('keeps %s a valid draft', (subject, fields) => {
    const id = subject === 'document' ? undefined : subject;
    const editor = editorOf(document);
    const refused = fields.flatMap((field) => {
      const outcome = editor.run(setProperties(id, edit(field)));
      if (!outcome.ok) return [`${field.path.join('.')}: ${outcome.refusal.words.en}`];
      editor.undo();
      return [];
    });
    expect(refused).toEqual([]);
  });
});
