import { listOf, object, ref, type Schema } from '../dialect.js';

/** What every drawn thing may carry. */
export const described: Readonly<Record<string, Schema>> = {
  name: { ...ref('Text'), description: 'What people read on the diagram and in lists.' },
  documentation: { ...ref('Text'), description: 'What the reader of the diagram should know.' },
  foreign: { ...ref('Foreign'), description: 'What another tool called it.' },
  extensions: { ...ref('JsonMap'), description: 'Additions of other tools, kept as they are.' },
};

const node: Readonly<Record<string, Schema>> = {
  ...described,
  scope: { ...ref('Id'), description: 'The process or subprocess that contains it: stored, never inferred from the drawing.' },
  lane: { ...ref('Id'), description: 'The lane it stands in.' },
  attributes: { ...ref('JsonMap'), description: 'BPMN attributes that have no place of their own: kept, and refused by a deployment.' },
};

const outgoing: Readonly<Record<string, Schema>> = {
  outgoing: listOf(ref('Id'), 'Its outgoing flows, in the order in which conditions are tried.', { uniqueItems: true, maxItems: 1000 }),
};

const activity: Readonly<Record<string, Schema>> = {
  ...outgoing,
  default: { ...ref('Id'), description: 'The flow taken when no condition holds.' },
  loopCharacteristics: ref('LoopCharacteristics'),
  isForCompensation: { description: 'Done only to compensate: a compensation boundary event is associated with it.', type: 'boolean' },
  startQuantity: { description: 'How many tokens it takes before it begins; 1 when absent.', type: 'integer', minimum: 0 },
  completionQuantity: { description: 'How many tokens go on along its flow when it is done; 1 when absent.', type: 'integer', minimum: 0 },
};

function shape(type: string, description: string, properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return object(description, { type: { const: type }, ...node, ...properties }, ['type', 'scope', ...required]);
}

/** The schema of an activity: something that takes time and may carry boundary events. */
export function activityShape(
  type: string,
  description: string,
  properties: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
): Schema {
  return shape(type, description, { ...activity, ...properties }, required);
}

/** The schema of a gateway or an event. */
export function nodeShape(
  type: string,
  description: string,
  properties: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
  continues = true,
): Schema {
  return shape(type, description, { ...(continues ? outgoing : {}), ...properties }, required);
}

/** What steps done by people share: the form, how urgent it is, and by when. */
export const humanWork: Readonly<Record<string, Schema>> = {
  form: ref('FormUse'),
  priority: { description: 'Higher is more urgent; 50 when absent.', type: 'integer', minimum: 0, maximum: 100 },
  due: { ...ref('Timing'), description: 'By when it should be done.' },
  followUp: { ...ref('Timing'), description: 'When to look at it again.' },
};

/** What subprocesses share: variables of their own and the way of data in and out. */
export const innerScope: Readonly<Record<string, Schema>> = {
  variables: {
    ...ref('VariableDefinitions'),
    description: 'Variables that live in it; what is not declared here is the surrounding scope’s.',
  },
  in: {
    ...ref('NameMapping'),
    description: 'Local variables and the expressions over the variables around it that give their first values.',
  },
  out: {
    ...ref('PathMapping'),
    description: 'Variable paths around it and the expressions over its variables that set them when it ends.',
  },
};

/** The schema of everything that can be drawn and kept but is refused by a deployment. */
export function keptShape(types: readonly string[]): Schema {
  return {
    ...object(
      'A BPMN element that can be drawn, imported and kept; a deployment refuses it with its id and the reason.',
      {
        type: { type: 'string', enum: types },
        ...node,
        ...activity,
        attachedTo: ref('Id'),
        cancelActivity: { type: 'boolean' },
        event: ref('EventDefinition'),
      },
      ['type', 'scope'],
      { 'x-key': ['type'] },
    ),
    'x-executable': false,
  };
}
