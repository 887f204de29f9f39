// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileForm } from '@millrace/engine/forms';
import type { FormDefinition } from '@millrace/schemas';
import Form from '@rjsf/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MillraceTheme } from '../theme/index.js';
import { allTypes } from '../forms/form-sheets.fixture.js';
import { formValidator } from './form-validator.js';
import { rjsfRegistry } from './registry.js';

const examples = join(import.meta.dirname, '../../../examples');
const definitions = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.form.json') && !name.includes('node_modules'))
  .map((name): [string, FormDefinition] => [name, JSON.parse(readFileSync(join(examples, name), 'utf8')) as FormDefinition]);

let root: Root | null = null;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

describe("rjsf's own form with a form's plain schema", () => {
  it.each([...definitions, ['one field of each type', allTypes] as [string, FormDefinition]])(
    'draws and checks %s',
    async (_name, definition) => {
      const form = compileForm(definition);
      const page = document.body.appendChild(document.createElement('div'));
      root = createRoot(page);
      const told: string[] = [];
      await act(async () =>
        root?.render(
          <MillraceTheme scheme="light">
            <Form
              schema={form.schema}
              uiSchema={form.uiSchema}
              validator={formValidator(definition, 'en')}
              widgets={rjsfRegistry.widgets}
              templates={rjsfRegistry.templates}
              noHtml5Validate
              onError={(errors) => told.push(...errors.map((error) => `${error.name ?? ''} ${error.property ?? ''}`))}
            />
          </MillraceTheme>,
        ),
      );
      expect(page.querySelectorAll('input, textarea, [role=combobox]').length).toBeGreaterThan(0);
      await act(async () => page.querySelector('form')?.requestSubmit());
      const required = (form.schema['required'] ?? []) as readonly string[];
      for (const name of required) expect(told).toContain(`FORM_FIELD_REQUIRED .${name}`);
    },
  );

  it('is checked by our rules too, and takes any data', () => {
    const [, purchase] = definitions.find(([name]) => name.includes('purchase-request.form')) as [string, FormDefinition];
    const check = (data: unknown): readonly string[] =>
      formValidator(purchase, 'ru')
        .validateFormData(data, {})
        .errors.map((error) => error.name ?? '');
    const lines = [{ _id: 'a', item: 'x', quantity: 1, price: 0 }];
    const whole = { subject: 's', supplier: { register: 'suppliers', id: 's1' }, budgetLine: { register: 'budgetLines', id: 'b1' } };
    expect(check({ ...whole, lines })).toEqual(['FORM_RULE_ERROR']);
    expect(check({ ...whole, lines: [{ ...lines[0], price: 1 }] })).toEqual([]);
    expect(check(undefined).length).toBeGreaterThan(0);
    expect(check(JSON.parse('{"__proto__":{"a":1}}')).length).toBeGreaterThan(0);
  });
});
