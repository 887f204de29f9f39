import type { Words } from '../../document/refusals.js';
import type { Entry } from '../../document/process-document.js';
import type { Found, Model, Read } from '../../document/read/model.js';
import type { ScopeKind } from '../catalogue/entry.js';
import { elementDescriptors } from '../element-types.js';
import { scopeKindOf } from '../catalogue/scope-kind.js';
import type { PropertyField, PropertyGroup } from './field.js';
import { propertyGroups } from './groups.js';
import { subjectOf, type Subject } from './subjects.js';
import { walkSubject } from './walk.js';

/** What a later capability adds to panels: connectors, for example, the options of the handler that a service task names. */
export interface PropertyAddition {
  /** Groups of its own, each behind another one; behind all where that is not there. */
  readonly groups?: Readonly<Record<string, { readonly label: Words; readonly after?: string }>>;
  /** The fields it adds to a thing as it is now; none for what it has nothing to say of. */
  fields(subject: Subject, entry: Read<Entry>): readonly PropertyField[];
}

/** All properties that panels ask for. */
export interface PropertyRegistry {
  /** Adds what a capability has to ask; answers how to take it away again. */
  register(addition: PropertyAddition): () => void;
  /** Everything that can be said of a subject, hidden or not: for searching, and for documentation. */
  of(subject: Subject, entry?: Read<Entry>): readonly PropertyGroup[];
  /** What is asked of a thing as it stands now: without what its values and its place make senseless. */
  shown(model: Model, found: Pick<Found, 'kind' | 'entry'>): readonly PropertyGroup[];
}

const walked = new Map<Subject, readonly PropertyField[]>();

/** The kinds of events that an element type can have, as the catalogue offers them. */
function eventTypesOf(subject: Subject): readonly string[] {
  const descriptors: Readonly<Record<string, { readonly entries: readonly { readonly thing: { readonly properties?: object } }[] }>> =
    elementDescriptors;
  const entries = Object.hasOwn(descriptors, subject) ? (descriptors[subject]?.entries ?? []) : [];
  return entries.flatMap(({ thing }) => {
    const { event } = (thing.properties ?? {}) as { readonly event?: { readonly type?: string } };
    return event?.type === undefined ? [] : [event.type];
  });
}

function fieldsOf(subject: Subject): readonly PropertyField[] {
  const known = walked.get(subject) ?? walkSubject(subject, eventTypesOf(subject)).fields;
  walked.set(subject, known);
  return known;
}

/** The value at a path of a thing. */
export function valueAt(entry: unknown, path: readonly string[]): unknown {
  let value = entry;
  for (const step of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined;
  return value;
}

/**
 * Those of some fields that make sense for a thing: their conditions hold, and it stands where they are asked. A value that is there is always shown, so that
 * it can be taken away: by the field that makes sense, else by the first of its path.
 *
 * @param around What the thing stands in.
 */
export function askedFields(fields: readonly PropertyField[], entry: unknown, around: ScopeKind | undefined): readonly PropertyField[] {
  const keyOf = ({ path }: PropertyField): string => path.join('.');
  const isAsked = ({ when = [], within }: PropertyField): boolean =>
    when.every((condition) => condition.is.some((value) => value === valueAt(entry, condition.path))) &&
    (!within || (around !== undefined && within.includes(around)));
  const asked = new Set(fields.filter(isAsked));
  const seen = new Set([...asked].map(keyOf));
  for (const field of fields) {
    if (seen.has(keyOf(field)) || field.path.length === 0 || valueAt(entry, field.path) === undefined) continue;
    asked.add(field);
    seen.add(keyOf(field));
  }
  return fields.filter((field) => asked.has(field));
}

/** Makes the registry of a designer; each has its own. */
export function createPropertyRegistry(): PropertyRegistry {
  const additions = new Set<PropertyAddition>();

  function groupIds(): readonly (readonly [id: string, label: Words])[] {
    const groups: (readonly [string, Words])[] = Object.entries(propertyGroups);
    for (const { groups: more = {} } of additions)
      for (const [id, { label, after }] of Object.entries(more)) {
        if (groups.some(([known]) => known === id)) continue;
        const at = groups.findIndex(([known]) => known === after);
        groups.splice(at === -1 ? groups.length : at + 1, 0, [id, label]);
      }
    return groups;
  }

  function grouped(fields: readonly PropertyField[]): readonly PropertyGroup[] {
    return groupIds()
      .map(([id, label]) => ({ id, label, fields: fields.filter(({ group }) => group === id) }))
      .filter((group) => group.fields.length > 0);
  }

  const allOf = (subject: Subject, entry: Read<Entry>): readonly PropertyField[] => [
    ...fieldsOf(subject),
    ...[...additions].flatMap((addition) => addition.fields(subject, entry)),
  ];

  return {
    register(addition) {
      additions.add(addition);
      return () => void additions.delete(addition);
    },
    of: (subject, entry = {}) => grouped(allOf(subject, entry)),
    shown(model, found) {
      const around = scopeKindOf(model, found.entry.scope);
      return grouped(askedFields(allOf(subjectOf(found), found.entry), found.entry, around));
    },
  };
}
