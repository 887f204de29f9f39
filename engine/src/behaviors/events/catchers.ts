import { nodeOf, scopeOf } from '../activities.js';
import type { Run } from '../run.js';

/** Where something was thrown: in a scope, or by an activity, whose own boundary is asked first. */
export interface ThrownAt {
  readonly scope: number;
  readonly activity?: number;
}

/** The event that catches, and which part of a multiple one. */
interface Caught {
  readonly event: string;
  readonly trigger?: string;
}

/** Who catches: an event attached to an activity, or the start event of an event subprocess in a scope. */
export type Catcher = Caught & ({ readonly host: number } | { readonly scope: number });

/**
 * The nearest that catches an error or escalation of a code (BPMN 2.0.2 §10.5.1): around the thrower, scope by scope outwards, first the event subprocesses of the scope,
 * then the events attached to the activity it is the inside of. In one place a catcher that names the code comes before one that takes every code. What is thrown in an event subprocess does not begin that one
 * anew. Nothing where nobody catches.
 */
export function catcherOf(run: Run, at: ThrownAt, kind: 'error' | 'escalation', code: string): Catcher | undefined {
  let { scope, activity }: { scope: number; activity?: number | undefined } = at;
  /** The event subprocess it was thrown in, which it does not begin anew. */
  let within: string | undefined;
  for (;;) {
    if (activity !== undefined) {
      const host = run.state.activities.get(activity);
      if (host === undefined) return undefined;
      scope = host.scope;
      // Boundary events belong to the loop as a whole, not to one of its instances.
      if (host.of !== undefined) {
        activity = host.of;
        continue;
      }
      const event = catching(run, nodeOf(run, host.element).boundary, kind, code);
      if (event !== undefined && host.undoes === undefined) return { ...event, host: activity };
      within = host.element;
    }
    const here = scopeOf(run, scope);
    if (here.loop !== true && here.handled !== true) {
      const triggers = run.deployed.process.scopes.get(here.element)?.triggers.filter((id) => nodeOf(run, id).scope !== within) ?? [];
      const event = catching(run, triggers, kind, code);
      if (event !== undefined) return { ...event, scope };
    }
    if (here.parent === null) return undefined;
    activity = scope;
  }
}

function catching(run: Run, events: readonly string[], kind: 'error' | 'escalation', code: string): Caught | undefined {
  let general: Caught | undefined;
  for (const id of events) {
    for (const trigger of nodeOf(run, id).catches?.triggers ?? []) {
      if (trigger.kind !== kind) continue;
      const caught = { event: id, ...(trigger.id === undefined ? {} : { trigger: trigger.id }) };
      if (trigger.code === code) return caught;
      if (trigger.code === undefined) general ??= caught;
    }
  }
  return general;
}
