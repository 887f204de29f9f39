import type { Bounds, Point } from '../nodes.js';

/** An object of a definition, which may hold anything: every read is checked. */
export type Raw = Readonly<Record<string, unknown>>;

const nothing: Raw = {};
/** Farther out than any diagram; what is beyond was not meant. */
const farthest = 1_000_000;
const largest = 200_000;

/** The value as an object; an empty one for everything else. */
export function rawOf(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : nothing;
}

/** The own member of an object; what it inherits is not data. */
export function member(raw: Raw, name: string): unknown {
  return Object.hasOwn(raw, name) ? raw[name] : undefined;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A text in a language: a string is in every language; otherwise the default language's, then any. */
export function toldIn(value: unknown, language: string, byDefault: string): string {
  if (typeof value === 'string') return value;
  const texts = rawOf(value);
  const found = [language, byDefault].map((name) => member(texts, name)).find((text) => typeof text === 'string' && text !== '');
  return textOf(found ?? Object.values(texts).find((text) => typeof text === 'string'));
}

const isPlace = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= farthest;

/** Bounds that can be drawn; `undefined` for all others: missing numbers, NaN, negative or immense sizes. */
export function boundsOf(value: unknown): Bounds | undefined {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(isPlace)) return undefined;
  const [x, y, width, height] = value as unknown as Bounds;
  return width > 0 && height > 0 && width <= largest && height <= largest ? [x, y, width, height] : undefined;
}

/** The points of a line that can be drawn: two at least. */
export function pointsOf(value: unknown): readonly Point[] | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const points = value.map((point: unknown): Point | undefined =>
    Array.isArray(point) && isPlace(point[0]) && isPlace(point[1]) ? [point[0], point[1]] : undefined,
  );
  return points.every((point) => point !== undefined) ? points : undefined;
}

/** A colour as `#rrggbb`; nothing else is written into a drawing. */
export function colourOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[0-9A-Fa-f]{6}$/.test(value) ? value : undefined;
}
