import type { JsonObject, JsonValue } from '@millrace/schemas';

/** The way to a place of a definition: names of properties and indexes of lists. */
export type DraftPath = readonly (string | number)[];

/** One step of an edit, as immer writes them: a property or an entry of a list is set, or goes. In a list `add` inserts and `['list', 'length']` is its length. */
export type DraftPatch =
  | { readonly op: 'add' | 'replace'; readonly path: DraftPath; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: DraftPath };

/** What comes of patches: the definition, or which of them leads nowhere and why. */
export type Patched =
  { readonly ok: true; readonly definition: JsonObject } | { readonly ok: false; readonly index: number; readonly found: string };

/** Stands for "there is no such place" inside this file. */
class NoPlace {
  constructor(readonly found: string) {}
}

/**
 * A definition after some patches, in their order; what they do not touch is shared with the one before, which stays as it is. Nothing but own properties is followed,
 * so a path through `constructor` or `toString` leads nowhere unless the definition itself has such a name; `__proto__` never leads anywhere.
 */
export function patched(definition: JsonObject, patches: readonly DraftPatch[]): Patched {
  const work = new Patching();
  let next: JsonValue = definition;
  for (const [index, patch] of patches.entries()) {
    const result = work.changed(next, patch, 0);
    if (result instanceof NoPlace) return { ok: false, index, found: result.found };
    next = result;
  }
  return { ok: true, definition: next as JsonObject };
}

/** The value at a place; `undefined` where there is none. */
export function valueAt(definition: JsonValue, path: DraftPath): JsonValue | undefined {
  let at: JsonValue | undefined = definition;
  for (const step of path) {
    if (Array.isArray(at)) at = typeof step === 'number' ? (at as readonly JsonValue[])[step] : undefined;
    else if (isObject(at)) at = typeof step === 'string' && Object.hasOwn(at, step) ? at[step] : undefined;
    else return undefined;
  }
  return at;
}

/** Whether a value is an object of JSON. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Written = { [name: string]: JsonValue };

/** Copies a thing before it changes it for the first time, and no more than once: thousands of patches may be about one map of thousands. */
class Patching {
  private readonly own = new WeakSet<object>();

  changed(value: JsonValue, patch: DraftPatch, depth: number): JsonValue | NoPlace {
    const step = patch.path[depth];
    const isLast = depth === patch.path.length - 1;
    if (Array.isArray(value)) return this.changedList(value as readonly JsonValue[], step, patch, depth);
    const here = (steps: number): string => shownPath(patch.path.slice(0, steps));
    if (!isObject(value)) return new NoPlace(`a value without parts at ${here(depth)}`);
    if (typeof step !== 'string') return new NoPlace(`an object at ${here(depth)}, which has names and no indexes`);
    const has = Object.hasOwn(value, step);
    // A property may be added where there is one: that sets it, as it does in immer.
    if (step === '__proto__' || (!has && !(isLast && patch.op === 'add'))) return new NoPlace(`nothing at ${here(depth + 1)}`);
    const inner = isLast ? valueOf(patch) : this.changed(value[step] ?? null, patch, depth + 1);
    if (inner instanceof NoPlace) return inner;
    const copy = this.ownObject(value);
    if (inner === undefined) delete copy[step];
    else copy[step] = inner;
    return copy;
  }

  private changedList(
    list: readonly JsonValue[],
    step: string | number | undefined,
    patch: DraftPatch,
    depth: number,
  ): JsonValue | NoPlace {
    const isLast = depth === patch.path.length - 1;
    const here = shownPath(patch.path.slice(0, depth));
    const value = isLast ? valueOf(patch) : undefined;
    if (step === 'length' && isLast && patch.op === 'replace') {
      const isShorter = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= list.length;
      if (!isShorter) return new NoPlace(`a list of ${list.length} at ${here}, which can only be cut`);
      const copy = this.ownList(list);
      copy.length = value;
      return copy;
    }
    const most = isLast && patch.op === 'add' ? list.length : list.length - 1;
    if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0 || step > most)
      return new NoPlace(`a list of ${list.length} at ${here}, which has no entry ${String(step).slice(0, 40)}`);
    const inner = isLast ? value : this.changed(list[step] ?? null, patch, depth + 1);
    if (inner instanceof NoPlace) return inner;
    const copy = this.ownList(list);
    if (inner === undefined) copy.splice(step, 1);
    else copy.splice(step, isLast && patch.op === 'add' ? 0 : 1, inner);
    return copy;
  }

  private ownObject(value: JsonObject): Written {
    if (this.own.has(value)) return value;
    const copy = { ...value };
    this.own.add(copy);
    return copy;
  }

  private ownList(value: readonly JsonValue[]): JsonValue[] {
    if (this.own.has(value)) return value as JsonValue[];
    const copy = [...value];
    this.own.add(copy);
    return copy;
  }
}

/** What a patch sets; `undefined` where it removes. */
const valueOf = (patch: DraftPatch): JsonValue | undefined => ('value' in patch ? patch.value : undefined);

/** A path in messages, cut where it is absurdly long. */
export function shownPath(path: DraftPath): string {
  return path.length === 0
    ? 'the top'
    : path
        .map((step) => `/${String(step).slice(0, 60)}`)
        .join('')
        .slice(0, 200);
}
