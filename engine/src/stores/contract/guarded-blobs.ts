import type { BlobStore } from '../../ports/index.js';

/** Blobs of a store: `guard` is called first and refuses where the store is not open. */
export function guardedBlobs(blobs: BlobStore, guard: () => void): BlobStore {
  return {
    async put(tenant, bytes) {
      guard();
      return blobs.put(tenant, bytes);
    },
    async get(tenant, hash, range) {
      guard();
      return blobs.get(tenant, hash, range);
    },
    async delete(tenant, hash) {
      guard();
      return blobs.delete(tenant, hash);
    },
  };
}
