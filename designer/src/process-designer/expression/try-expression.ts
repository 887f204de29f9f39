import { compileExpression, inLanguage, loadExpressions } from '@millrace/engine/expressions';
import type { JsonValue } from '@millrace/schemas';

/** What an expression came to. */
export type Tried =
  | { readonly kind: 'value'; readonly value: JsonValue | undefined }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'tooLong' };

/** What the worker is asked. */
export interface TryRequest {
  readonly id: number;
  readonly source: string;
  readonly input: JsonValue;
  readonly now: number;
}

type Answer =
  { readonly ok: true; readonly value?: JsonValue | undefined } | { readonly ok: false; readonly code: string; readonly message: string };

/** An expression that takes longer is ended. */
const patience = 1000;
let worker: Worker | undefined;
let count = 0;

/**
 * Evaluates an expression over sample data with the engine's own evaluator: at once where the engine itself would do so, in a worker that is ended after a
 * second where it would take a thread.
 */
export async function tryExpression(source: string, language: 'jsonata' | 'feel', input: JsonValue, now: number): Promise<Tried> {
  await loadExpressions();
  const whole = inLanguage(source, language);
  const compiled = compileExpression(whole);
  if (!compiled.ok) return { kind: 'failed', code: compiled.code, message: compiled.message };
  const answer = compiled.evaluate(input, { now });
  if (answer !== 'needsWorker') return triedOf(answer);
  return inWorker({ id: (count += 1), source: whole, input, now });
}

function triedOf(answer: Answer): Tried {
  return answer.ok ? { kind: 'value', value: answer.value } : { kind: 'failed', code: answer.code, message: answer.message };
}

function inWorker(request: TryRequest): Promise<Tried> {
  const asked = (worker ??= new Worker(new URL('./evaluate.worker.js', import.meta.url), { type: 'module' }));
  return new Promise((resolve) => {
    const end = (tried: Tried): void => {
      clearTimeout(timer);
      asked.removeEventListener('message', hear);
      asked.removeEventListener('error', fail);
      resolve(tried);
    };
    const stop = (): void => {
      asked.terminate();
      if (worker === asked) worker = undefined;
    };
    const hear = ({ data }: MessageEvent<{ readonly id: number; readonly result: Answer }>): void => {
      if (data.id === request.id) end(triedOf(data.result));
    };
    const fail = ({ message }: ErrorEvent): void => {
      stop();
      end({ kind: 'failed', code: 'EXPRESSION_FAILED', message });
    };
    const timer = setTimeout(() => {
      stop();
      end({ kind: 'tooLong' });
    }, patience);
    asked.addEventListener('message', hear);
    asked.addEventListener('error', fail);
    asked.postMessage(request);
  });
}
