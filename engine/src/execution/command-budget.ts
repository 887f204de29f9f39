import type { ErrorParams, JsonObject } from '@millrace/schemas';
import { weigh } from '../behaviors/variable-paths.js';
import type { Effect } from './aggregate.js';
import type { ProcessEvent } from './events.js';
import type { ProcessLimits } from './limits.js';
import type { ExecutableNode } from '../model/executable.js';
import type { ProcessState } from './state.js';

/** How often an element may be activated in one instance of a loop of a known number, for all of them to be no running in circles. */
const perInstance = 100;

/** What one command has used so far of what it may. */
export class CommandBudget {
  steps = 0;
  /** Steps of this command up to the last of many instances that began: as many as there are, it is no running in circles. */
  rested: number | null = null;
  /** Expressions that were asked. */
  expressions = 0;
  /** Conditions that were asked. */
  questions = 0;
  private bytes = 0;
  /** How many of the events and of the letters are counted in `bytes`. */
  private weighed = 0;
  private weighedLetters = 0;

  constructor(private readonly limits: ProcessLimits) {}

  /** Whether it has done as much as fits into one commit and one decision. */
  isSpent(events: readonly ProcessEvent[], effects: readonly Effect[]): boolean {
    const { stepsPerCommand, expressionsPerCommand, bytesPerCommand, effectsPerCommand } = this.limits;
    if (
      this.steps >= stepsPerCommand ||
      effects.length >= effectsPerCommand ||
      (this.steps + this.questions > 0 && this.expressions >= expressionsPerCommand)
    )
      return true;
    // A handful of steps is not worth weighing.
    if (this.steps < 8) return false;
    for (; this.weighed < events.length; this.weighed++) {
      const event = events[this.weighed];
      this.bytes += 40 + weigh(event?.facts) + weigh(event?.data);
    }
    for (; this.weighedLetters < effects.length; this.weighedLetters++)
      this.bytes += 40 + weigh(effects[this.weighedLetters]?.command as unknown as JsonObject);
    return this.bytes >= bytesPerCommand;
  }

  /** Why a further step at an element would be running in circles; nothing where it is none. */
  circlesAt(state: ProcessState, element: string, nodes: ReadonlyMap<string, ExecutableNode>): ErrorParams | undefined {
    const { steps, activations, activationsBefore } = state;
    const { stepsWithoutRest, activationsPerElement } = this.limits;
    const total = this.rested === null ? steps + this.steps : this.steps - this.rested;
    if (total > stepsWithoutRest) return { element, limit: stepsWithoutRest, what: 'steps without coming to rest' };
    const byItself = (activations[element] ?? 0) - (activationsBefore[element] ?? 0);
    if (byItself < activationsPerElement || byItself < activationsPerElement + askedFor(state, element, nodes)) return undefined;
    return { element, limit: activationsPerElement, what: 'activations of one element' };
  }
}

/** Activations that loops of a known number have asked for: the element's own instances, and what is done in those of the subprocesses around it. */
function askedFor({ instancesBegun }: ProcessState, element: string, nodes: ReadonlyMap<string, ExecutableNode>): number {
  let sum = instancesBegun[element] ?? 0;
  for (let around = nodes.get(nodes.get(element)?.scope ?? ''); around !== undefined; around = nodes.get(around.scope))
    sum += (instancesBegun[around.id] ?? 0) * perInstance;
  return sum;
}
