import { createTheme, type Shadows, type Theme } from '@mui/material/styles';
import { components } from './components.js';
import { paletteOf } from './palette.js';
import { gridUnit, motion, radii, textFamily, typeScale, weights } from './tokens.js';

/** Attribute of the page's root element that says which scheme is drawn: `data-scheme="light"` or `"dark"`. */
export const schemeAttribute = 'data-scheme';

const text = (step: keyof typeof typeScale, fontWeight: number) => ({
  fontSize: `${typeScale[step].size / 16}rem`,
  lineHeight: typeScale[step].line / typeScale[step].size,
  fontWeight,
  letterSpacing: 0,
});

/** Long Russian titles take half a phone's page at 28 px. */
const phone = '@media (max-width: 599.95px)';

/** A border separates; only what lies over the page casts a shadow. */
const overPage = '0 4px 16px rgb(0 0 0 / 16%)';
const shadows = Array.from({ length: 25 }, (_, at) => (at === 8 || at === 24 ? overPage : 'none')) as Shadows;

/**
 * The theme of designer and portal: tokens of `tokens.ts` as MUI's theme with CSS variables and both schemes.
 *
 * @param accent A tenant's accent (`#rrggbb`); used in the schemes where it reaches 4.5:1, else the house's own.
 */
export function createMillraceTheme(accent?: string): Theme {
  return createTheme({
    cssVariables: { colorSchemeSelector: `[${schemeAttribute}="%s"]`, cssVarPrefix: 'mr' },
    colorSchemes: { light: { palette: paletteOf('light', accent) }, dark: { palette: paletteOf('dark', accent) } },
    spacing: gridUnit,
    shape: { borderRadius: radii.control },
    shadows,
    motion: { reducedMotion: 'system' },
    transitions: {
      duration: {
        shortest: motion.quick,
        shorter: motion.quick,
        short: motion.usual,
        standard: motion.usual,
        complex: motion.usual,
        enteringScreen: motion.usual,
        leavingScreen: motion.quick,
      },
    },
    typography: {
      fontFamily: textFamily,
      fontWeightRegular: weights.regular,
      fontWeightMedium: weights.medium,
      fontWeightBold: weights.bold,
      h1: { ...text('display', weights.bold), [phone]: text('title', weights.bold) },
      h2: text('title', weights.bold),
      h3: text('lead', weights.bold),
      h4: text('body', weights.bold),
      h5: text('body', weights.bold),
      h6: text('body', weights.bold),
      subtitle1: text('lead', weights.medium),
      subtitle2: text('body', weights.medium),
      body1: text('body', weights.regular),
      body2: text('small', weights.regular),
      caption: text('small', weights.regular),
      overline: { ...text('small', weights.medium), textTransform: 'none' },
      button: { ...text('body', weights.medium), textTransform: 'none' },
    },
    components,
  });
}
