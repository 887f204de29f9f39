import { type CompiledForm, compileForm, forReading, loadLibraries } from '@millrace/engine/forms';
import type { FormDefinition } from '@millrace/schemas';
import { loadWidgets } from './widgets/held.js';

const forms = new WeakMap<FormDefinition, CompiledForm | null>();
const readings = new WeakMap<FormDefinition, FormDefinition>();
const waits = new WeakMap<FormDefinition, Promise<void>>();

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
export function neededBy(definition: FormDefinition, mode: 'edit' | 'read' = 'edit'): Promise<void> | null {
  const known = waits.get(definition);
  if (known) return known;
  const loading = load(definition, mode);
  if (loading === null) return null;
  // Kept when it is fulfilled: a component that React draws again after waiting has to wait for the same promise, else React takes its hooks for others (its error 467).
  waits.set(definition, loading);
  return loading;
}

function load(definition: FormDefinition, mode: 'edit' | 'read'): Promise<void> | null {
  try {
    const types = Object.values(definition.nodes).map((node) => node.type);
    const missing = [loadLibraries(definition), loadWidgets(types, mode)].filter((one) => one !== null);
    return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
  } catch {
    // What is no form needs nothing; compiling says so.
    return null;
  }
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
