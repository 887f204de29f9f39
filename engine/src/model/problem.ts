import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';
import { inRussian } from '#phrases';

/** One sentence in both languages of the product. */
export interface Message {
  readonly en: string;
  readonly ru: string;
}

/**
 * Something wrong or doubtful in a definition, said so that an analyst can mend it: which place, what was expected, what was found, what to do.
 * An `error` stops a deployment, a `warning` does not.
 */
export interface Problem {
  /** A code of the error catalogue; never changes its meaning. */
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning';
  /** JSON Pointer (RFC 6901) into the definition; `''` is the definition itself. */
  readonly pointer: string;
  readonly message: Message;
  readonly params: ErrorParams;
  /** The element, node or rule it is about, where there is one: what a canvas marks. */
  readonly elementId?: string;
  /** Of the flow of control: ids of the elements that tokens pass one after the other until it happens, the element itself last. */
  readonly trace?: readonly string[];
}

/** Where a problem is and what fills its message. */
export interface ProblemPlace {
  /** The way from the definition to the place: property names and indexes. */
  readonly path: readonly (string | number)[];
  readonly severity?: 'error' | 'warning';
  readonly elementId?: string;
  readonly params?: ErrorParams;
  readonly trace?: readonly string[];
}

/** Makes a problem with its message in both languages from the error catalogue; an error unless told otherwise. */
export function problem(code: ErrorCode, place: ProblemPlace): Problem {
  const params = place.params ?? {};
  return {
    code,
    severity: place.severity ?? 'error',
    pointer: pointerTo(place.path),
    message: { en: describeError(code, params, 'en'), ru: describeError(code, inRussian(params), 'ru') },
    params,
    ...(place.elementId === undefined ? {} : { elementId: place.elementId }),
    ...(place.trace === undefined ? {} : { trace: place.trace }),
  };
}

/** JSON Pointer (RFC 6901) of a way through a document. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
