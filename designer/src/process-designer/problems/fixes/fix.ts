import type { Command } from '../../../document/command.js';
import type { Model } from '../../../document/read/model.js';
import type { Words } from '../../../document/refusals.js';
import { calledThing } from '../called.js';
import type { DesignerProblem } from '../checking/problem.js';

/** One way to put a problem right: a command, so that undo takes it back. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly words: Words;
  readonly command: Command;
}

/** A problem as its fixes need it, in the document that it was found in. */
export interface Fixable {
  readonly model: Model;
  readonly problem: Pick<DesignerProblem, 'code' | 'elementId' | 'jsonPointer' | 'params'>;
  /** What it is about. */
  readonly id: string | undefined;
  /** The place, without the map and the id where it is in an entry. */
  readonly path: readonly string[];
}

/** The fixes of one code. */
export type FixesOf = (about: Fixable) => readonly Fix[];

/** Words with what is called by name in them: `{}` stands for it. */
export function saying(model: Model, id: string, { en, ru }: Words): Words {
  return { en: en.replace('{}', calledThing(model, id, 'en')), ru: ru.replace('{}', calledThing(model, id, 'ru')) };
}

/** Ids of the flows that leave something. */
export function flowsFrom(model: Model, id: string): readonly string[] {
  return model.linesAt(id).flatMap(({ kind, id: flow, entry }) => (kind === 'flow' && entry.from === id ? [flow] : []));
}

/** Ids of the flows that lead to something. */
export function flowsTo(model: Model, id: string): readonly string[] {
  return model.linesAt(id).flatMap(({ kind, id: flow, entry }) => (kind === 'flow' && entry.to === id ? [flow] : []));
}

/** Takes a thing away. */
export const removal: Words = { en: 'Delete {}', ru: 'Удалить {}' };
