import { mongo } from 'mongoose';
import { describe, expect, it, vi } from 'vitest';
import { mongoStore } from './index.js';
import { readBulkError, storeError } from './driver-errors.js';

const inserted = ({ insertedCount = 0 }: Record<string, number>) => insertedCount;
const bulkError = (writeErrors: readonly object[], insertedCount: number, concern?: object) =>
  Object.assign(new mongo.MongoServerError({ message: 'bulk' }), {
    writeErrors,
    result: { insertedCount, getWriteConcernError: () => concern },
  });
const named = <T extends Error>(error: T, name: string) => Object.defineProperty(error, 'name', { value: name });

describe('what a bulk answer tells of each entry', () => {
  it('rule 3: refused entries are told apart by code, and the others were done', () => {
    const error = named(
      bulkError(
        [
          { index: 1, code: 11000 },
          { index: 2, code: 10334 },
        ],
        1,
      ),
      'MongoBulkWriteError',
    );
    expect(readBulkError(error, 3, inserted)).toEqual({
      refused: [
        { index: 1, duplicate: true },
        { index: 2, duplicate: false },
      ],
      complete: true,
    });
  });

  it('rule 3: a write-concern error leaves open what became of the others', () => {
    const error = named(bulkError([{ index: 1, code: 11000 }], 2, { code: 64 }), 'MongoBulkWriteError');
    expect(readBulkError(error, 3, inserted)).toEqual({ refused: [{ index: 1, duplicate: true }], complete: false });
  });

  it('rule 3: an answer whose numbers do not add up leaves the others open', () => {
    const error = named(bulkError([{ index: 0, code: 11000 }], 1), 'MongoBulkWriteError');
    expect(readBulkError(error, 3, inserted).complete).toBe(false);
  });

  it('rule 3: a lost connection, which comes in the class of an answer, tells nothing', () => {
    const error = named(bulkError([], 0), 'MongoBulkWriteError');
    expect(readBulkError(error, 2, inserted)).toEqual({ refused: [], complete: false });
    expect(readBulkError(new mongo.MongoNetworkError('gone'), 2, inserted)).toEqual({ refused: [], complete: false });
  });
});

describe('an error of the driver as callers see it', () => {
  it('is STORE_UNAVAILABLE with the cause, and without the password of an address', () => {
    const cause = new mongo.MongoServerError({ message: 'no answer from mongodb://anna:secret@db.example:27017/x' });
    const error = storeError(cause);
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', cause });
    expect((error as Error).message).toContain('mongodb://db.example:27017/x');
    expect((error as Error).message).not.toContain('secret');
  });

  it('leaves what is not the driver’s as it is', () => {
    const ours = new Error('the upload broke');
    expect(storeError(ours)).toBe(ours);
  });
});

describe('without its package', () => {
  it('the store says what to install', async () => {
    vi.doMock('mongoose', () => Promise.reject(new Error('Cannot find package mongoose')));
    try {
      const opening = mongoStore('mongodb://127.0.0.1:1').open([]);
      await expect(opening).rejects.toMatchObject({ code: 'STORE_DRIVER_MISSING', status: 500 });
      await expect(opening).rejects.toThrow('npm install mongoose@9');
    } finally {
      vi.doUnmock('mongoose');
    }
  });

  it('an address that is none is refused, and not shown', () => {
    expect(() => mongoStore('postgres://anna:secret@db/x')).toThrow('mongodb://host');
    expect(() => mongoStore('postgres://anna:secret@db/x')).not.toThrow('secret');
  });
});
