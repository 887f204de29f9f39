import type { ProcessEvent } from './events.js';
import type { ProcessState } from './state.js';

/** How one type of event changes the state. Frozen once released: a change is a new version of the event. */
export type Applier<E extends ProcessEvent> = (state: ProcessState, event: E, at: number) => ProcessState;

/** Appliers by event type. */
export type Appliers<T extends ProcessEvent['type']> = { readonly [K in T]: Applier<Extract<ProcessEvent, { readonly type: K }>> };
