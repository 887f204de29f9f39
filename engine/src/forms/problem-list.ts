import { describeError, type ErrorCode, type ErrorParams, type Text } from '@millrace/schemas';
import { type Message, pointerTo } from '../model/problem.js';
import type { SubmissionProblem } from './submission.js';
import { valueWords } from './value-words.js';

/** The most problems that one answer names; the last then tells how many more there are. */
export const maxProblems = 100;

/** Where a problem is. */
export interface Spot {
  readonly path: readonly (string | number)[];
  readonly nodeId: string | null;
}

/** What is wrong with a submission, in the order it was found, bounded however much is sent. */
export class ProblemList {
  private readonly found: SubmissionProblem[] = [];
  private more = 0;

  /** Adds a problem; `text` replaces the catalogue's message. */
  add(code: ErrorCode, spot: Spot, params: ErrorParams = {}, message: Message = messageOf(code, params)): void {
    if (this.found.length >= maxProblems - 1) {
      this.more += 1;
      return;
    }
    this.found.push({
      code,
      pointer: pointerTo(spot.path),
      ...(spot.nodeId === null ? {} : { nodeId: spot.nodeId }),
      message,
      params,
    });
  }

  /** Whether there is none. */
  isEmpty(): boolean {
    return this.found.length === 0;
  }

  /** All of them, with a last one for those that were left out. */
  all(): readonly SubmissionProblem[] {
    if (this.more === 0) return this.found;
    const params = { count: this.more };
    return [...this.found, { code: 'FORM_MORE_PROBLEMS', pointer: '', message: messageOf('FORM_MORE_PROBLEMS', params), params }];
  }
}

/** The message of a code in both languages; a type that was expected is said in words. */
function messageOf(code: ErrorCode, params: ErrorParams): Message {
  const { expected } = params;
  const words =
    code === 'FORM_VALUE_TYPE' && typeof expected === 'string' && Object.hasOwn(valueWords, expected) ? valueWords[expected] : undefined;
  return {
    en: describeError(code, words ? { ...params, expected: words.en } : params, 'en'),
    ru: describeError(code, words ? { ...params, expected: words.ru } : params, 'ru'),
  };
}

/** An analyst's text in both languages: one that is missing is shown in the other. */
export function messageFrom(text: Text): Message {
  if (typeof text === 'string') return { en: text, ru: text };
  return { en: text.en ?? text.ru ?? '', ru: text.ru ?? text.en ?? '' };
}
