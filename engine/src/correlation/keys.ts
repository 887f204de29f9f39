import type { JsonValue } from '@millrace/schemas';
import { aggregateKey, keyPart } from '../behaviors/aggregate-key.js';
import { sha256 } from '../behaviors/sha256.js';
import type { AggregateKey } from '../ports/index.js';

/** The key of the room where messages of a name and correlation key wait: `<tenant>/message/<hash>`. Messages without a key have a room of their own. */
export function messageRoomKey(tenant: string, name: string, key: string | null): AggregateKey {
  return aggregateKey(tenant, 'message', keyPart(JSON.stringify([name, key])));
}

/** The key of a broadcast of a signal: `<tenant>/signal/<id>`. */
export function signalKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'signal', keyPart(id));
}

/** What starts a process in a definition: its start event, and the id of the event in it where it is a multiple one. */
export interface StartPlace {
  readonly definition: string;
  readonly element: string;
  readonly event?: string;
}

/** `<definition>.<element>`, and `.<event>` of a multiple one, in the alphabet of keys. */
export function startPart({ definition, element, event }: StartPlace): string {
  return [definition, element, ...(event === undefined ? [] : [event])].map(keyPart).join('.');
}

/** The key of the schedule of a timer start event: `<tenant>/schedule/<definition>.<element>`. */
export function scheduleKey(tenant: string, place: StartPlace): AggregateKey {
  return aggregateKey(tenant, 'schedule', startPart(place));
}

/**
 * A correlation key as text: sender and receiver meet where theirs are the same. Texts, numbers and truth values are keys; `undefined` for anything else
 * and for the empty text.
 *
 * @example correlationText(42) // '42'
 */
export function correlationText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const uuidAhead = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;
/** Where ids come from that carry no time: the beginning of 2025. */
const fallback = 1_735_689_600_000;

/**
 * The id of an instance that something starts once: the same for the same cause, however often it is delivered (rule 13). A UUIDv7 whose time is that of the
 * cause where its id begins with one, so that ids go on sorting by time.
 */
export function startedInstanceId(tenant: string, cause: string, ...parts: readonly string[]): string {
  const hash = sha256(JSON.stringify([tenant, cause, ...parts]));
  const time = uuidAhead.test(cause)
    ? cause.slice(0, 8) + cause.slice(9, 13)
    : (fallback + Number.parseInt(hash.slice(40, 48), 16)).toString(16).padStart(12, '0');
  const variant = '89ab'[Number.parseInt(hash.charAt(3), 16) & 3] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
