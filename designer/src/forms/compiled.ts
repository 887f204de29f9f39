import { type CompiledForm, compileForm, forReading, loadLibraries } from '@millrace/engine/forms';
import type { FormDefinition } from '@millrace/schemas';

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

/** The libraries that a form waits for; null if all are here. The same promise for the same form, so that it fails once, too. */
export function librariesOf(definition: FormDefinition): Promise<void> | null {
  const known = waits.get(definition);
  if (known) return known;
  const loading = load(definition);
  if (loading === null) return null;
  const waiting = loading.then(() => void waits.delete(definition));
  waits.set(definition, waiting);
  return waiting;
}

function load(definition: FormDefinition): Promise<void> | null {
  try {
    return loadLibraries(definition);
  } catch {
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
