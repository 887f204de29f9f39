import type { JsonObject } from '@millrace/schemas';
import { MAX_ROW_BYTES } from '../stores/contract/limits.js';
import { exceedsBytes } from '../stores/contract/text.js';
import { weigh } from './variable-paths.js';

/** What stands around the values in a row or letter. */
const around = 20_000;
/** The most bytes that one character takes in JSON text. */
const widest = 6;

/** Bytes of values that one row or letter takes, at most. */
export const mostRowBytes = MAX_ROW_BYTES - around;

/** Whether values fit into one row or letter: what a store would refuse has to be found in the step that makes it, where it becomes an incident. */
export function fitsRow(values: JsonObject): boolean {
  return weigh(values) * widest <= mostRowBytes || !exceedsBytes(JSON.stringify(values), mostRowBytes);
}
