import type { JsonObject } from '@millrace/schemas';
import { accessByNode, viewOf, type Access, type CompiledForm } from '../../forms/index.js';
import { strictest } from '../../forms/access.js';
import { pathKey } from '../../forms/shape.js';
import type { Contents } from './contents.js';
import type { Sheet } from './shapes.js';

/** How a form is shown. */
export interface ShowForm {
  readonly form: CompiledForm;
  readonly hash: string;
  readonly data: JsonObject;
  /** As the step lists it. */
  readonly access?: Readonly<Record<string, Access>> | undefined;
  /** Nothing can be changed. */
  readonly readOnly?: boolean;
  /** Nodes that are hidden whatever the step lists. */
  readonly hidden?: ReadonlySet<string>;
}

/** A form as its reader may see it. */
export async function sheetOf(contents: Contents, { form, hash, data, access, readOnly = false, hidden }: ShowForm): Promise<Sheet> {
  const listed = accessByNode(form, access ?? {});
  const entries = [...form.nodes.keys()].map((node): [string, Access] => {
    if (hidden?.has(node) === true) return [node, 'hidden'];
    return [node, readOnly ? strictest(listed(node), 'readOnly') : listed(node)];
  });
  const shown = Object.fromEntries(entries);
  return structuredClone({
    form: form.id,
    definition: await contents.read(hash),
    schema: form.schema,
    uiSchema: form.uiSchema,
    access: shown,
    data: viewOf(form, data, shown),
  });
}

/**
 * The nodes of a form that show what other steps have hidden from a reader: those bound to a path that some of the forms they were given hide, and none of them shows.
 */
export function hiddenElsewhere(
  form: CompiledForm,
  given: readonly { readonly form: CompiledForm; readonly access?: Readonly<Record<string, Access>> | undefined }[],
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const visible = new Set<string>();
  for (const { form: other, access } of given) {
    const listed = accessByNode(other, access ?? {});
    for (const node of other.nodes.values()) {
      if (node.path !== null) (listed(node.id) === 'hidden' ? hidden : visible).add(pathKey(node.path));
    }
  }
  const nodes = [...form.nodes.values()].filter(({ path }) => path !== null && hidden.has(pathKey(path)) && !visible.has(pathKey(path)));
  return new Set(nodes.map((node) => node.id));
}

/** What of some data a person may fill a form with anew: without what the form does not let them edit, and what it computes itself. */
export function refill(form: CompiledForm, data: JsonObject, access: Readonly<Record<string, Access>> = {}): JsonObject {
  const computed = new Set(form.rules.filter((rule) => rule.kind === 'computed').map((rule) => rule.target));
  const listed = accessByNode(form, access);
  const open = [...form.nodes.keys()].map((node): [string, Access] => [
    node,
    computed.has(node) || listed(node) !== 'editable' ? 'hidden' : 'editable',
  ]);
  return structuredClone(viewOf(form, data, Object.fromEntries(open)));
}
