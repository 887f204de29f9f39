import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { useEffect, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { createMillraceTheme, schemeAttribute } from './create-theme.js';
import { fontFaces } from './fonts.js';
import type { SchemeChoice } from './tokens.js';
import { usePrinting } from './use-printing.js';

/** What `<MillraceTheme>` takes. */
export interface MillraceThemeProps {
  /** Light, dark, or as the person's system. */
  readonly scheme: SchemeChoice;
  /** Nonce of the page's Content-Security-Policy; goes onto every `<style>`. */
  readonly nonce?: string;
  /** A tenant's accent (`#rrggbb`); not used in a scheme where it has less than 4.5:1. */
  readonly accent?: string;
  readonly children: ReactNode;
}

const asSystem = '(prefers-color-scheme: dark)';

/**
 * Colours, type and spacing for everything inside. Stands once around the whole page; the scheme is a property, so whoever keeps the
 * person's choice (settings, `localStorage`) owns it. To draw the first frame in the right scheme, run `schemeScript` in the page's head.
 */
export function MillraceTheme({ scheme, nonce, accent, children }: MillraceThemeProps) {
  const cache = useMemo(() => createCache({ key: 'mr', prepend: true, ...(nonce === undefined ? {} : { nonce }) }), [nonce]);
  const theme = useMemo(() => createMillraceTheme(accent), [accent]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode={scheme} storageManager={null}>
        <SchemeKeeper scheme={scheme} />
        <GlobalStyles styles={fontFaces} />
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Keeps MUI and the page's attribute at the scheme that was chosen; the attribute before the first paint, so nothing flashes. */
function SchemeKeeper({ scheme }: { readonly scheme: SchemeChoice }) {
  const { mode, setMode } = useColorScheme();
  const printing = usePrinting();
  useEffect(() => {
    if (mode !== scheme) setMode(scheme);
  }, [mode, scheme, setMode]);
  useLayoutEffect(() => {
    const system = window.matchMedia(asSystem);
    const show = () => {
      // Paper is white.
      const drawn = printing ? 'light' : scheme === 'system' ? (system.matches ? 'dark' : 'light') : scheme;
      const root = document.documentElement;
      root.setAttribute(schemeAttribute, drawn);
      // What schemeScript painted for the first frame.
      root.style.removeProperty('background-color');
      root.style.removeProperty('color-scheme');
    };
    show();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [scheme, printing]);
  return null;
}
