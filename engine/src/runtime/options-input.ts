import { isRetention } from '../behaviors/retention.js';
import { expiryOf } from '../correlation/index.js';
import { optionsOf, refuse, refuseNoText } from './call-input.js';
import type { EngineOptions } from './engine-options.js';

const storeCalls = ['open', 'close', 'commitAll', 'project', 'load', 'read', 'head', 'find', 'get'] as const;
const numbers = { jobsAtOnce: 1, keepInMemory: 1, cacheBytes: 1024 * 1024, patience: 1 } as const;

/** What `createEngine` was given, checked before anything is opened. */
export function engineOptions(given: EngineOptions): EngineOptions {
  const options = optionsOf(given, 'the options of createEngine');
  withCalls('store', options.store, storeCalls);
  if (options.time !== undefined) withCalls('time', options.time, ['now', 'monotonic', 'at', 'after']);
  if (options.ids !== undefined) withCalls('ids', options.ids, ['next', 'derive', 'hash']);
  const handlers = optionsOf(options.handlers, 'handlers');
  for (const [type, handler] of Object.entries<unknown>(handlers)) {
    if (typeof handler !== 'function') refuse(`handlers.${type}`, 'a function', handler);
  }
  for (const name of ['log', 'pause'] as const) {
    const call: unknown = options[name];
    if (call !== undefined && typeof call !== 'function') refuse(name, 'a function', call);
  }
  for (const [name, least] of Object.entries(numbers)) {
    const value: unknown = options[name as keyof typeof numbers];
    if (value !== undefined && !(Number.isSafeInteger(value) && (value as number) >= least))
      refuse(name, `a whole number from ${least} on`, value);
  }
  const work: unknown = options.work;
  if (work !== undefined && typeof work !== 'boolean') refuse('work', 'true or false', work);
  optionsOf(options.http, 'http');
  refuseNoText({ tenant: options.tenant, messageTimeToLive: options.messageTimeToLive, retention: options.retention });
  if (options.retention !== undefined && !isRetention(options.retention))
    refuse('retention', 'never, or a length of time such as P3Y', options.retention);
  expiryOf(options.messageTimeToLive, 0, 'messageTimeToLive');
  return options.handlers === undefined ? options : { ...options, handlers };
}

function withCalls(place: string, value: unknown, calls: readonly string[]): void {
  if (typeof value !== 'object' || value === null) refuse(place, `an object with ${calls.join(', ')}`, value);
  for (const call of calls) {
    let found: unknown;
    try {
      found = Reflect.get(value, call);
    } catch {
      found = undefined;
    }
    if (typeof found !== 'function') refuse(`${place}.${call}`, 'a function', found);
  }
}
