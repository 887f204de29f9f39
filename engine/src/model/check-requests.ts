import { isRetention } from '../behaviors/retention.js';
import type { ProcessDefinition, ProcessPart } from './definition.js';
import type { ElementChecker } from './element-checker.js';

/** Checks how the instances of a process are numbered. */
export function checkNumber(checker: ElementChecker, { number }: ProcessPart): void {
  if (number === undefined || checker.object(['number'], ['prefix', 'digits', 'restart']) === undefined) return;
  const { prefix, digits, restart }: Readonly<Record<keyof typeof number, unknown>> = {
    prefix: '',
    digits: 1,
    restart: 'never',
    ...number,
  };
  if (typeof prefix !== 'string' || prefix.length > 40 || /\p{Cc}/u.test(prefix))
    checker.report('ATTRIBUTE_INVALID', ['number', 'prefix'], { expected: 'a text of at most 40 characters' });
  else if (restart === 'yearly' || restart === 'monthly') checkPeriod(checker, prefix, restart);
  if (!Number.isInteger(digits) || Number(digits) < 1 || Number(digits) > 15)
    checker.report('ATTRIBUTE_INVALID', ['number', 'digits'], { expected: 'a whole number from 1 to 15' });
  if (restart !== 'never' && restart !== 'yearly' && restart !== 'monthly')
    checker.report('ATTRIBUTE_INVALID', ['number', 'restart'], { expected: 'never, yearly or monthly' });
}

/** A series that starts again gives the same numbers once more unless the prefix tells its periods apart. */
function checkPeriod(checker: ElementChecker, prefix: string, restart: 'yearly' | 'monthly'): void {
  const tells = /\{yy(?:yy)?\}/.test(prefix) && (restart === 'yearly' || prefix.includes('{MM}'));
  if (!tells) {
    const expected = restart === 'yearly' ? 'a prefix with {yyyy} or {yy}' : 'a prefix with the year and {MM}';
    checker.report('ATTRIBUTE_INVALID', ['number', 'prefix'], { expected });
  }
}

/** Checks how long the instances of a process are kept. */
export function checkRetention(checker: ElementChecker, part: ProcessPart): void {
  const retention: unknown = part.retention;
  if (retention === undefined || (typeof retention === 'string' && isRetention(retention))) return;
  checker.report('ATTRIBUTE_INVALID', ['retention'], { expected: 'never, or a length of time such as P3Y' });
}

/** Checks where the instances of a process may be withdrawn: at elements that stand in it. */
export function checkWithdrawal(
  definition: ProcessDefinition,
  process: string,
  checker: ElementChecker,
  { withdrawal }: ProcessPart,
): void {
  if (withdrawal === undefined || checker.object(['withdrawal'], ['at']) === undefined) return;
  const at: unknown = withdrawal.at;
  if (at === undefined) return;
  if (!Array.isArray(at) || at.length === 0) {
    checker.report('ATTRIBUTE_INVALID', ['withdrawal', 'at'], { expected: 'a list of elements' });
    return;
  }
  for (const [index, id] of (at as readonly unknown[]).entries()) {
    if (typeof id === 'string' && processOf(definition, id) === process) continue;
    checker.report('PROCESS_REFERENCE_UNKNOWN', ['withdrawal', 'at', index], { expected: 'an element of this process' });
  }
}

/** The process an element stands in, directly or within subprocesses. */
function processOf({ elements, processes }: ProcessDefinition, id: string): string | undefined {
  let at = Object.hasOwn(elements, id) ? elements[id]?.scope : undefined;
  for (let depth = 0; at !== undefined && depth < 100; depth++) {
    if (Object.hasOwn(processes, at)) return at;
    at = Object.hasOwn(elements, at) ? elements[at]?.scope : undefined;
  }
  return undefined;
}
