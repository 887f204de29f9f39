import type { JsonObject, JsonValue } from '@millrace/schemas';
import { declaredAt, isMarker, markerOf, withoutSensitive, type DeclaredData } from '../../keeping/index.js';
import { erasedBody, partsOfBody, put, type Body } from '../commit-codec.js';
import type { BlobPointer } from '../large-values.js';

/** What is erased of a history. */
export type ErasurePlan =
  /** All data. */
  | { readonly kind: 'all' }
  /** What is not declared harmless: of a request that the person started. */
  | { readonly kind: 'started'; readonly declared: DeclaredData }
  /** The same, but only what came by the person's own commands: of requests of others. */
  | { readonly kind: 'typed'; readonly declared: DeclaredData; readonly person: string };

/** Data of events that are values by the names of variables or fields, by event and property; `paths`: by paths. What stands nowhere here goes whole. */
const byName: Readonly<Record<string, Readonly<Record<string, 'names' | 'paths'>>>> = {
  instanceStarted: { variables: 'names', submitted: 'names' },
  elementEntered: { variables: 'names' },
  variablesSet: { set: 'paths' },
  workItemDraftSaved: { draft: 'names' },
  workItemCompleted: { submitted: 'names' },
};
/** Properties that say which, not what: paths of variables that were cleared. */
const harmless: ReadonlySet<string> = new Set(['variablesSet.cleared']);

/** A place of the data whose value is a blob. */
class BlobPlace {
  constructor(readonly pointer: BlobPointer) {}
}

/** What a commit's text becomes, and the blobs that it no longer names; `null` where nothing in it is concerned. */
export function eraseCommit(
  text: string,
  erasure: string,
  plan: ErasurePlan,
): { readonly body: string; readonly loose: readonly string[] } | null {
  const { body } = partsOfBody(text);
  if (plan.kind === 'typed' && !body.facts.commands.some((command) => isOf(command, plan.person))) return null;
  const { data } = body;
  for (const pointer of body.blobs ?? []) put(data as unknown as JsonValue, pointer.at, new BlobPlace(pointer) as unknown as JsonValue);
  const before = JSON.stringify(data, shown);
  const next = erased(body, plan, markerOf(erasure));
  if (JSON.stringify(next, shown) === before) return null;
  const blobs: BlobPointer[] = [];
  const clean = withBlobsAsPointers(next as unknown as JsonValue, blobs) as unknown as Body['data'];
  const kept = new Set(blobs);
  const loose = (body.blobs ?? []).filter((pointer) => !kept.has(pointer)).map(({ hash }) => hash);
  return { body: erasedBody(text, clean, blobs, erasure), loose };
}

function shown(_key: string, value: unknown): unknown {
  return value instanceof BlobPlace ? `blob ${value.pointer.hash}` : value;
}

function isOf(command: Body['facts']['commands'][number] | undefined, person: string): boolean {
  return command !== undefined && (command.actor === person || command.onBehalfOf === person);
}

function erased({ facts, data }: Body, plan: ErasurePlan, marker: string): Body['data'] {
  const concerns = (by: number | undefined): boolean => plan.kind !== 'typed' || isOf(facts.commands[by ?? 0], plan.person);
  const declared = plan.kind === 'all' ? new Map<string, never>() : plan.declared;
  return {
    answers: data.answers.map((answer, index) => (concerns(index) ? null : answer)),
    events: data.events.map((each, index) => {
      const { type, by } = facts.events[index] ?? { type: '' };
      // The title of somebody else's request is made of all its data.
      if (each === null || !concerns(by) || (plan.kind === 'typed' && type === 'instanceTitled')) return each;
      return Object.fromEntries(
        Object.entries(each).map(([name, value]) => [name, erasedPart(`${type}.${name}`, byName[type]?.[name], value, declared, marker)]),
      );
    }),
    ...(data.effects === undefined
      ? {}
      : { effects: data.effects.map((effect) => ('erased' in effect ? effect : { type: effect['type'] ?? '', erased: marker })) }),
  };
}

/** One property of an event's data. What appliers take apart keeps its shape: an object its names, a list its length. */
function erasedPart(
  place: string,
  naming: 'names' | 'paths' | undefined,
  value: JsonValue,
  declared: DeclaredData,
  marker: string,
): JsonValue {
  if (value === null || harmless.has(place)) return value;
  const mark = (inner: JsonValue): JsonValue => (inner === null || isMarker(inner) ? inner : marker);
  if (value instanceof BlobPlace && naming !== undefined) return {};
  if (value instanceof BlobPlace || typeof value !== 'object') return mark(value);
  if (Array.isArray(value)) return value.map(mark);
  const isBlob = (inner: JsonValue): boolean => inner instanceof BlobPlace;
  const part = (name: string, inner: JsonValue): JsonValue => {
    if (naming === undefined) return mark(inner);
    return withoutSensitive(inner, naming === 'paths' ? declaredAt(declared, name) : declared.get(name), marker, isBlob);
  };
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, inner]) => [name, part(name, inner)]));
}

/** Takes the places of blobs out again, and tells where those are that stayed. */
function withBlobsAsPointers(value: JsonValue, kept: BlobPointer[]): JsonValue {
  if (value instanceof BlobPlace) {
    kept.push(value.pointer);
    return null;
  }
  if (Array.isArray(value)) return value.map((entry: JsonValue) => withBlobsAsPointers(entry, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBlobsAsPointers(inner, kept)]));
}
