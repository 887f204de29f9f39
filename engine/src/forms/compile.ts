import { refuseErrors } from '../model/refuse-errors.js';
import { checkForm } from './check.js';
import type { CompiledForm } from './compiled-form.js';
import type { FormDefinition } from './definition.js';
import { plainSchema } from './plain-schema.js';
import { bindingsOf, readPage } from './page.js';
import { readRules, referencesOf } from './read-rules.js';
import { dependenciesOf, orderRules } from './rule-order.js';
import { shapeOf } from './shape.js';
import { uiSchemaOf } from './ui-schema.js';

/**
 * Makes a form ready to be drawn and to check submissions. Throws `DEFINITION_REFUSED`, naming the first error of `checkForm`, if there is one.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  refuseErrors(definition.id, checkForm(definition));
  const nodes = readPage(definition);
  const rules = readRules(definition);
  const references = referencesOf(rules, nodes);
  return {
    id: definition.id,
    schema: plainSchema(definition.data),
    uiSchema: uiSchemaOf(definition, nodes),
    root: definition.root,
    nodes,
    rules: orderRules(rules, nodes, references).rules,
    references,
    dependencies: dependenciesOf(rules, nodes, references),
    data: shapeOf(definition.data, definition.root, bindingsOf(nodes)),
  };
}
