import type { JsonValue, Text } from '@millrace/schemas';
import type { ProcessState } from '../execution/state.js';
import type { AggregateKey } from '../ports/index.js';
import { parseKey } from './aggregate-state.js';
import { present } from './call-input.js';
import type { Started } from './command-options.js';
import type { EngineParts } from './engine-parts.js';

/** A number that does not come within these milliseconds is left to a later read (rule 9). */
const comesWithin = 300;

/**
 * The number of an instance that has just been started, of a process that gives numbers. It is there when the start has settled; a start that was repeated meanwhile settles for itself at once, so it
 * waits for the number of the first.
 */
async function numberOf(parts: EngineParts, key: AggregateKey): Promise<string | undefined> {
  const state = await look(parts, key);
  if (state === null || state.number !== undefined) return state?.number;
  const { tenant, id } = parseKey(key);
  let stop: (() => void) | undefined;
  try {
    const came = new Promise<true>((resolve) => {
      stop = parts.changes.listen(tenant, (change) => {
        if (change.collection === 'instances' && change.id === id && typeof change.fields?.['numberKey'] === 'string') resolve(true);
      });
    });
    const late = (await look(parts, key))?.number;
    if (late !== undefined) return late;
    await parts.runtime.within(comesWithin, came);
  } finally {
    stop?.();
  }
  return (await look(parts, key))?.number;
}

async function look(parts: EngineParts, key: AggregateKey): Promise<ProcessState | null> {
  return (await parts.available(() => parts.runtime.look(key))).state as ProcessState | null;
}

/** What a start is answered with: the number where one comes, and what its form warns of. */
export async function startAnswer(parts: EngineParts, key: AggregateKey, answer: JsonValue): Promise<Pick<Started, 'number' | 'warnings'>> {
  const { numbered, warnings } = Object(answer) as { readonly numbered?: true; readonly warnings?: readonly Text[] };
  return present({ number: numbered ? await numberOf(parts, key) : undefined, warnings });
}
