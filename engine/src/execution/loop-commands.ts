import { MillraceError, type JsonValue } from '@millrace/schemas';
import { describeFound } from '../behaviors/command-input.js';
import { mostInstances } from '../behaviors/loops.js';
import type { AddInstance } from './commands.js';
import { refuse } from './instance-commands.js';
import type { CommandRun } from './run-command.js';
import type { Activity } from './state.js';

/**
 * A running multi-instance activity is to be done once more than was known when it began: the activity waits for that instance too (workflow pattern 15). Not once it has been left,
 * and not a standard loop, whose condition alone says how often.
 */
export function addInstance(run: CommandRun, { element, activity, item }: AddInstance): JsonValue {
  const running = runningLoops(run, element).filter(({ id }) => activity === undefined || id === activity);
  const [body] = running;
  if (body === undefined)
    throw new MillraceError('LOOP_NOT_RUNNING', { element: typeof element === 'string' ? element : describeFound(element) });
  if (running.length > 1)
    refuse('INVALID_INPUT', {
      place: '/activity',
      expected: `one of ${running.map(({ id }) => id).join(', ')}`,
      found: describeFound(activity),
    });
  if (item !== undefined && body.loop?.item === undefined)
    refuse('INVALID_INPUT', { place: '/item', expected: 'nothing: without a collection there are no entries', found: describeFound(item) });
  const total = (body.loop?.total ?? 0) + 1;
  if (total > mostInstances) refuse('LOOP_TOO_LONG', { element: body.element, limit: mostInstances, found: total });
  run.emit({ type: 'instanceAdded', facts: { activity: body.id }, ...(item === undefined ? {} : { data: { item } }) });
  run.finish(body.scope);
  return { activity: body.id, numberOfInstances: total };
}

/** Activities of an element whose instances are counted and not yet all done. */
function runningLoops({ state }: CommandRun, element: unknown): readonly Activity[] {
  const found: Activity[] = [];
  state.activities.forEach((activity) => {
    if (activity.element === element && activity.loop?.total !== undefined && activity.restored !== true) found.push(activity);
  });
  return found;
}
