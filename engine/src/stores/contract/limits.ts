/** The longest commit body a store takes, in UTF-8 bytes: 1 MB of events (rule 2) and what stands around them. */
export const MAX_COMMIT_BYTES = 2_000_000;
/** The longest row body a store takes, in UTF-8 bytes. */
export const MAX_ROW_BYTES = 2_000_000;
/** The longest snapshot part, in UTF-16 code units (rule 18). */
export const SNAPSHOT_PART = 1_000_000;
/** The most rows or commits one page holds. */
export const MAX_PAGE = 1000;
/** The most conditions a filter may hold, counting each text of `in` and `anyOf`. */
export const MAX_CONDITIONS = 2000;
/** The deepest nesting of `and` and `or`. */
export const MAX_DEPTH = 20;
/** The highest `seq` of an epoch, so that a commit's place fits one safe integer beside its epoch's number. */
export const MAX_SEQ = 4_294_967_295;
