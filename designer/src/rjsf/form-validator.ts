import { type Schema, Validator } from '@cfworker/json-schema';
import { checkSubmission, compileForm, evaluateInPlace } from '@millrace/engine/forms';
import type { FormDefinition, JsonValue } from '@millrace/schemas';
import type { ErrorSchema, RJSFSchema, RJSFValidationError, ValidationData, ValidatorType } from '@rjsf/utils';
import type { FormLanguage } from '../forms/contract.js';

/**
 * A validator for rjsf's own `<Form>` that checks by our own code and makes no code from text, so it runs under any Content-Security-Policy: submissions by
 * `checkSubmission`, parts of schemas by an interpreter. Rules that only the server can decide are passed over.
 *
 * @example <Form schema={sheet.schema} uiSchema={sheet.uiSchema} validator={formValidator(definition, 'en')} noHtml5Validate />
 */
export function formValidator(definition: FormDefinition, language: FormLanguage): ValidatorType {
  const form = compileForm(definition);
  const evaluate = evaluateInPlace();
  const fits = (schema: RJSFSchema, data: unknown): boolean => {
    // The interpreter wants JSON: what is undefined is absent.
    const json = data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown);
    return json === undefined || new Validator(schema as Schema, '2020-12', true).validate(json).valid;
  };
  const validate = (data: unknown): ValidationData<unknown> => {
    const json = JSON.parse(JSON.stringify(data ?? {})) as JsonValue;
    const result = checkSubmission(form, {
      data: json,
      evaluate: (source, input, bindings) => {
        const answer = evaluate(source, input, bindings);
        return answer === 'undecided' ? { ok: true, value: undefined } : answer;
      },
      newRowId: (index) => `new-${index}`,
    });
    const errors = (result.ok ? [] : result.problems).map((one): RJSFValidationError => {
      const steps = one.pointer.split('/').slice(1);
      const message = one.message[language];
      return { name: one.code, message, stack: message, property: steps.map((step) => `.${step}`).join('') };
    });
    return { errors, errorSchema: schemaOf(errors) };
  };
  return {
    isValid: (schema, data) => fits(schema, data),
    validateFormData: (data) => validate(data),
    rawValidation: <Result = unknown>(schema: RJSFSchema, data: unknown) =>
      ({ errors: fits(schema, data) ? [] : [{ message: 'invalid' }] }) as { errors?: Result[] },
  };
}

interface ErrorTree {
  [name: string]: ErrorTree | string[];
}

/** rjsf's tree of messages by field. */
function schemaOf(errors: readonly RJSFValidationError[]): ErrorSchema<unknown> {
  const tree: ErrorTree = Object.create(null) as ErrorTree;
  for (const { property = '', message = '' } of errors) {
    let here = tree;
    for (const step of property.split('.').slice(1)) {
      const next = here[step];
      here = here[step] = next !== undefined && !Array.isArray(next) ? next : (Object.create(null) as ErrorTree);
    }
    const said = here['__errors'];
    here['__errors'] = [...(Array.isArray(said) ? said : []), message];
  }
  return tree;
}
