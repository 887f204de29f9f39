import { enter, nodeOf, type Entered } from '../behaviors/activities.js';
import { beginLoop, enterLoop } from '../behaviors/loops.js';
import { requirePart } from '../behaviors/require-part.js';
import type { Visit } from '../behaviors/run.js';
import type { CommandRun } from './run-command.js';
import { gathered } from './waiting-joins.js';

/**
 * Activates an element. One that attached events wait at is entered first, so that they are armed whatever its work does; so is one that is done several times, whose
 * instances then begin one by one.
 */
export function activateVisit(run: CommandRun, arrived: Visit): void {
  const { node } = arrived;
  const { loop } = node;
  const visit = node.startQuantity === undefined ? arrived : gathered(run, arrived, node.startQuantity);
  if (visit === undefined) return;
  if (node.boundary.length === 0 && loop === undefined) {
    // A handler is entered first, so that whatever it does sees the variables of what it undoes.
    run.attempt({ kind: 'activate', visit }, () =>
      run.behavior(visit).activate(run, visit.undoes === undefined ? visit : enter(run, visit)),
    );
    return;
  }
  let entered = visit;
  const armed = run.attempt({ kind: 'arm', visit }, () => {
    entered = loop === undefined ? enter(run, visit) : enterLoop(run, visit);
    armElement(run, entered);
  });
  if (armed) beginElement(run, entered);
}

/** Lets an entered activity do its work. */
export function beginElement(run: CommandRun, visit: Visit): void {
  const { loop } = visit.node;
  if (loop === undefined) run.attempt({ kind: 'activate', visit }, () => run.behavior(visit).activate(run, visit));
  else run.attempt({ kind: 'loop', visit }, () => beginLoop(run, visit as Entered, loop));
}

/** Begins to wait for the events attached to an activity. */
export function armElement(run: CommandRun, visit: Visit): void {
  const host = requirePart(visit.activity, 'the number of an entered activity');
  for (const id of visit.node.boundary) {
    const event = { node: nodeOf(run, id), scope: visit.scope };
    run.behavior(event).arm?.(run, event, host);
  }
}
