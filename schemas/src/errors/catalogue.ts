import { approvalErrors } from './catalogue/approvals.js';
import { commandErrors } from './catalogue/commands.js';
import { correlationErrors } from './catalogue/correlation.js';
import { decisionErrors } from './catalogue/decisions.js';
import { definitionErrors } from './catalogue/definitions.js';
import { draftErrors } from './catalogue/drafts.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { executionErrors } from './catalogue/execution.js';
import { expressionErrors } from './catalogue/expressions.js';
import { formDefinitionErrors } from './catalogue/form-definitions.js';
import { formErrors } from './catalogue/forms.js';
import { httpErrors } from './catalogue/http.js';
import { identityErrors } from './catalogue/identity.js';
import { interchangeErrors } from './catalogue/interchange.js';
import { jobErrors } from './catalogue/jobs.js';
import { keepingErrors } from './catalogue/keeping.js';
import { registerErrors } from './catalogue/registers.js';
import { shapeErrors } from './catalogue/shapes.js';
import { storeErrors } from './catalogue/store.js';
import { valueErrors } from './catalogue/values.js';
import { workItemErrors } from './catalogue/work-items.js';

export type { CatalogueEntry };

/**
 * Every error a user or a developer can meet, once; the texts are in `catalogue/`, a file for each area. A message says what was expected, what was found and what to
 * do; `{name}` is filled from the error's params. `status` is the HTTP status at the edge. Codes never change meaning once released.
 */
export const catalogue = {
  ...approvalErrors,
  ...commandErrors,
  ...correlationErrors,
  ...decisionErrors,
  ...definitionErrors,
  ...draftErrors,
  ...executionErrors,
  ...expressionErrors,
  ...formDefinitionErrors,
  ...formErrors,
  ...httpErrors,
  ...identityErrors,
  ...interchangeErrors,
  ...jobErrors,
  ...keepingErrors,
  ...registerErrors,
  ...shapeErrors,
  ...storeErrors,
  ...valueErrors,
  ...workItemErrors,
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;
