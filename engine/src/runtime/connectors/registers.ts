import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { ConnectorCommand } from '../../behaviors/connector-input.js';
import { notifyCommand } from '../../notifications/index.js';
import type { Job, JobHandler, JobHandlers } from '../../ports/index.js';
import { recordKey, type RecordState } from '../../registers/index.js';
import { registerCommands } from '../../registers/connector-commands.js';
import { JobError } from '../job-error.js';
import { passesByItself } from '../passing-refusals.js';
import type { Runtime } from '../runtime.js';

/** Refusals that are an answer to a process that asks for it (`refusals: "answer"` in the task's options): somebody is to choose otherwise, nothing is broken. */
const ANSWERS = new Set(['INSUFFICIENT_FUNDS', 'LEDGER_ENTRY_CLOSED', 'LEDGER_PERIOD_TAKEN', 'RECORD_VALUE_TAKEN']);

/** Refusals that another try may not meet, beside those of a store that cannot write now. */
const PASSING = new Set(['RECORD_CHANGE_PENDING', 'REVISION_CHANGED']);

/**
 * Handlers that write registers, ledgers and notifications: they send one command under the job's id, so a job that runs twice writes once. `record.get` reads:
 * input `id`, result `{ found, status?, title?, attributes? }`. With the option `refusals: "answer"` a lack of funds, taken days, a taken value and a closed entry
 * are no incident but the result `{ refused: code, … }`, on which a gateway decides.
 */
export function registerConnectors(runtime: Runtime): JobHandlers {
  const sending =
    (commandOf: (job: Job) => ConnectorCommand): JobHandler =>
    async (job) => {
      const { to, commandId, command } = refusing(() => commandOf(job));
      try {
        // What a process creates is the initiator's own: rights of scope "own" find it.
        const behalf = command.type === 'createRecord' && job.initiator !== 'system' ? { onBehalfOf: job.initiator } : {};
        const { answer } = await runtime.execute(to, command, { id: commandId, actor: 'system', ...behalf });
        const created = command.type === 'createRecord' ? await outcomeOf(runtime, to) : {};
        return { ...(typeof answer === 'object' ? (answer as JsonObject) : {}), ...created };
      } catch (error) {
        if (job.options['refusals'] === 'answer' && error instanceof MillraceError && ANSWERS.has(error.code))
          return { refused: error.code, ...(error.params as JsonObject) };
        throw asJobError(error);
      }
    };
  return {
    ...Object.fromEntries(Object.entries(registerCommands).map(([type, commandOf]) => [type, sending(commandOf)])),
    notify: sending(notifyCommand),
    'record.get': async (job): Promise<JsonObject> => {
      const { register } = job.options;
      const { id } = job.input;
      if (typeof register !== 'string' || typeof id !== 'string') {
        throw new JobError(
          'CONNECTOR_INPUT_INVALID',
          'Expected a register in the options and the id of a record in the input, but found others.',
          { retryable: false },
        );
      }
      const state = (await runtime.look(recordKey(job.tenant, register, id))).state as RecordState | null;
      if (!state || state.status === 'reserving' || state.status === 'refused') return { found: false };
      return { found: true, status: state.status, title: state.content.title, attributes: state.content.attributes };
    },
  };
}

/** What became of a record: its number, or that a unique value of it is taken. */
async function outcomeOf(runtime: Runtime, key: string): Promise<JsonObject> {
  const state = (await runtime.look(key)).state as RecordState;
  if (state.status === 'refused') {
    const attribute = state.refusal?.unique ?? '';
    throw new MillraceError('RECORD_VALUE_TAKEN', { attribute, register: state.register });
  }
  if (state.status === 'reserving') throw new MillraceError('RECORD_CHANGE_PENDING', { entity: `record ${state.register}/${state.id}` });
  return { status: state.status, ...(state.number ? { number: state.number.text } : {}) };
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asJobError(error);
  }
}

/** What is refused for good becomes an incident at once; what may pass is tried again. */
function asJobError(error: unknown): unknown {
  if (!(error instanceof MillraceError)) return error;
  return new JobError(error.code, error.message, { retryable: PASSING.has(error.code) || passesByItself(error), cause: error });
}
