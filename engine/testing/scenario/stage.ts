import type { ScenarioDefinition } from '@millrace/schemas';
import type { ManualTime } from '../manual-time.js';
import type { Engine } from '../../src/runtime/engine.js';

/** An instance that a scenario started. */
export interface StartedInstance {
  readonly name: string;
  readonly instanceId: string;
  readonly process: string;
}

/** What a scenario is played on. */
export interface Stage {
  readonly engine: Engine;
  readonly time: ManualTime;
  readonly scenario: ScenarioDefinition;
  readonly started: StartedInstance[];
}

/** A step names something that is not there, or a command that had to succeed was refused: the rest cannot be played. */
export class CannotPlay extends Error {
  constructor(
    readonly what: { readonly en: string; readonly ru: string },
    readonly expected: string,
    readonly found: string,
  ) {
    super(what.en);
  }
}

/** The instance a step is about: by its name, else the one started last. */
export function instanceOf(stage: Stage, name: string | undefined): StartedInstance {
  const found = name === undefined ? stage.started.at(-1) : stage.started.findLast((one) => one.name === name);
  if (found) return found;
  const known = stage.started.map((one) => one.name).join(', ');
  throw new CannotPlay({ en: 'an instance called', ru: 'экземпляр с именем' }, name ?? '(any)', known === '' ? 'none was started' : known);
}
