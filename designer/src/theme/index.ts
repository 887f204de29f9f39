export { MillraceTheme, type MillraceThemeProps } from './MillraceTheme.js';
export { createMillraceTheme, schemeAttribute } from './create-theme.js';
export { usePrinting } from './use-printing.js';
export { schemeKey, schemeScript } from './scheme-script.js';
export { contrast, judgeAccent, luminance, markContrast, textContrast, type AccentVerdict } from './contrast.js';
export {
  codeFamily,
  colours,
  controlHeights,
  textFamily,
  gridUnit,
  motion,
  radii,
  sizes,
  typeScale,
  unseen,
  weights,
  type SchemeChoice,
  type SchemeColours,
  type SchemeName,
} from './tokens.js';
