import { validateDefinition } from '@millrace/schemas';
import {
  entryMaps,
  type EdgeEntry,
  type Entry,
  type EntryMap,
  type PlaneEntry,
  type ProcessDraft,
  type ShapeEntry,
} from '../process-document.js';
import { refuse, type Refusal } from '../refusals.js';
import { choosePlane } from '../../drawing/read/plane.js';
import { readDiagram } from '../../drawing/read/diagram.js';
import { copyThings } from './copy-things.js';

/** A part of a process that was copied, as the clipboard holds it: JSON, so that it goes between tabs and into letters. */
export interface ProcessFragment {
  readonly kind: 'millrace/process-fragment';
  readonly format: 1;
  /** The language of expressions that do not name one. */
  readonly language: 'jsonata' | 'feel';
  /** What was copied, by map and id. What stood in a scope or lane that was not copied says neither. */
  readonly entries: { readonly [map in EntryMap]?: Readonly<Record<string, Entry>> };
  /** What it refers to without owning it: messages, errors, data that references show. */
  readonly shared: { readonly [map in EntryMap]?: Readonly<Record<string, Entry>> };
  /** Declarations of the variables that it names, where it stood. */
  readonly variables: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly size: readonly [width: number, height: number];
  /** Places from the fragment's top left. */
  readonly shapes: Readonly<Record<string, ShapeEntry>>;
  readonly edges: Readonly<Record<string, EdgeEntry>>;
  readonly order: readonly string[];
  /** Planes of closed subprocesses. */
  readonly planes: Readonly<Record<string, PlaneEntry>>;
}

/** What a text on the clipboard is. */
export type ReadFragment =
  | { readonly kind: 'fragment'; readonly fragment: ProcessFragment }
  /** A whole process definition, and all that is drawn of it as a fragment. */
  | { readonly kind: 'definition'; readonly definition: ProcessDraft; readonly fragment: ProcessFragment | undefined }
  /** Perhaps BPMN: for who can read that. */
  | { readonly kind: 'xml' }
  | { readonly kind: 'nothing'; readonly refusal: Refusal };

const mostCharacters = 8_000_000;
const mostEntries = 5_000;
/** The document that a fragment is checked in. */
const probe = { id: 'fragment', plane: 'fragmentPlane', process: 'fragmentProcess' } as const;

type Json = Readonly<Record<string, unknown>>;

const mapOf = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});

/** The text form of a fragment. */
export function fragmentText(fragment: ProcessFragment): string {
  return JSON.stringify(fragment, null, 2);
}

/** Reads a text from the clipboard. The text is untrusted: it is checked against the draft schema and against limits, and nothing throws. */
export function readFragment(text: string): ReadFragment {
  const nothing = (refusal: Refusal = refuse('NOT_A_FRAGMENT')): ReadFragment => ({ kind: 'nothing', refusal });
  if (text.length > mostCharacters) return nothing(refuse('TOO_MUCH'));
  const begin = text.trimStart();
  if (begin.startsWith('<')) return { kind: 'xml' };
  if (!begin.startsWith('{')) return nothing();
  let value: unknown;
  try {
    value = JSON.parse(begin);
  } catch {
    return nothing();
  }
  const raw = mapOf(value);
  if (raw['kind'] === 'process') {
    const checked = validateDefinition(raw, { draft: true });
    if (!checked.ok) return nothing(refuse('INVALID', checked.problems[0]?.pointer, checked.problems[0]?.message));
    const definition = raw as unknown as ProcessDraft;
    return { kind: 'definition', definition, fragment: wholeOf(definition) };
  }
  if (raw['kind'] !== 'millrace/process-fragment' || raw['format'] !== 1) return nothing();
  const fragment = fragmentOf(raw);
  return 'refused' in fragment ? nothing(fragment) : { kind: 'fragment', fragment };
}

function wholeOf(definition: ProcessDraft): ProcessFragment | undefined {
  const plane = choosePlane(readDiagram(definition, definition.defaultLanguage ?? 'en'), undefined);
  const shapes = plane === undefined ? {} : (definition.layout?.planes?.[plane]?.shapes ?? {});
  return plane === undefined ? undefined : copyThings(definition, Object.keys(shapes), plane);
}

function fragmentOf(raw: Json): ProcessFragment | Refusal {
  const [entries, shared] = [mapsOf(raw['entries']), mapsOf(raw['shared'])];
  const [planes, shapes, edges] = [mapOf(raw['planes']), mapOf(raw['shapes']), mapOf(raw['edges'])];
  const own = Object.values(entries).flatMap((map) => Object.keys(map));
  const ids = [...own, ...Object.values(shared).flatMap((map) => Object.keys(map))];
  if (ids.length > mostEntries) return refuse('TOO_MUCH');
  const order = Array.isArray(raw['order']) ? (raw['order'] as readonly unknown[]) : [];
  const merged = Object.fromEntries(entryMaps.map((map) => [map, { ...shared[map], ...entries[map] }]));
  const definition = {
    ...merged,
    kind: 'process',
    format: 1,
    id: probe.id,
    processes: { ...merged['processes'], [probe.process]: { variables: raw['variables'] ?? {} } },
    layout: { planes: { ...planes, [probe.plane]: { of: probe.id, order, shapes, edges } } },
  };
  const checked = validateDefinition(definition, { draft: true });
  if (!checked.ok) return refuse('INVALID', checked.problems[0]?.pointer, checked.problems[0]?.message);
  const known = new Set(own);
  const drawn = [
    ...[...Object.keys(shapes), ...Object.keys(edges)],
    ...Object.values(planes).flatMap((plane) => [
      ...Object.keys(mapOf(mapOf(plane)['shapes'])),
      ...Object.keys(mapOf(mapOf(plane)['edges'])),
    ]),
  ];
  // An id that stands for two things, or a place of nothing, would end in a document that is not whole.
  if (new Set(ids).size !== ids.length || own.length === 0 || !drawn.every((id) => known.has(id)) || new Set(drawn).size !== drawn.length)
    return refuse('NOT_A_FRAGMENT');
  const seen = new Set(drawn);
  if (!Object.keys(entries.elements ?? {}).every((id) => seen.has(id))) return refuse('NOT_A_FRAGMENT');
  if (Object.keys(planes).some((id) => known.has(id)) || !Object.values(planes).every((plane) => known.has(String(mapOf(plane)['of']))))
    return refuse('NOT_A_FRAGMENT');
  const size: readonly unknown[] = Array.isArray(raw['size']) ? raw['size'] : [];
  const [width, height] = size;
  if (typeof width !== 'number' || typeof height !== 'number' || !areSizes([width, height]) || !arePlacesIn(shapes, edges))
    return refuse('NO_NUMBER');
  return {
    kind: 'millrace/process-fragment',
    format: 1,
    language: raw['language'] === 'feel' ? 'feel' : 'jsonata',
    entries,
    shared,
    variables: mapOf(raw['variables']) as ProcessFragment['variables'],
    size: [width, height],
    shapes: shapes as ProcessFragment['shapes'],
    edges: edges as ProcessFragment['edges'],
    order: order.filter((id): id is string => typeof id === 'string' && Object.hasOwn(shapes, id)),
    planes: planes as ProcessFragment['planes'],
  };
}

function mapsOf(value: unknown): { readonly [map in EntryMap]?: Readonly<Record<string, Entry>> } {
  const raw = mapOf(value);
  return Object.fromEntries(entryMaps.flatMap((map) => (Object.hasOwn(raw, map) ? [[map, mapOf(raw[map])]] : [])));
}

const farthest = 200_000;
const areSizes = (numbers: readonly number[]): boolean =>
  numbers.every((number) => Number.isFinite(number) && Math.abs(number) <= farthest);

function arePlacesIn(shapes: Json, edges: Json): boolean {
  const numbers = [...Object.values(shapes), ...Object.values(edges)].flatMap((place) => {
    const { at = [], label = [], via = [] } = mapOf(place) as { at?: number[]; label?: number[]; via?: number[][] };
    return [...at, ...label, ...via.flat()];
  });
  return areSizes(numbers);
}
