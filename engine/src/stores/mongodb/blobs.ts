import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { MillraceError } from '@millrace/schemas';
import type { MongoConnection } from './connection.js';
import type { BlobRef } from '../../ports/index.js';
import type { mongo } from 'mongoose';

/** A file whose hash is not known yet. No tenant has a colon in its name. */
const UPLOADING = 'uploading:';
const CHUNK_BYTES = 1_048_576;
/** A copy may be removed while it is read, because another is the one that stays. */
const TRIES = 3;

/** Blobs as GridFS files named `<tenant>/<SHA-256>`. The name is given last: until then nobody finds the file (rule 18). */
export class GridBlobs {
  readonly #files: mongo.Collection<mongo.GridFSFile>;
  readonly #chunks: mongo.Collection;
  readonly #bucket: mongo.GridFSBucket;

  constructor({ db, GridFSBucket }: MongoConnection) {
    this.#files = db.collection<mongo.GridFSFile>('blobs.files');
    this.#chunks = db.collection('blobs.chunks');
    this.#bucket = new GridFSBucket(db, { bucketName: 'blobs', chunkSizeBytes: CHUNK_BYTES });
  }

  async createIndexes(): Promise<void> {
    await this.#files.createIndex({ filename: 1, uploadDate: 1 });
    await this.#chunks.createIndex({ files_id: 1, n: 1 }, { unique: true });
  }

  async put(tenant: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<BlobRef> {
    if (bytes instanceof Uint8Array) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if ((await this.#named(tenant, hash)).length > 0) return { tenant, hash, size: bytes.length };
    }
    const { id, hash, size } = await this.#upload(bytes instanceof Uint8Array ? [bytes] : bytes);
    await this.#publish(tenant, hash, id);
    return { tenant, hash, size };
  }

  async #upload(bytes: AsyncIterable<Uint8Array> | readonly Uint8Array[]) {
    const digest = createHash('sha256');
    let size = 0;
    const upload = this.#bucket.openUploadStream(UPLOADING);
    async function* measured() {
      for await (const part of bytes) {
        digest.update(part);
        size += part.length;
        if (part.length > 0) yield Buffer.from(part);
      }
    }
    try {
      await pipeline(measured, upload);
    } catch (error) {
      // What cannot be removed now is found by nobody.
      await this.#remove([upload.id]).catch(() => undefined);
      throw error;
    }
    return { id: upload.id, hash: digest.digest('hex'), size };
  }

  /**
   * Gives the file its name, unless another has it. Of several that got it at once the one with the smallest id stays:
   * each that comes removes all but that one, because who came before may have looked when it was still alone.
   */
  async #publish(tenant: string, hash: string, id: mongo.ObjectId): Promise<void> {
    if ((await this.#named(tenant, hash)).length > 0) return this.#remove([id]);
    await this.#files.updateOne({ _id: { $eq: id } }, { $set: { filename: nameOf(tenant, hash) } });
    const [, ...later] = await this.#named(tenant, hash);
    await this.#remove(later.map(({ _id }) => _id));
  }

  async get(tenant: string, hash: string, range?: readonly [number, number]): Promise<Uint8Array | null> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const [file] = await this.#named(tenant, hash);
      if (file === undefined) return null;
      const from = Math.min(range?.[0] ?? 0, file.length);
      const to = Math.min(range?.[1] ?? file.length, file.length);
      const bytes = from < to ? await this.#read(file, from, to) : new Uint8Array(0);
      if (bytes !== null) return bytes;
    }
    throw new MillraceError('STORE_UNAVAILABLE', { reason: `the blob ${tenant}/${hash} is incomplete` });
  }

  /** The bytes `[from, to)`, or `null` when pieces of the file are missing. */
  async #read({ _id, chunkSize }: mongo.GridFSFile, from: number, to: number): Promise<Uint8Array | null> {
    const first = Math.floor(from / chunkSize);
    const last = Math.floor((to - 1) / chunkSize);
    const cursor = this.#chunks.find({ files_id: { $eq: _id }, n: { $gte: first, $lte: last } }).sort({ n: 1 });
    const bytes = new Uint8Array(to - from);
    let filled = 0;
    for await (const { n, data } of cursor) {
      const start = (n as number) * chunkSize;
      const piece = (data as mongo.Binary).buffer.subarray(Math.max(from - start, 0), Math.min(to - start, chunkSize));
      if (start + Math.max(from - start, 0) !== from + filled) return null;
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return filled === bytes.length ? bytes : null;
  }

  async delete(tenant: string, hash: string): Promise<void> {
    await this.#remove((await this.#named(tenant, hash)).map(({ _id }) => _id));
  }

  async #named(tenant: string, hash: string): Promise<readonly mongo.GridFSFile[]> {
    return this.#files
      .find({ filename: { $eq: nameOf(tenant, hash) } })
      .sort({ _id: 1 })
      .toArray();
  }

  /** First the file, so that nobody begins to read what is going. */
  async #remove(ids: readonly mongo.ObjectId[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#files.deleteMany({ _id: { $in: [...ids] } });
    await this.#chunks.deleteMany({ files_id: { $in: [...ids] } });
  }
}

function nameOf(tenant: string, hash: string): string {
  return `${tenant}/${hash}`;
}
