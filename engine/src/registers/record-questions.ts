import type { JsonObject, RegisterDefinition } from '@millrace/schemas';
import type { DecisionContext } from '../execution/aggregate.js';

/** The deployed definition of a register, by content hash. */
export function definitionOf(hash: string, context: DecisionContext): RegisterDefinition {
  return context.ask('definition', { hash }) as RegisterDefinition;
}

/** What people call a record. A title that cannot be computed must not keep the record from being stored: it is then called by its id. */
export function titleOf(definition: RegisterDefinition, attributes: JsonObject, id: string, context: DecisionContext): string {
  if (definition.title === undefined) return id;
  const result = context.ask('expression', { source: definition.title, input: attributes });
  const title = result.ok && (typeof result.value === 'string' || typeof result.value === 'number') ? String(result.value).trim() : '';
  return title === '' ? id : title.slice(0, 200);
}
