import type { CatalogueEntry } from './catalogue/entry.js';
import { expressionErrors } from './catalogue/expressions.js';
import { formErrors } from './catalogue/forms.js';
import { valueErrors } from './catalogue/values.js';

/** The part of the catalogue that a form in a browser speaks with; what stands behind `#catalogue` for bundles with the condition `@millrace/lean`. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  ...expressionErrors,
  ...formErrors,
  ...valueErrors,
};
