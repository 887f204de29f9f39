import { type Definitions, listOf, mapOf, object, oneOfWords, ref, type Schema } from './dialect.js';
import { definitionShape } from './shape.js';

const shown: Readonly<Record<string, Schema>> = {
  label: { ...ref('Text'), description: 'What stands above it.' },
  help: { ...ref('Text'), description: 'What stands below it and explains.' },
  span: ref('Span'),
};

const children: Schema = listOf(ref('Id'), 'The nodes inside, in order.', { uniqueItems: true, maxItems: 1000 });
const bind: Schema = { ...ref('Path'), description: 'The path of its value in the form’s data; `[]` stands for the rows of a list.' };

function rule(
  kinds: readonly string[],
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema {
  return object(
    description,
    { target: { ...ref('Id'), description: 'The node it is about.' }, kind: oneOfWords(kinds), ...properties },
    ['target', 'kind', ...required],
    { 'x-key': ['kind'] },
  );
}

/** The schema of a form: its data, the tree of what is shown, and its rules. */
export const form: Definitions = {
  FormDefinition: definitionShape(
    'form',
    'A form. `data` holds types and static bounds only, texts live in `nodes`, rules in `rules`; the form knows no process.',
    {
      data: { ...ref('DataSchema'), description: 'What the form holds.' },
      root: { ...ref('Id'), description: 'The node everything is in.' },
      nodes: mapOf(ref('NodeDefinition'), 'Pages, groups, fields and tables by id.'),
      rules: mapOf(ref('RuleDefinition'), 'Rules by id, each aimed at a node.'),
      sources: mapOf(
        ref('FormSource'),
        'What the service reads for the person who fills the form in, by the name that rules call it by: `$source.<name>`.',
      ),
    },
    ['data', 'root', 'nodes'],
  ),
  FormSource: object(
    'Something of the person’s own that rules read: an account of a ledger, `{ balance, reserved, available, covered: [{ from, to }] }`. Absent where there is none or they may not read it.',
    {
      type: oneOfWords(['account']),
      register: { ...ref('Id'), description: 'The register whose ledger it is.' },
      id: oneOfWords(['$me'], 'Whose: the account that has the person’s own id.'),
    },
    ['type', 'register', 'id'],
    { 'x-key': ['type'] },
  ),
  NodeDefinition: {
    description: 'One thing on a form.',
    type: 'object',
    oneOf: [ref('ContainerNode'), ref('RowsNode'), ref('FieldNode'), ref('StaticNode')],
    discriminator: { propertyName: 'type' },
  },
  ContainerNode: object(
    'Holds other nodes.',
    { type: oneOfWords(['page', 'group', 'columns', 'tabs', 'tab', 'wizard', 'step']), children, ...shown },
    ['type', 'children'],
    { 'x-key': ['type'] },
  ),
  RowsNode: object(
    'A list of rows: an editable table or a repeated section.',
    {
      type: oneOfWords(['table', 'repeat']),
      bind,
      children: { ...children, description: 'The columns or the fields of one row, in order.' },
      options: object('How the rows behave.', {
        addLabel: { ...ref('Text'), description: 'What the button that adds a row says.' },
        minRows: { type: 'integer', minimum: 0, maximum: 10_000 },
        fixed: { description: 'Rows can be neither added nor removed.', type: 'boolean' },
      }),
      ...shown,
    },
    ['type', 'bind', 'children'],
    { 'x-key': ['type'] },
  ),
  FieldNode: object(
    'A field: one value that people see and fill in.',
    {
      type: oneOfWords([
        'text',
        'multiline',
        'richText',
        'integer',
        'decimal',
        'money',
        'boolean',
        'date',
        'time',
        'instant',
        'duration',
        'period',
        'zone',
        'choice',
        'choices',
        'lookup',
        'person',
        'unit',
        'organisation',
        'file',
        'signature',
      ]),
      bind,
      placeholder: ref('Text'),
      options: ref('FieldOptions'),
      ...shown,
    },
    ['type', 'bind'],
    { 'x-key': ['type'] },
  ),
  StaticNode: object(
    'Something to read or look at, without a value.',
    { type: oneOfWords(['heading', 'paragraph', 'divider']), text: ref('Text'), ...shown },
    ['type'],
    { 'x-key': ['type'] },
  ),
  FieldOptions: object('What a field of its type needs; each type uses some of them.', {
    currency: { description: 'money: the currency, three capital letters.', type: 'string', pattern: '^[A-Z]{3}$' },
    choices: listOf(object('One choice.', { value: ref('Json'), label: ref('Text') }, ['value']), 'choice, choices: what can be chosen.', {
      maxItems: 1000,
    }),
    appearance: oneOfWords(['list', 'radio', 'buttons', 'checkbox', 'switch'], 'choice, choices, boolean: how it is shown.'),
    rows: { description: 'multiline: how many lines it is high.', type: 'integer', minimum: 1, maximum: 100 },
    register: { ...ref('Id'), description: 'lookup: the register; absent: the one its value refers to.' },
    where: { ...ref('Condition'), description: 'lookup: which records are offered.' },
    columns: listOf(ref('Name'), 'lookup: the attributes that are shown.', { maxItems: 50 }),
    fill: mapOf(ref('Name'), 'lookup: paths of the form’s data and the attribute of the chosen record that fills each.', ref('Path')),
    accept: listOf({ type: 'string', maxLength: 200 }, 'file: media types and endings that are accepted.', { maxItems: 100 }),
    maxBytes: { description: 'file: the largest file.', type: 'integer', minimum: 1 },
    unitLabel: { ...ref('Text'), description: 'integer, decimal: what stands behind the number.' },
  }),
  Span: object('How many of twelve columns it takes.', {
    phone: { type: 'integer', minimum: 1, maximum: 12 },
    wide: { type: 'integer', minimum: 1, maximum: 12 },
  }),
  RuleDefinition: {
    description: 'A rule. Rules run in this order: computed, visible, read-only, required, allowed, warning and error.',
    type: 'object',
    oneOf: [ref('ComputedRule'), ref('StateRule'), ref('AllowedRule'), ref('MessageRule')],
    discriminator: { propertyName: 'kind' },
  },
  ComputedRule: rule(
    ['computed'],
    'The node’s value is computed; `$row` is the row in a table, `$root` the whole form.',
    { value: ref('JsonataExpression'), when: { ...ref('JsonataExpression'), description: 'Computed only while this holds.' } },
    ['value'],
  ),
  StateRule: rule(
    ['visible', 'readOnly', 'required'],
    'The node is visible, read-only or required while the condition holds.',
    { when: ref('JsonataExpression') },
    ['when'],
  ),
  AllowedRule: rule(
    ['allowed'],
    'The node’s value must be one of those that the expression gives.',
    { values: ref('JsonataExpression'), when: { ...ref('JsonataExpression'), description: 'Only while this holds.' }, text: ref('Text') },
    ['values'],
  ),
  MessageRule: rule(
    ['warning', 'error'],
    'While the condition holds, the node shows a text; an error stops the form from being sent.',
    { when: ref('JsonataExpression'), text: ref('Text') },
    ['when', 'text'],
  ),
};
