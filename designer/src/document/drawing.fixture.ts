import {
  appendThing,
  connect,
  createEditor,
  createThing,
  emptyProcess,
  idsFrom,
  modelOf,
  type Command,
  type Editor,
  type NewThing,
  type Place,
  type ProcessDraft,
} from './index.js';
import type { Entry } from './process-document.js';
import { seeded } from './random-commands.fixture.js';

type Box = readonly [number, number, number, number];

/** A drawing that a test makes with the real editor, asked for what a person sees. */
export interface Drawing {
  readonly editor: Editor;
  readonly plane: string;
  /** Carries out a command that must not be refused; answers the first thing that is selected then. */
  run(command: Command, burst?: string): string;
  /** Why a command is refused. */
  refused(command: Command): string;
  /** Makes an element at a place of the process `main`. */
  make(type: string, at: readonly [number, number], more?: Partial<NewThing> & Partial<Place>): string;
  append(type: string, from: string, properties?: Readonly<Record<string, unknown>>): string;
  join(from: string, to: string): string;
  entry(id: string): Entry;
  at(id: string, plane?: string): Box;
  via(id: string): readonly (readonly [number, number])[];
  /** The flows as `from>to`, sorted. */
  flows(): readonly string[];
}

/** A drawing of a document, an empty one when absent. */
export function drawing(
  document: ProcessDraft = emptyProcess('drawn'),
  plane = Object.keys(document.layout?.planes ?? {})[0] ?? '',
): Drawing {
  const editor = createEditor({ document, newId: idsFrom(seeded(1)) });
  const run = (command: Command, burst?: string): string => {
    const outcome = editor.run(command, burst);
    if (!outcome.ok) throw new Error(`${command.name}: ${outcome.refusal.refused} ${outcome.refusal.words.en}`);
    return outcome.select?.[0] ?? '';
  };
  const found = (id: string) => {
    const known = modelOf(editor.document).all.get(id);
    if (!known) throw new Error(`${id} is not there`);
    return known;
  };
  return {
    editor,
    plane,
    run,
    refused: (command) => {
      const before = editor.document;
      const outcome = editor.run(command);
      if (outcome.ok || editor.document !== before) throw new Error(`${command.name} was carried out`);
      return outcome.refusal.refused;
    },
    make: (type, at, { scope = 'main', lane, attachedTo, plane: on = plane, ...more } = {}) =>
      run(createThing({ kind: 'element', type, ...more }, { plane: on, at, scope, lane, attachedTo })),
    append: (type, from, properties = {}) => run(appendThing({ kind: 'element', type, properties }, from, plane)),
    join: (from, to) => run(connect(plane, from, to)),
    entry: (id) => found(id).entry,
    at: (id, on = plane) => {
      const at = modelOf(editor.document).planes[on]?.shapes?.[id]?.at;
      if (!at) throw new Error(`${id} is not drawn on ${on}`);
      return at;
    },
    via: (id) => modelOf(editor.document).planes[plane]?.edges?.[id]?.via ?? [],
    flows: () =>
      [...modelOf(editor.document).all.values()]
        .filter(({ kind }) => kind === 'flow')
        .map(({ entry }) => `${entry.from ?? ''}>${entry.to ?? ''}`)
        .sort(),
  };
}

/** Whether one box lies inside of another. */
export function isInside([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  return x >= left && y >= top && x + width <= left + wide && y + height <= top + high;
}

/** Whether two boxes share any room. */
export function meet([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  return x < left + wide && x + width > left && y < top + high && y + height > top;
}
