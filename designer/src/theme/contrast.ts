import { colours, type SchemeName } from './tokens.js';

/** Least contrast of text, WCAG 2.2 §1.4.3. */
export const textContrast = 4.5;
/** Least contrast of controls and meaningful marks, WCAG 2.2 §1.4.11. */
export const markContrast = 3;

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Red, green and blue from 0 to 1; `null` when it is not `#rgb` or `#rrggbb`. */
function channels(colour: string): readonly [number, number, number] | null {
  if (!hex.test(colour)) return null;
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const at = (start: number) => Number.parseInt(digits.slice(start, start + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Relative luminance from 0 (black) to 1 (white), WCAG 2.2. `NaN` for what is not `#rgb` or `#rrggbb`. */
export function luminance(colour: string): number {
  const parts = channels(colour);
  return parts ? 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]) : Number.NaN;
}

/**
 * Contrast ratio of two colours, from 1 to 21, WCAG 2.2. `NaN` for what is not `#rgb` or `#rrggbb`.
 *
 * @example contrast('#000000', '#ffffff') // 21
 */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What became of a tenant's accent. */
export type AccentVerdict =
  /** It may be used; `onAccent` is the text on it. */
  | { readonly accepted: true; readonly accent: string; readonly onAccent: string }
  /** It may not: it is no colour, or too close to a surface it is read on. */
  | { readonly accepted: false; readonly reason: 'notAColour' | 'tooLittleContrast'; readonly contrast: number };

/**
 * Whether a tenant's accent may be used in a scheme: as text on both surfaces and on its own quiet background it must reach 4.5:1.
 *
 * @param accent `#rgb` or `#rrggbb`.
 * @param scheme The scheme it is meant for.
 * @example judgeAccent('#FFD400', 'light') // { accepted: false, reason: 'tooLittleContrast', contrast: 1.3… }
 */
export function judgeAccent(accent: string, scheme: SchemeName): AccentVerdict {
  const { surface, surfaceSoft } = colours[scheme];
  const found = Math.min(contrast(accent, surface), contrast(accent, surfaceSoft));
  if (Number.isNaN(found)) return { accepted: false, reason: 'notAColour', contrast: 0 };
  if (found < textContrast) return { accepted: false, reason: 'tooLittleContrast', contrast: found };
  const dark = colours.dark.surface;
  const onAccent = contrast(accent, '#FFFFFF') >= contrast(accent, dark) ? '#FFFFFF' : dark;
  return { accepted: true, accent, onAccent };
}
