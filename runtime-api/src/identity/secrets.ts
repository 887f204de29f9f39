import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters that need no escaping in an address or a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, lower-case hex. Enough for what is random; passwords go through argon2id. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has this hash; takes the same time whichever way it differs. */
export function hasHash(secret: string, hash: string): boolean {
  const found = Buffer.from(hashOf(secret));
  const expected = Buffer.from(hash);
  return found.length === expected.length && timingSafeEqual(found, expected);
}
