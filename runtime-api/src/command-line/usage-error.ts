import type { Words } from '../files/problem.js';

/** The command line was used in a way that cannot be meant; ends with status 2. */
export class UsageError extends Error {
  constructor(
    readonly words: Words,
    /** The command whose help tells more. */
    readonly command?: string,
  ) {
    super(words.en);
  }
}
