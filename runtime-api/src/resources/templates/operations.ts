import type { Text } from '@millrace/schemas';
import { operation, type Operation } from '../../http/operation.js';
import { listTemplates } from './contract.js';
import { templates } from './templates.js';

/** What a new draft may begin as. It says nothing of anybody, so whoever is signed in may look. */
export const operations: readonly Operation[] = [
  operation(listTemplates, () => ({
    items: templates().map((definition) => ({
      id: String(definition['id']),
      kind: String(definition['kind']),
      name: definition['name'] as Text,
      description: definition['documentation'] as Text,
      definition,
    })),
  })),
];
