import { valueTypes } from './parts/values.js';
import { type Definitions, listOf, mapOf, object, oneOfWords, ref, type Schema } from './dialect.js';
import { definitionShape } from './shape.js';

const order = (of: string): Schema => listOf(ref('Id'), `The order of the ${of}.`, { uniqueItems: true });
const cell: Schema = { type: 'string', maxLength: 10_000, 'x-word': 'feel' };

function column(description: string): Schema {
  return object(
    description,
    {
      name: { ...ref('Name'), description: 'Its name in inputs, results and expressions.' },
      label: { ...ref('Text'), description: 'What people read above the column.' },
      type: oneOfWords(valueTypes, 'The type of its values; absent: any.'),
    },
    ['name'],
  );
}

/** The schema of a decision table. */
export const decision: Definitions = {
  DecisionDefinition: definitionShape(
    'decision',
    'A decision table.',
    {
      inputs: mapOf(ref('DecisionInput'), 'The columns that are asked.'),
      inputOrder: order('inputs'),
      outputs: { ...mapOf(ref('DecisionOutput'), 'The columns that are answered.'), minProperties: 1 },
      outputOrder: order('outputs'),
      hitPolicy: oneOfWords(
        ['unique', 'first', 'collect', 'priority', 'any', 'ruleOrder', 'outputOrder'],
        'What happens when several rules hold. Executed: unique, first, collect.',
      ),
      aggregation: oneOfWords(['sum', 'min', 'max', 'count'], 'collect: what is made of the list; absent: the list itself.'),
      rules: mapOf(ref('DecisionRule'), 'The rules.'),
      ruleOrder: order('rules'),
    },
    ['inputs', 'inputOrder', 'outputs', 'outputOrder', 'hitPolicy', 'rules', 'ruleOrder'],
  ),
  DecisionInput: column('A column that is asked: its name is what the process gives a value for.'),
  DecisionOutput: column('A column that is answered.'),
  DecisionRule: object('One row.', {
    when: mapOf({ ...cell, description: 'A FEEL unary test.' }, 'Conditions by input; an input that is absent or `-` is not asked.'),
    then: mapOf({ ...cell, description: 'A FEEL literal.' }, 'Answers by output; one that is absent is null.'),
    note: { ...ref('Text'), description: 'Why the rule exists.' },
  }),
};
