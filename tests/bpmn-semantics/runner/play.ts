import { partId, type ProcessAggregate } from '@millrace/engine/execution';
import { ExecutionRig } from '@millrace/engine/testing';
import { MillraceError } from '@millrace/schemas';
import type { Case, Step } from './case.js';
import { commandOf, given } from './command-of.js';
import { calledInstance } from './seen.js';

/** Plays a case in the rig that checks after each command that deciding twice, rebuilding rows, freezing and thawing give the same. `after` is told of every step. */
export function playCase(
  one: Case,
  after: (rig: ExecutionRig, step: Step, refused: string | undefined) => void = () => undefined,
  aggregate?: ProcessAggregate,
): ExecutionRig {
  const rig = new ExecutionRig(aggregate === undefined ? one : { ...one, aggregate });
  for (const step of one.steps ?? [])
    after(
      rig,
      step,
      codeOf(() => act(rig, one, step)),
    );
  return rig;
}

function act(rig: ExecutionRig, one: Case, step: Step): void {
  const { by = 'system', onBehalfOf } = step;
  const sender = { actor: by, ...given({ onBehalfOf }) };
  if (step.start) rig.start(step.start, by === 'system' ? {} : sender);
  else if (step.message) rig.message(step.message.name, step.message);
  else if (step.signal) rig.signal(step.signal.name, step.signal.data);
  else if (step.sleep !== undefined) rig.sleep(step.sleep);
  else if (step.pass !== undefined) pass(rig, step.pass);
  else if (step.in === undefined) {
    const command = commandOf(step, '0197', rig.state, one);
    if (command) rig.send(command, sender);
  } else {
    const { id, state } = calledInstance(rig, step.in);
    const command = commandOf(step, id, state, one);
    if (command) rig.sendTo(id, command, sender);
  }
}

/** Lets time pass and fires the timers of all instances that fall due meanwhile, each at its time; of one moment the caller's before those it called. */
function pass(rig: ExecutionRig, duration: string): void {
  const end = endOf(rig, duration);
  for (;;) {
    const running = [{ id: '0197', state: rig.state }, ...rig.rooms.called.map((id) => ({ id, state: rig.rooms.instance(id) }))];
    const due = running
      .flatMap(({ id, state }) =>
        state.status === 'active' && state.suspended !== true ? state.timers.values().map((timer) => ({ id, timer })) : [],
      )
      .filter(({ timer }) => timer.dueAt <= end)
      .sort((a, b) => a.timer.dueAt - b.timer.dueAt);
    const [next] = due;
    if (!next) break;
    rig.now = Math.max(rig.now, next.timer.dueAt);
    const command = { type: 'fireTimer', timerId: partId(next.id, next.timer.id) } as const;
    if (next.id === '0197') rig.send(command);
    else rig.sendTo(next.id, command);
  }
  rig.now = end;
}

function endOf(rig: ExecutionRig, duration: string): number {
  const { now } = rig;
  rig.sleep(duration);
  const end = rig.now;
  rig.now = now;
  return end;
}

function codeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof MillraceError) return error.code;
    throw error;
  }
}
