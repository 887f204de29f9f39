import { checkHash, checkRange, checkTenant } from '../contract/index.js';
import { sha256 } from '../../behaviors/sha256.js';
import type { BlobRef, BlobStore } from '../../ports/index.js';

/** Blobs in a map. `guard` is called first and may refuse (a closed store). */
export function memoryBlobs(blobs: Map<string, Uint8Array>, guard: () => void): BlobStore {
  return {
    async put(tenant, bytes): Promise<BlobRef> {
      guard();
      checkTenant(tenant);
      const whole = bytes instanceof Uint8Array ? bytes.slice() : await gather(bytes);
      guard();
      const hash = sha256(whole);
      blobs.set(`${tenant}/${hash}`, whole);
      return { tenant, hash, size: whole.length };
    },
    async get(tenant, hash, range) {
      guard();
      checkTenant(tenant);
      checkHash(hash);
      checkRange(range);
      return blobs.get(`${tenant}/${hash}`)?.slice(range?.[0], range?.[1]) ?? null;
    },
    async delete(tenant, hash) {
      guard();
      checkTenant(tenant);
      checkHash(hash);
      blobs.delete(`${tenant}/${hash}`);
    },
  };
}

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    held.push(part.slice());
    size += part.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of held) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
