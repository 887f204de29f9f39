import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Scope, Working } from './cells.js';

/**
 * What expressions are shown of the working data: a copy that never changes afterwards, made anew only when something did. So an evaluator may keep what it
 * was given, for a question that is answered later, without copying it itself for each of two hundred rows.
 */
export class Snapshots {
  private readonly root: Scope;
  private copies: Map<object, JsonValue> | null = null;

  constructor(root: Scope) {
    this.root = root;
  }

  /** The whole data as it is now. */
  data(): JsonObject {
    return this.copyOf(this.root.row);
  }

  /** A row as it is now, one with the row inside the whole data. */
  row(scope: Scope): JsonObject {
    this.data();
    return this.copyOf(scope.row);
  }

  /** The working data has changed. */
  forget(): void {
    this.copies = null;
  }

  private copyOf(working: Working): JsonObject {
    this.copies ??= new Map();
    return copy(working, this.copies) as JsonObject;
  }
}

function copy(value: JsonValue, copies: Map<object, JsonValue>): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const made: JsonValue = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item) => copy(item, copies))
    : copyObject(value as JsonObject, copies);
  copies.set(value, made);
  return made;
}

function copyObject(value: JsonObject, copies: Map<object, JsonValue>): JsonObject {
  // Spreading first and replacing what nests is twice as fast as setting each property: this runs after every rule that changes something.
  const made: Record<string, JsonValue> = { ...value };
  for (const name in value) {
    const inner = value[name];
    if (typeof inner === 'object' && inner !== null) made[name] = copy(inner, copies);
  }
  return made;
}
