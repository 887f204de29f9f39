import type { CompiledForm } from './compiled-form.js';

/** What a step of a process lets a person do with a field. */
export type Access = 'editable' | 'readOnly' | 'hidden';

const strictness: Readonly<Record<Access, number>> = { editable: 0, readOnly: 1, hidden: 2 };

/** The stricter of two. */
export function strictest(a: Access, b: Access): Access {
  return strictness[a] >= strictness[b] ? a : b;
}

/**
 * The access of each node of a form at a step: what is listed for the node itself or for the nearest node around it; else what `*` says; else
 * editable. A field listed as editable inside a hidden group is editable: the nearest listing wins.
 */
export function accessByNode(form: CompiledForm, listed: Readonly<Record<string, Access>> = nothingListed): (nodeId: string) => Access {
  const ofForm = found.get(form) ?? new WeakMap<object, (nodeId: string) => Access>();
  found.set(form, ofForm);
  const access = ofForm.get(listed) ?? finder(form, listed);
  ofForm.set(listed, access);
  return access;
}

const nothingListed: Readonly<Record<string, Access>> = {};
/** By form and listing: a step's listing is the same object each time somebody submits its form. */
const found = new WeakMap<CompiledForm, WeakMap<object, (nodeId: string) => Access>>();

function finder(form: CompiledForm, listed: Readonly<Record<string, Access>>): (nodeId: string) => Access {
  const known = new Map<string, Access>();
  const find = (nodeId: string): Access => {
    const seen = known.get(nodeId);
    if (seen !== undefined) return seen;
    const parent = form.nodes.get(nodeId)?.parent ?? null;
    const own = Object.hasOwn(listed, nodeId) ? listed[nodeId] : undefined;
    const fallback = Object.hasOwn(listed, '*') ? listed['*'] : undefined;
    const access = own ?? (parent === null ? (fallback ?? 'editable') : find(parent));
    known.set(nodeId, access);
    return access;
  };
  return find;
}
