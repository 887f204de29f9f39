import { MillraceError } from '@millrace/schemas';
import { FailedStep } from '../../behaviors/failed-step.js';
import { collaborators } from '../../execution/collaborators.js';
import { defaultLimits } from '../../execution/limits.js';
import { CommandRun } from '../../execution/run-command.js';
import type { ProcessState } from '../../execution/state.js';
import type { AggregateKey } from '../../ports/index.js';
import type { EngineParts } from '../engine-parts.js';
import { Interview, QuestionOpen } from '../questions.js';

/** Questions that one reading may have answered late. */
const mostQuestions = 1000;

/**
 * Computes something over an instance as a step of it would: mappings and expressions with its variables, asking what a decision asks. Whatever `work` records is
 * dropped.
 */
export async function reading<T>(
  parts: EngineParts,
  tenant: string,
  key: AggregateKey,
  state: ProcessState,
  work: (run: CommandRun) => T,
): Promise<T> {
  const interview = new Interview(parts.answerer, tenant);
  const now = parts.runtime.time.now();
  for (let late = 0; late < mostQuestions; late++) {
    interview.rewind();
    const context = { tenant, key, commandId: '', actor: 'system', now, ask: interview.ask.bind(interview) };
    try {
      return work(new CommandRun(state, context, collaborators, defaultLimits));
    } catch (error) {
      if (error instanceof FailedStep)
        throw new MillraceError('STEP_FAILED', { code: error.code, message: error.message }, { cause: error });
      if (!(error instanceof QuestionOpen)) throw error;
      await parts.available(() => interview.find(error));
    }
  }
  throw new MillraceError('COMMAND_TOO_COMPLEX', { limit: mostQuestions, what: 'questions' });
}
