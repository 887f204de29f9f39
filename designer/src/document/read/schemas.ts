import { definitionSchemas, executableElementTypes, type Schema } from '@millrace/schemas';
import type { EntryMap } from '../process-document.js';

/** The schema that a reference names, or the schema itself. */
export function schemaOf(schema: Schema | undefined): Schema | undefined {
  if (schema?.$ref === undefined) return schema;
  return definitionSchemas[nameOf(schema) ?? ''];
}

/** The name of the schema that a reference names. */
export function nameOf(schema: Schema | undefined): string | undefined {
  return schema?.$ref?.slice(schema.$ref.lastIndexOf('/') + 1);
}

/** The schema of an element of a type: what such an element may say. */
export function elementSchema(type: string): Schema | undefined {
  const isExecutable = (executableElementTypes as readonly string[]).includes(type);
  return definitionSchemas[isExecutable ? `${type[0]?.toUpperCase() ?? ''}${type.slice(1)}Element` : 'KeptElement'];
}

const schemas: Readonly<Record<Exclude<EntryMap, 'elements' | 'artifacts'>, string>> = {
  processes: 'ProcessDeclaration',
  participants: 'ParticipantDeclaration',
  lanes: 'LaneDefinition',
  flows: 'FlowDefinition',
  messageFlows: 'MessageFlow',
  dataAssociations: 'DataAssociation',
  groups: 'GroupDefinition',
  dataObjects: 'DataObject',
  dataStores: 'DataStore',
  rootElements: 'RootElement',
};

/** The schema of an entry of a definition. */
export function entrySchema(map: EntryMap, type: string | undefined): Schema | undefined {
  if (map === 'elements') return elementSchema(type ?? '');
  if (map === 'artifacts') return definitionSchemas[type === 'association' ? 'Association' : 'TextAnnotation'];
  return definitionSchemas[schemas[map]];
}
