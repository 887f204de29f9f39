import {
  createEditor,
  createThing,
  emptyProcess,
  idsFrom,
  setName,
  type NewThing,
  type Outcome,
  type ProcessDraft,
} from '../../document/index.js';
import { seeded } from '../../document/random-commands.fixture.js';
import { elementDescriptors, isThing } from '../../elements/index.js';

/** A drawing of one element type in all its kinds, under each other, and the ids of them. */
export interface ElementDocument {
  readonly document: ProcessDraft;
  readonly ids: readonly string[];
}

const pitch = 170;

const made = (outcome: Outcome): string => (outcome.ok ? (outcome.select?.[0] ?? '') : '');

/** Draws every kind of an element type, a boundary event on an activity that it may sit on. */
export function elementDocument(type: keyof typeof elementDescriptors): ElementDocument {
  const editor = createEditor({
    document: emptyProcess('shown', { language: 'en', name: 'Shown' }),
    newId: idsFrom(seeded(1)),
  });
  const ids = elementDescriptors[type].entries.flatMap(({ thing, hosts = [], name }, row) => {
    if (!isThing(thing)) return [];
    const at: readonly [number, number] = [120, 100 + row * pitch];
    const place = { plane: 'diagram', at, scope: 'main' };
    const host: NewThing = { kind: 'element', type: hosts[0] ?? 'userTask' };
    const attachedTo = type === 'boundaryEvent' ? made(editor.run(createThing(host, place))) : undefined;
    const id = made(
      editor.run(createThing(thing, { ...place, ...(attachedTo === undefined ? {} : { at: [at[0] + 40, at[1] + 40], attachedTo }) })),
    );
    for (const language of ['en', 'ru'] as const) editor.run(setName(id, language, name[language]));
    return id === '' ? [] : [id];
  });
  return { document: editor.document, ids };
}

/** Room that the drawing takes, in pixels. */
export const heightOf = ({ ids }: ElementDocument): number => 80 + Math.max(1, ids.length) * pitch;
