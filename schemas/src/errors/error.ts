import type { JsonValue } from '../values/json.js';
import { catalogue } from '#catalogue';
import type { CatalogueEntry, ErrorCode } from './catalogue.js';

/** What fills the places of an error's message. Never secrets, never whole documents. */
export type ErrorParams = Readonly<Record<string, JsonValue>>;

/** Pages may carry a part of the catalogue only (`#catalogue`). */
const entries: Readonly<Partial<Record<ErrorCode, CatalogueEntry>>> = catalogue;

/** The message of a code in one language, filled with its params. */
export function describeError(code: ErrorCode, params: ErrorParams = {}, language: 'en' | 'ru' = 'en'): string {
  return (entries[code]?.[language] ?? code).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/**
 * The one error class of the product: expected failures as seen by a caller. It may be shown: it has a stable code and a message that says what was
 * expected, what was found and what to do.
 */
export class MillraceError extends Error {
  override readonly name = 'MillraceError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { readonly cause?: unknown }) {
    super(describeError(code, params), options);
    this.code = code;
    this.params = params;
  }

  /** The HTTP status at the edge. */
  get status(): number {
    return entries[this.code]?.status ?? 500;
  }
}
