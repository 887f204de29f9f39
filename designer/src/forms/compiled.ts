import { type Access, type CompiledForm, compileForm, forReading, loadLibraries } from '@millrace/engine/forms';
import type { FormDefinition } from '@millrace/schemas';
import { loadWidgets } from './widgets/held.js';

const forms = new WeakMap<FormDefinition, CompiledForm | null>();
const readings = new WeakMap<FormDefinition, FormDefinition>();
const waits = new WeakMap<FormDefinition, WeakMap<Listed, Promise<void>>>();

/** The access of nodes as a sheet lists it. */
type Listed = Readonly<Record<string, Access>>;
const allEditable: Listed = {};

/** What of a definition is drawn in a mode: all of it, or what reading needs. The same object for the same definition. */
export function drawnOf(definition: FormDefinition, mode: 'edit' | 'read' = 'edit'): FormDefinition {
  if (mode === 'edit') return definition;
  let reading = readings.get(definition);
  if (!reading) readings.set(definition, (reading = withReading(definition)));
  return reading;
}

function withReading(definition: FormDefinition): FormDefinition {
  try {
    return forReading(definition);
  } catch {
    // Not even that can be read of it; compiling says so.
    return definition;
  }
}

/** What a form waits for: libraries it is checked by, what its fields and tabs are drawn with; null if all is here. The same promise for the same form, so that it fails once, too. */
export function neededBy(definition: FormDefinition, mode: 'edit' | 'read' = 'edit', access: Listed = allEditable): Promise<void> | null {
  const known = waits.get(definition)?.get(access);
  if (known) return known;
  const loading = load(definition, mode, access);
  if (loading === null) return null;
  // Kept when it is fulfilled: a component that React draws again after waiting has to wait for the same promise, else React takes its hooks for others (its error 467).
  const ofDefinition = waits.get(definition) ?? new WeakMap<Listed, Promise<void>>();
  waits.set(definition, ofDefinition.set(access, loading));
  return loading;
}

function load(definition: FormDefinition, mode: 'edit' | 'read', access: Listed): Promise<void> | null {
  try {
    const types = Object.values(definition.nodes).map((node) => node.type);
    const filled = mode === 'edit' ? typesToFill(definition, access) : new Set<string>();
    const missing = [loadLibraries(definition), loadWidgets(types, mode, filled)].filter((one) => one !== null);
    return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
  } catch {
    // What is no form needs nothing; compiling says so.
    return null;
  }
}

/** The types of the nodes that a reader may fill in: what is only read needs nothing to be searched with. Inherited as the engine does it (`accessByNode`). */
function typesToFill({ nodes, root }: FormDefinition, listed: Listed): ReadonlySet<string> {
  const types = new Set<string>();
  const met = new Set<string>();
  const visit = (id: string, around: Access): void => {
    const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
    if (node === undefined || met.has(id)) return;
    met.add(id);
    const access = (Object.hasOwn(listed, id) ? listed[id] : undefined) ?? around;
    if (access === 'editable') types.add(node.type);
    if ('children' in node) for (const child of node.children ?? []) visit(child, access);
  };
  visit(root, (Object.hasOwn(listed, '*') ? listed['*'] : undefined) ?? 'editable');
  return types;
}

/** The form of a definition; null if it cannot be drawn. Compiled once. */
export function compiled(definition: FormDefinition): CompiledForm | null {
  let form = forms.get(definition);
  if (form === undefined) {
    try {
      form = compileForm(definition);
    } catch {
      // Whatever is wrong with it, the server refuses to deploy such a form; there is nothing a reader could do.
      form = null;
    }
    forms.set(definition, form);
  }
  return form;
}
