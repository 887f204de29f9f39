import { type Definitions, listOf, object, oneOfWords, ref, type Schema } from '../dialect.js';
import { described } from '../elements/parts.js';
import { rootElementTypes } from './root-elements.js';

const lineEnds: Readonly<Record<string, Schema>> = {
  from: { ...ref('Id'), description: 'Where it starts.' },
  to: { ...ref('Id'), description: 'Where it leads.' },
};

/** What surrounds the elements on a diagram: flows, pools, lanes, data, artifacts, shared definitions. */
export const graph: Definitions = {
  Foreign: object('What another tool called it.', {
    id: { description: 'Its id there, where ours had to differ.', type: 'string', maxLength: 1000 },
  }),
  ProcessDeclaration: object('One process of the document.', {
    ...described,
    executable: { description: 'Whether the engine may run it; `false` when absent.', type: 'boolean' },
    title: {
      description:
        'What an instance is called in lists: a text, or an expression over its variables that gives a text or `{ en, ru }`; it follows the variables.',
      anyOf: [ref('ExpressionValue'), ref('Text')],
    },
    variables: { ...ref('VariableDefinitions'), description: 'Its variables by name.' },
    number: ref('InstanceNumbers'),
    withdrawal: ref('Withdrawal'),
    retention: {
      description:
        'How long an instance is kept after its end, with all that it called (`P3Y`), or `never`: it is never purged. Absent: as the server is told (`MILLRACE_RETENTION`). What the newest version in use says counts.',
      anyOf: [oneOfWords(['never']), ref('Duration')],
    },
  }),
  InstanceNumbers: object('Each instance gets a number without gaps, just after it has started.', {
    prefix: {
      description: 'What stands before the number; `{yyyy}`, `{yy}` and `{MM}` are the year and month of the start in UTC.',
      type: 'string',
      maxLength: 40,
    },
    digits: { description: 'Filled up with zeros to this length; 6 when absent.', type: 'integer', minimum: 1, maximum: 15 },
    restart: oneOfWords(['never', 'yearly', 'monthly'], 'When it starts again at one; `never` when absent.'),
  }),
  Withdrawal: object('The one who started an instance may take it back; without this they may not.', {
    at: {
      ...listOf(ref('Id'), 'Only while every place it stands at is one of these elements, or inside one of them; absent: at any time.', {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
      }),
    },
  }),
  ParticipantDeclaration: object('A pool.', {
    ...described,
    scope: { ...ref('Id'), description: 'The collaboration it stands in, among `rootElements`; absent: the only one there is.' },
    process: { ...ref('Id'), description: 'The process drawn in it.' },
    blackBox: { description: 'Somebody whose process is not shown.', type: 'boolean' },
    minimum: { description: 'BPMN’s multiplicity, kept.', type: 'integer', minimum: 0 },
    maximum: { description: 'BPMN’s multiplicity, kept.', type: 'integer', minimum: 1 },
  }),
  FlowDefinition: object(
    'A sequence flow: the way from one element to the next.',
    {
      type: { description: 'May be left out: `flows` holds nothing else.', const: 'sequenceFlow' },
      ...lineEnds,
      when: { ...ref('Expression'), description: 'Taken only when this holds.' },
      attributes: { ...ref('JsonMap'), description: 'A condition that nobody here understands: kept, and refused by a deployment.' },
      ...described,
    },
    ['from', 'to'],
  ),
  MessageFlow: {
    ...object(
      'A message between pools, or a conversation’s link.',
      {
        type: oneOfWords(['messageFlow', 'conversationLink']),
        scope: { ...ref('Id'), description: 'The collaboration it stands in, among `rootElements`; absent: the only one there is.' },
        ...lineEnds,
        message: ref('Id'),
        ...described,
      },
      ['type', 'from', 'to'],
      { 'x-key': ['type'] },
    ),
  },
  DataAssociation: object(
    'The way of data into or out of an activity.',
    {
      type: oneOfWords(['dataInputAssociation', 'dataOutputAssociation']),
      ...lineEnds,
      attributes: ref('JsonMap'),
      ...described,
    },
    ['type', 'from', 'to'],
    { 'x-key': ['type'] },
  ),
  LaneDefinition: object('A lane.', {
    ...described,
    parent: { description: 'The lane around it, or `null`.', anyOf: [ref('Id'), { type: 'null' }] },
    scope: { ...ref('Id'), description: 'The process or subprocess it divides.' },
    assignment: { ...ref('Assignment'), description: 'Who does the user tasks in it that say nothing themselves.' },
  }),
  Artifact: {
    description: 'Something that explains the diagram.',
    type: 'object',
    oneOf: [ref('TextAnnotation'), ref('Association')],
    discriminator: { propertyName: 'type' },
  },
  TextAnnotation: object(
    'A note on the diagram.',
    { type: { const: 'textAnnotation' }, text: ref('Text'), scope: ref('Id'), ...described },
    ['type', 'text'],
  ),
  Association: object(
    'A dotted line between a note and what it is about.',
    { type: { const: 'association' }, ...lineEnds, direction: oneOfWords(['none', 'one', 'both']), scope: ref('Id'), ...described },
    ['type', 'from', 'to'],
  ),
  GroupDefinition: object('A frame around things that belong together.', { category: ref('Id'), scope: ref('Id'), ...described }),
  DataObject: object(
    'Data that the diagram shows.',
    {
      type: oneOfWords(['dataObject', 'dataObjectReference', 'dataInput', 'dataOutput']),
      scope: ref('Id'),
      lane: ref('Id'),
      of: { ...ref('Id'), description: 'The data object a reference shows.' },
      item: { ...ref('Id'), description: 'Its item definition among `rootElements`.' },
      collection: { description: 'Several of them.', type: 'boolean' },
      variable: { ...ref('Name'), description: 'The variable that it shows.' },
      state: { description: 'The state shown in brackets.', type: 'string', maxLength: 200 },
      ...described,
    },
    ['type'],
    { 'x-key': ['type'] },
  ),
  DataStore: object(
    'A place where data stays, as the diagram shows it.',
    {
      type: oneOfWords(['dataStore', 'dataStoreReference']),
      scope: ref('Id'),
      lane: ref('Id'),
      of: { ...ref('Id'), description: 'The data store a reference shows.' },
      item: ref('Id'),
      capacity: { type: 'integer', minimum: 0 },
      unlimited: { type: 'boolean' },
      ...described,
    },
    ['type'],
    { 'x-key': ['type'] },
  ),
  RootElement: {
    ...object(
      'A shared definition of BPMN: a message, signal, error and so on.',
      {
        type: oneOfWords(rootElementTypes),
        code: {
          description: 'The code of an error or escalation, the name of a message or signal between processes; its id when absent.',
          type: 'string',
          minLength: 1,
          maxLength: 1000,
        },
        attributes: ref('JsonMap'),
        ...described,
      },
      ['type'],
      { 'x-key': ['type'] },
    ),
  },
  Layout: object('Where everything is drawn; hashed apart from what is executed.', {
    planes: {
      description: 'One a diagram.',
      type: 'object',
      propertyNames: ref('Id'),
      additionalProperties: ref('Plane'),
      maxProperties: 1000,
    },
  }),
  Plane: object(
    'One diagram.',
    {
      of: { ...ref('Id'), description: 'The document, process or collapsed subprocess it shows.' },
      order: listOf(ref('Id'), 'From back to front.', { maxItems: 100_000 }),
      shapes: { type: 'object', propertyNames: ref('Id'), additionalProperties: ref('Shape'), maxProperties: 100_000 },
      edges: { type: 'object', propertyNames: ref('Id'), additionalProperties: ref('Edge'), maxProperties: 100_000 },
      notes: {
        description: 'Notes of those who draw, not part of the diagram.',
        type: 'object',
        propertyNames: ref('Id'),
        additionalProperties: ref('LayoutNote'),
        maxProperties: 1000,
      },
    },
    ['of'],
  ),
  Shape: object(
    'The place of an element.',
    {
      at: ref('Bounds'),
      label: { ...ref('Bounds'), description: 'The place of its label.' },
      expanded: { description: 'Whether a subprocess shows its content.', type: 'boolean' },
      horizontal: { description: 'The direction of a pool or lane.', type: 'boolean' },
      markerVisible: { description: 'Whether an exclusive gateway shows its cross.', type: 'boolean' },
      fill: ref('Colour'),
      stroke: ref('Colour'),
    },
    ['at'],
  ),
  Edge: object(
    'The way of a line.',
    {
      via: listOf(ref('Point'), 'Its points from start to end.', { minItems: 2, maxItems: 1000 }),
      label: { ...ref('Bounds'), description: 'The place of its label.' },
      auto: { description: 'Routed by machine, so it may be routed again.', type: 'boolean' },
      stroke: ref('Colour'),
    },
    ['via'],
  ),
  LayoutNote: object('A note of those who draw.', { at: ref('Bounds'), text: ref('Text'), about: ref('Id') }),
  Bounds: listOf({ type: 'number' }, 'x, y, width, height; absolute, decimals kept.', { minItems: 4, maxItems: 4 }),
  Point: listOf({ type: 'number' }, 'x, y; absolute, decimals kept.', { minItems: 2, maxItems: 2 }),
  Colour: { description: 'A colour as `#rrggbb`.', type: 'string', pattern: '^#[0-9A-Fa-f]{6}$', 'x-word': 'colour' },
  Interchange: object('What a BPMN file held that has no place here: kept as it was, hashed with the layout.', {
    namespaces: {
      description: 'Prefixes and their names.',
      type: 'object',
      additionalProperties: { type: 'string', maxLength: 2000 },
      maxProperties: 1000,
    },
    exporter: object('The tool that wrote the file.', {
      name: { type: 'string', maxLength: 1000 },
      version: { type: 'string', maxLength: 1000 },
    }),
    targetNamespace: { type: 'string', maxLength: 2000 },
    before: { description: 'Comments and instructions before the file’s top element.', type: 'string', maxLength: 1_000_000 },
    after: { description: 'Comments and instructions after it.', type: 'string', maxLength: 1_000_000 },
    definitions: { ...ref('KeptXml'), description: 'Unknown content of the file’s top element.' },
    byElement: {
      description: 'Unknown content by element id.',
      type: 'object',
      propertyNames: ref('Id'),
      additionalProperties: ref('KeptXml'),
      maxProperties: 100_000,
    },
    diagrams: listOf(ref('Json'), 'Diagrams that are not shown.', { maxItems: 1000 }),
  }),
  KeptXml: object('Unknown content of one element, as raw XML.', {
    attrs: { type: 'object', additionalProperties: { type: 'string', maxLength: 1_000_000 }, maxProperties: 1000 },
    xml: { type: 'string', maxLength: 10_000_000 },
    di: { type: 'string', maxLength: 10_000_000 },
  }),
};
