import type { ProcessEvent } from './events.js';
import type { ProcessState } from './state.js';
import { stateWith } from './copies.js';

/** An instance that nothing has happened in for so many milliseconds, or a timer that ran so long, was no link of a chain that runs by itself. */
const pause = 1000;

/**
 * Whether somebody or something from outside moves the instance by an event, so that what it does from here on is no going on by itself: a person, a message or signal that
 * no process sent, a timer that was waited for, or anything that comes after a pause. Part of the appliers, and frozen with them.
 */
export function isFromOutside(state: ProcessState, event: ProcessEvent, at: number): boolean {
  if (at - state.updatedAt >= pause && state.steps === 0) return true;
  switch (event.type) {
    case 'workItemCompleted':
    case 'incidentResolved':
    case 'incidentSkipped':
    case 'instanceResumed':
    case 'instanceAdded':
      return true;
    case 'variablesSet':
      return event.data?.reason !== undefined;
    case 'subscriptionMet':
      return (event.facts.message ?? event.facts.signal) !== undefined && event.facts.chain === undefined;
    case 'timerFired': {
      const timer = state.timers.get(event.facts.timer);
      return timer !== undefined && timer.dueAt - timer.startedAt >= pause;
    }
    default:
      return false;
  }
}

/** The state of an instance that was moved from outside: it begins to count anew what it does by itself. */
export function movedFromOutside(state: ProcessState): ProcessState {
  if (state.chain === undefined && state.activationsBefore === state.activations) return state;
  return stateWith(state, { chain: undefined, activationsBefore: state.activations, instancesBegun: {} });
}
