import { requirePart } from '../behaviors/require-part.js';
import type { Appliers } from './applier.js';
import { disownedBy, ownedBy } from './state-parts.js';
import type { ProcessState, Timer } from './state.js';
import { stateWith } from './copies.js';

/** Appliers of the life of timers. */
export const timerAppliers: Appliers<'timerStarted' | 'timerFired' | 'timerSkipped'> = {
  timerStarted(state, { facts }, at) {
    const { timer: id, ...given } = facts;
    const timer: Timer = { ...given, id, startedAt: at };
    return stateWith(state, { ...ownedBy(state, timer, id, 'timer'), timers: state.timers.with(id, timer) });
  },
  timerFired: (state, { facts }) => goneOn(state, facts.timer, facts.next, facts.index),
  timerSkipped: (state, { facts }) => goneOn(state, facts.timer, facts.next, facts.index),
};

/** A timer goes on to its next occurrence, or is over. */
function goneOn(state: ProcessState, id: number, next: number | undefined, index: number | undefined): ProcessState {
  const timer = requirePart(state.timers.get(id), 'timer', id);
  if (next === undefined || index === undefined)
    return stateWith(state, { ...disownedBy(state, timer, id), timers: state.timers.without(id) });
  return stateWith(state, { timers: state.timers.with(id, { ...timer, dueAt: next, index }) });
}
