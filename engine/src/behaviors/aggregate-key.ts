import type { AggregateKey } from '../ports/index.js';
import { sha256 } from './sha256.js';

const plainPart = /^[0-9a-z_-]{1,64}$/;
const hashLike = /^[0-9a-f]{32}$/;

/** The key of an aggregate: `<tenant>/<type>/<id>`. */
export function aggregateKey(tenant: string, type: string, id: string): AggregateKey {
  return `${tenant}/${type}/${id}`;
}

/** The key of what gives an instance's reservations back when it is cancelled: `<tenant>/holder/<instance>`. */
export function holderKey(tenant: string, instanceId: string): AggregateKey {
  return aggregateKey(tenant, 'holder', instanceId);
}

/** The id of an aggregate: what stands in its key after tenant and type. */
export function idOfKey(key: AggregateKey): string {
  return key.slice(key.indexOf('/', key.indexOf('/') + 1) + 1);
}

/**
 * A part of a key for a name that people chose: the name itself where the key's alphabet allows it, else the first 32 hex digits of its SHA-256
 * (rule 1). A name that looks like such a hash is hashed too, so two names never meet. There is no dot in it: dots join parts.
 */
export function keyPart(name: string): string {
  return plainPart.test(name) && !hashLike.test(name) ? name : sha256(name).slice(0, 32);
}
