import type { CompiledForm } from '@millrace/engine/forms';
import type { RJSFSchema } from '@rjsf/utils';

const known = new WeakMap<CompiledForm, Map<string, RJSFSchema>>();

/** The part of a form's schema that a node is bound to; an empty one if it is bound to nothing. The same object for the same form. */
export function subSchema(form: CompiledForm, nodeId: string): RJSFSchema {
  let schemas = known.get(form);
  if (!schemas) known.set(form, (schemas = new Map()));
  let found = schemas.get(nodeId);
  if (!found) schemas.set(nodeId, (found = find(form, nodeId)));
  return found;
}

interface Part {
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

function find(form: CompiledForm, nodeId: string): RJSFSchema {
  let here = form.schema as Part;
  for (const name of form.nodes.get(nodeId)?.path ?? []) {
    const properties = here.properties ?? here.items?.properties ?? {};
    here = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
  }
  return here;
}
