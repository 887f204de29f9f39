import { MillraceError } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import type { AggregateKey } from '../ports/index.js';

/** The public id of a work item, job, timer or incident: `<instance>.<number>`. */
export function partId(key: AggregateKey, number: number): string {
  return `${idOfKey(key)}.${number}`;
}

/** The instance's id in the id of one of its parts. */
export function instanceOfPart(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('.')));
}

/** The number in the id of a part of this instance; refuses ids of others. */
export function partNumber(key: AggregateKey, id: unknown, place: string): number {
  const instance = idOfKey(key);
  const number = typeof id === 'string' && id.startsWith(`${instance}.`) ? Number(id.slice(instance.length + 1)) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new MillraceError('INVALID_INPUT', {
      place,
      expected: `an id that begins with ${instance}.`,
      found: typeof id === 'string' ? id.slice(0, 80) : typeof id,
    });
  }
  return number;
}
