import type { Draft, ProcessDefinition } from '@millrace/schemas';

/** A process as it is being drawn: valid against the draft schema, so references may dangle and required parts may be missing. */
export type ProcessDraft = Draft<ProcessDefinition>;

/** A text shown to people: one string, or one a language. */
export type Told = string | { en?: string; ru?: string };

/** x, y, width, height. */
export type Box = [x: number, y: number, width: number, height: number];
/** x, y. */
export type Spot = [x: number, y: number];

/** One entry of a definition's maps, open for changes inside a command. */
export interface Entry {
  type?: string;
  name?: Told;
  documentation?: Told;
  scope?: string;
  lane?: string;
  attachedTo?: string;
  outgoing?: string[];
  default?: string;
  from?: string;
  to?: string;
  process?: string;
  parent?: string | null;
  event?: Entry;
  [property: string]: unknown;
}

/** The place of one thing on a plane; a shape without `at` is not drawn. */
export interface ShapeEntry {
  at?: Box;
  label?: Box;
  expanded?: boolean;
  horizontal?: boolean;
  markerVisible?: boolean;
  fill?: string;
  stroke?: string;
}

/** The way of one line on a plane; an edge without `via` is not drawn. */
export interface EdgeEntry {
  via?: Spot[];
  label?: Box;
  /** Routed by machine, so it may be routed again. */
  auto?: boolean;
  stroke?: string;
}

/** One diagram. */
export interface PlaneEntry {
  of?: string;
  order?: string[];
  shapes?: Record<string, ShapeEntry>;
  edges?: Record<string, EdgeEntry>;
  notes?: Record<string, { at?: Box; text?: Told; about?: string }>;
}

export const entryMaps = [
  'processes',
  'participants',
  'lanes',
  'elements',
  'flows',
  'messageFlows',
  'dataAssociations',
  'artifacts',
  'groups',
  'dataObjects',
  'dataStores',
  'rootElements',
] as const;

/** The maps of a definition whose ids share one space, as BPMN has one for all. */
export type EntryMap = (typeof entryMaps)[number];

/** A process inside a command: the same document, open for changes. */
export type WritableProcess = {
  [map in EntryMap]?: Record<string, Entry>;
} & {
  readonly kind: 'process';
  readonly format: 1;
  id: string;
  name?: Told;
  documentation?: Told;
  defaultLanguage?: 'en' | 'ru';
  layout?: { planes?: Record<string, PlaneEntry> };
  interchange?: { byElement?: Record<string, Entry>; [property: string]: unknown };
  [property: string]: unknown;
};

/** A map of the document, made where it is not there yet. */
export function mapIn(document: WritableProcess, map: EntryMap): Record<string, Entry> {
  return (document[map] ??= {});
}

/** The planes of the document, made where they are not there yet. */
export function planesIn(document: WritableProcess): Record<string, PlaneEntry> {
  return ((document.layout ??= {}).planes ??= {});
}

/** A document with one executable process and nothing in it. */
export function emptyProcess(id: string, wishes: { readonly language?: 'en' | 'ru'; readonly name?: string } = {}): ProcessDraft {
  const { language = 'en', name } = wishes;
  return {
    kind: 'process',
    format: 1,
    id,
    defaultLanguage: language,
    ...(name === undefined ? {} : { name: { [language]: name } }),
    processes: { main: { executable: true } },
    elements: {},
    flows: {},
    layout: { planes: { diagram: { of: id, order: [], shapes: {}, edges: {} } } },
  };
}
