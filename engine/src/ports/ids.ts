/** Where ids come from. All ids are lower-case ASCII and sort by the time they were made (rule 1). */
export interface IdSource {
  /** A fresh UUIDv7 at `now` (milliseconds since 1970 UTC). */
  next(now: number): string;
  /**
   * A UUIDv7 that depends on nothing but its arguments: the time part of `seed` (a UUIDv7) and a SHA-256 of `seed` and `parts`. The same
   * start asked twice finds the same instance (rule 6).
   */
  derive(seed: string, ...parts: readonly string[]): string;
  /** The SHA-256 of a text, lower-case hex: for parts of keys that people made. */
  hash(text: string): string;
}
