import { requirePart } from '../behaviors/require-part.js';
import type { Run } from '../behaviors/run.js';
import type { Effect } from './aggregate.js';
import type { ProcessEvent } from './events.js';
import { giveBack } from './give-back.js';
import { endToldToParent, openingOf } from './letters.js';
import type { ProcessState } from './state.js';

/** The scope that may be done by an event: one that has just opened, or in which something ended without a token that goes on. */
export function scopeChangedBy(event: ProcessEvent, before: ProcessState | null): number | undefined {
  if (event.type === 'elementEntered') return event.facts.opens === true ? event.facts.activity : undefined;
  if (event.type === 'activitiesTerminated') {
    // The last that is named is the outermost.
    const outermost = before?.activities.get(event.facts.activities.at(-1) ?? -1)?.scope;
    return event.facts.within ?? outermost ?? 0;
  }
  // The last instance of a loop ends the loop, in the scope around it.
  if (event.type === 'elementLeft' && event.facts.taken === undefined) return before?.activities.get(event.facts.activity)?.scope ?? 0;
  return undefined;
}

/** Whether a terminate end event cleared the scope. */
export function isTerminated(events: readonly ProcessEvent[], scope: number): boolean {
  return events.some(({ type, facts }) => type === 'activitiesTerminated' && facts['within'] === scope && facts['reason'] === 'terminated');
}

/** What others are told of an event: rooms that somebody waits, those who hold an instance's parts, the caller that it has ended. */
export function lettersOf(run: Run, event: ProcessEvent): readonly Effect[] | undefined {
  if (event.type === 'subscriptionOpened') return event.facts.kind === 'message' ? [openingOf(run, event.facts)] : undefined;
  if (event.type === 'subscriptionRenewed') {
    const { id: subscription, ...waiting } = requirePart(run.state.subscriptions.get(event.facts.as), 'the renewed subscription');
    return [openingOf(run, { ...waiting, subscription })];
  }
  if (event.type === 'instanceCancelled') return [...giveBack(run), ...endToldToParent(run)];
  return event.type === 'instanceCompleted' ? endToldToParent(run) : undefined;
}
