import { type Definitions, mapOf, ref } from './dialect.js';
import { definitionShape } from './shape.js';

/** The schema of a process: one document is one BPMN `definitions`. */
export const process: Definitions = {
  ProcessDefinition: definitionShape(
    'process',
    'A process as an analyst draws it. One document is one BPMN `definitions` and may hold several processes.',
    {
      participants: mapOf(ref('ParticipantDeclaration'), 'Pools.'),
      expressionLanguage: {
        ...ref('ExpressionLanguage'),
        description: 'The language of expressions that do not name one; `jsonata` when absent.',
      },
      processes: { ...mapOf(ref('ProcessDeclaration'), 'The processes of the document.'), minProperties: 1 },
      elements: mapOf(ref('ElementDefinition'), 'Activities, events and gateways.'),
      flows: mapOf(ref('FlowDefinition'), 'Sequence flows.'),
      messageFlows: mapOf(ref('MessageFlow'), 'Messages between pools.'),
      lanes: mapOf(ref('LaneDefinition'), 'Lanes.'),
      artifacts: mapOf(ref('Artifact'), 'Notes and their lines.'),
      groups: mapOf(ref('GroupDefinition'), 'Frames.'),
      dataObjects: mapOf(ref('DataObject'), 'Data that the diagram shows.'),
      dataStores: mapOf(ref('DataStore'), 'Stores that the diagram shows.'),
      dataAssociations: mapOf(ref('DataAssociation'), 'Ways of data.'),
      rootElements: mapOf(ref('RootElement'), 'Messages, signals, errors and other shared definitions.'),
      layout: ref('Layout'),
      interchange: ref('Interchange'),
      extensions: { ...ref('JsonMap'), description: 'Additions of other tools, kept as they are.' },
    },
    ['processes', 'elements'],
  ),
};
