import { hash as digest } from 'node:crypto';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/** A value over this many characters of JSON leaves the commit and becomes a blob (rule 18). */
export const LARGE_VALUE = 64 * 1024;

/** A large value that was taken out of a body: its JSON text is a blob. */
export interface BlobPointer {
  /** Steps from the body's `data` to the value. */
  readonly at: readonly (string | number)[];
  readonly hash: string;
  readonly size: number;
}

/** The JSON text of a large value, to be stored under its hash. */
export interface LargeText {
  readonly hash: string;
  readonly text: string;
}

/** Values without those that are large, where those stood, and their texts. */
export interface Extracted {
  readonly rest: JsonValue;
  readonly pointers: readonly BlobPointer[];
  readonly blobs: readonly LargeText[];
}

/** Takes values over the limit out, deepest first, and tells where they were; what stands fewer than `from` steps deep stays. */
export function extractLarge(whole: JsonValue, from: number): Extracted {
  const walk = new Walk(from);
  return { rest: walk.visit(whole), pointers: walk.pointers, blobs: walk.blobs };
}

/** Each value is measured once, on the way back from what is in it: megabytes that are nested deep are not written out level by level. */
class Walk {
  readonly pointers: BlobPointer[] = [];
  readonly blobs: LargeText[] = [];
  /** Characters of JSON, about, of what the last visit left in its place. */
  private size = 0;
  private readonly at: (string | number)[] = [];

  constructor(private readonly from: number) {}

  visit(value: JsonValue): JsonValue {
    if (typeof value === 'string') {
      this.size = value.length + 2;
      return this.size > LARGE_VALUE ? this.takeOut(value) : value;
    }
    if (typeof value !== 'object' || value === null) {
      this.size = 8;
      return value;
    }
    const left = Array.isArray(value) ? this.visitList(value as readonly JsonValue[]) : this.visitObject(value as JsonObject);
    return this.size > LARGE_VALUE ? this.takeOut(left) : left;
  }

  private visitList(list: readonly JsonValue[]): JsonValue {
    let copy: JsonValue[] | undefined;
    let sum = 2;
    const depth = this.at.length;
    for (let index = 0; index < list.length; index++) {
      const item = list[index] ?? null;
      this.at[depth] = index;
      const left = this.visit(item);
      if (left !== item) (copy ??= [...list])[index] = left;
      sum += this.size + 1;
    }
    this.at.length = depth;
    this.size = sum;
    return copy ?? list;
  }

  private visitObject(object: JsonObject): JsonValue {
    let changed: Map<string, JsonValue> | undefined;
    let sum = 2;
    const depth = this.at.length;
    for (const name of Object.keys(object)) {
      const item = object[name];
      // A property that is undefined is none in JSON.
      if (item === undefined) continue;
      this.at[depth] = name;
      const left = this.visit(item);
      if (left !== item) (changed ??= new Map()).set(name, left);
      sum += name.length + 4 + this.size;
    }
    this.at.length = depth;
    this.size = sum;
    if (changed === undefined) return object;
    return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, changed.get(name) ?? (changed.has(name) ? null : item)]));
  }

  private takeOut(value: JsonValue): JsonValue {
    if (this.at.length < this.from) return value;
    const text = JSON.stringify(value);
    const hash = digest('sha256', text, 'hex');
    this.pointers.push({ at: [...this.at], hash, size: Buffer.byteLength(text) });
    this.blobs.push({ hash, text });
    this.size = 4;
    return null;
  }
}
