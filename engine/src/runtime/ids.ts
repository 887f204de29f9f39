import { hash, randomFillSync } from 'node:crypto';
import type { IdSource } from '../ports/index.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a UUIDv7 in lower case (RFC 9562 §5.7). */
export function isUuidV7(text: unknown): boolean {
  return typeof text === 'string' && UUID_V7.test(text);
}

/** The instant of a UUIDv7, milliseconds since 1970 UTC. */
export function timeOfUuid(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Ten random bytes an id are taken from here, so that the system is asked once for many ids. */
const pool = Buffer.alloc(10 * 256);
let used = pool.length;

/** Where ten unused bytes of the pool begin. */
function tenBytes(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return used - 10;
}

function randomHex(): string {
  const from = tenBytes();
  return pool.toString('hex', from, from + 10);
}

const VARIANT = '89ab';

function assemble(timeHex: string, twentyHex: string): string {
  const variant = VARIANT[Number.parseInt(twentyHex.charAt(3), 16) & 3] ?? '8';
  return `${timeHex.slice(0, 8)}-${timeHex.slice(8)}-7${twentyHex.slice(0, 3)}-${variant}${twentyHex.slice(4, 7)}-${twentyHex.slice(7, 19)}`;
}

/** UUIDv7 ids from the system's random numbers. Within one process they are ascending: a counter breaks ties within a millisecond. */
export function systemIds(): IdSource {
  let lastTime = 0;
  let counter = 0;
  return {
    next(now) {
      // RFC 9562 §6.2 method 1: twelve bits of counter after the time keep ids of one millisecond in order.
      if (now > lastTime) {
        lastTime = now;
        counter = 0;
      } else if (++counter === 4096) {
        lastTime++;
        counter = 0;
      }
      const time = lastTime.toString(16).padStart(12, '0');
      return assemble(time, counter.toString(16).padStart(3, '0') + randomHex().slice(3));
    },
    derive(seed, ...parts) {
      return assemble(seed.slice(0, 8) + seed.slice(9, 13), hash('sha256', JSON.stringify([seed, ...parts]), 'hex'));
    },
    hash: (text) => hash('sha256', text, 'hex'),
  };
}

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of a runtime node's life: ten letters of time, eight of chance; sorts by time. */
export function newEpochId(now: number): string {
  let time = '';
  for (let left = now, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = (BASE32[left % 32] ?? '0') + time;
  const chance = [...randomFillSync(Buffer.alloc(8))].map((byte) => BASE32[byte % 32]).join('');
  return time + chance;
}

/** Nine random bytes as twelve characters: makes the hash of erased data unguessable (rule 21). */
export function newSalt(): string {
  const from = tenBytes();
  return pool.toString('base64url', from, from + 9);
}
