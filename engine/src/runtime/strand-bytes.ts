import type { EncodedCommit } from './commit-codec.js';

/** Bytes of a strand that knows nothing, and of a character of its state's JSON: objects of short texts take more than their text, large texts less. */
const STRAND_BYTES = 4096;
const BYTES_A_CHARACTER = 3;
/** A state holds no more than this (rule 18), however much was written to it over time. */
const MOST_HELD = 16 * 1024 * 1024;

/** Roughly how many bytes a strand takes, by the characters of what was read and written since its whole state was last counted. */
export function strandBytes(characters: number): number {
  return STRAND_BYTES + BYTES_A_CHARACTER * Math.min(characters, MOST_HELD);
}

/** Bytes of one commit, at most, after large values went to blobs (rule 2). */
export const COMMIT_BYTES = 1_048_576;

/** Whether a commit is more than one may be. */
export function isTooLarge({ body }: EncodedCommit): boolean {
  return body.length > COMMIT_BYTES / 3 && Buffer.byteLength(body) > COMMIT_BYTES;
}

/** Characters of a commit with its large values. */
export function charactersOf({ body, blobs }: EncodedCommit): number {
  let characters = body.length;
  for (const { text } of blobs) characters += text.length;
  return characters;
}
