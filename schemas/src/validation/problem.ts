import { describeError, type ErrorParams } from '../errors/error.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { Words } from './words.js';

/** Codes of problems with the shape of a document. */
export type ShapeCode = Extract<ErrorCode, `SHAPE_${string}`>;

/** Something wrong with the shape of a document, said so that a person can mend it. */
export interface ShapeProblem {
  /** A code of the error catalogue. */
  readonly code: ShapeCode;
  readonly severity: 'error';
  /** JSON Pointer (RFC 6901) of the place; `''` is the whole document. */
  readonly pointer: string;
  readonly message: Words;
  readonly params: ErrorParams;
  /** The element, node, rule … the place belongs to: what a canvas marks. */
  readonly elementId?: string;
}

/** The way to a place: names and indexes. */
export type Path = readonly (string | number)[];

/** Makes a problem. `words` are params that differ by language; the English ones stand in `params`. */
export function shapeProblem(code: ShapeCode, path: Path, params: ErrorParams, words: Readonly<Record<string, Words>> = {}): ShapeProblem {
  const pointer = pointerOf(path);
  const inLanguage = (language: 'en' | 'ru'): ErrorParams => ({
    place: pointer === '' ? wordsForTop[language] : pointer,
    ...params,
    ...Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word[language]])),
  });
  const elementId = elementOf(path);
  return {
    code,
    severity: 'error',
    pointer,
    message: { en: describeError(code, inLanguage('en'), 'en'), ru: describeError(code, inLanguage('ru'), 'ru') },
    params: inLanguage('en'),
    ...(elementId === undefined ? {} : { elementId }),
  };
}

const wordsForTop: Words = { en: 'the top', ru: 'начале документа' };

/** JSON Pointer (RFC 6901) of a path; names are cut where they are absurdly long. */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Maps by id whose entries a canvas or a tree shows. */
const byId = new Set([
  'elements',
  'flows',
  'messageFlows',
  'lanes',
  'participants',
  'artifacts',
  'groups',
  'dataObjects',
  'dataStores',
  'dataAssociations',
  'rootElements',
  'nodes',
  'rules',
]);

function elementOf(path: Path): string | undefined {
  // Inside a bundle the definition starts after `items` and its index.
  const inner = path[0] === 'items' && typeof path[1] === 'number' ? path.slice(2) : path;
  return typeof inner[1] === 'string' && byId.has(String(inner[0])) ? inner[1] : undefined;
}
