import { allElementTypes, executableElementTypes } from '@millrace/schemas';
import type { Found } from '../../document/read/model.js';
import type { Role } from './field.js';

/** What is no element and has properties, and its schema. */
const others = {
  document: 'ProcessDefinition',
  process: 'ProcessDeclaration',
  pool: 'ParticipantDeclaration',
  lane: 'LaneDefinition',
  flow: 'FlowDefinition',
  message: 'MessageFlow',
  dataAssociation: 'DataAssociation',
  association: 'Association',
  note: 'TextAnnotation',
  group: 'GroupDefinition',
  data: 'DataObject',
  store: 'DataStore',
  root: 'RootElement',
  variable: 'VariableDefinition',
} as const;

/** Whose properties are asked for: an element type, or what else a document holds. */
export type Subject = keyof typeof others | (string & {});

/** Everything that has properties. */
export const allSubjects: readonly Subject[] = [...allElementTypes, ...Object.keys(others)];

/** The name of the schema of a subject; an element type that only others know is kept. */
export function schemaNameOf(subject: Subject): string {
  if (Object.hasOwn(others, subject)) return others[subject as keyof typeof others];
  const isExecuted = (executableElementTypes as readonly string[]).includes(subject);
  return isExecuted ? `${subject[0]?.toUpperCase() ?? ''}${subject.slice(1)}Element` : 'KeptElement';
}

/** Whose properties a thing of a document has. */
export function subjectOf({ kind, entry }: Pick<Found, 'kind' | 'entry'>): Subject {
  return kind === 'element' ? (entry.type ?? 'task') : kind;
}

const throwing = new Set(['endEvent', 'intermediateThrowEvent', 'implicitThrowEvent', 'sendTask']);

/** Whether the events and messages of a subject are caught or thrown. */
export function roleOf(subject: Subject): Role {
  return throwing.has(subject) ? 'thrown' : 'caught';
}

/** What a drawing shows by itself, and what has an editor of its own: not asked as a property. */
export const shownElsewhere: ReadonlySet<string> = new Set([
  ...[
    'participants',
    'processes',
    'elements',
    'flows',
    'messageFlows',
    'lanes',
    'artifacts',
    'groups',
    'dataObjects',
    'dataStores',
    'dataAssociations',
    'rootElements',
    'layout',
    'interchange',
  ].map((map) => `ProcessDefinition.${map}`),
  'KeptElement.type',
]);
