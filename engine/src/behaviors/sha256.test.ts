import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyPart } from './aggregate-key.js';
import { sha256 } from './sha256.js';

describe('SHA-256', () => {
  it('gives the standard example', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('equals the hash of Node for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('agrees with Node on bytes around every block boundary', () => {
    for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_000]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7 + 3) & 255);
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});

describe('rule 1: parts of keys that people made', () => {
  it('keeps what the alphabet allows and hashes the rest', () => {
    expect(keyPart('purchase-plan')).toBe('purchase-plan');
    expect(keyPart('purchasePlan')).toMatch(/^[0-9a-f]{32}$/);
    expect(keyPart('план')).not.toBe(keyPart('План'));
  });

  it('never lets a name pose as the hash of another', () => {
    expect(keyPart(keyPart('purchasePlan'))).not.toBe(keyPart('purchasePlan'));
  });
});
