import type { JsonValue } from '@millrace/schemas';
import { aggregateKey, keyPart } from '../behaviors/aggregate-key.js';
import type { InstanceNumbers } from '../model/definition.js';
import { periodOf } from '../registers/keys.js';
import type { NumberAssigned } from './commands.js';
import type { CommandRun } from './run-command.js';

const usualDigits = 6;

/** Asks for the number of an instance that is about to be stored (rule 15): by an effect, so nothing that was not stored ever takes one. */
export function askNumber(run: CommandRun, number: InstanceNumbers | undefined): void {
  if (number === undefined) return;
  const { definition, process, startedAt } = run.state;
  const { prefix, period } = periodOf(number, startedAt);
  // Two dots at least: series of registers have one at most, so they never meet.
  const series = aggregateKey(run.context.tenant, 'number', `process.${keyPart(definition)}.${keyPart(process)}${period}`);
  const digits = number.digits ?? usualDigits;
  run.send(series, { type: 'assignNumber', record: run.context.key, register: `process/${definition}`, prefix, digits });
}

/** Takes the number that the series gave. A second one, of a series that had forgotten the first, goes back to be given to another. */
export function takeNumber(run: CommandRun, { series, number, text }: NumberAssigned): JsonValue {
  if (run.state.number === undefined) run.emit({ type: 'instanceNumbered', facts: { series, number, text } });
  else if (run.state.number !== text) run.send(series, { type: 'returnNumber', record: run.context.key, number });
  return null;
}
