import { judgeAccent } from './contrast.js';
import { colours, type SchemeName } from './tokens.js';

declare module '@mui/material/styles' {
  interface Palette {
    /** Quiet backgrounds of status words and notices. */
    soft: { accent: string; neutral: string; ok: string; warn: string; bad: string };
    /** Edge of a control. */
    control: { border: string };
  }
  interface PaletteOptions {
    soft?: Partial<Palette['soft']>;
    control?: Partial<Palette['control']>;
  }
  interface TypeBackground {
    /** Bars, panels, hovered rows. */
    soft: string;
  }
}

/** MUI's palette of a scheme, from the tokens; a tenant's accent is used only where it can be read. */
export function paletteOf(scheme: SchemeName, accent?: string) {
  const tokens = colours[scheme];
  const verdict = accent === undefined ? null : judgeAccent(accent, scheme);
  const main = verdict?.accepted ? verdict.accent : tokens.accent;
  const onMain = verdict?.accepted ? verdict.onAccent : tokens.onAccent;
  const tone = (colour: string) => ({ main: colour, dark: colour, light: colour, contrastText: tokens.surface });
  return {
    mode: scheme,
    primary: { main, dark: main, light: main, contrastText: onMain },
    secondary: tone(tokens.textSoft),
    success: tone(tokens.ok),
    warning: tone(tokens.warn),
    error: tone(tokens.bad),
    info: { main, dark: main, light: main, contrastText: onMain },
    text: { primary: tokens.text, secondary: tokens.textSoft, disabled: tokens.textSoft },
    background: { default: tokens.surface, paper: tokens.surface, soft: tokens.surfaceSoft },
    divider: tokens.line,
    soft: verdict?.accepted ? { ...tokens.soft, accent: tokens.surfaceSoft } : tokens.soft,
    control: { border: tokens.controlBorder },
    action: {
      active: tokens.textSoft,
      hover: tokens.surfaceSoft,
      selected: tokens.soft.accent,
      disabled: tokens.textSoft,
      disabledBackground: tokens.soft.neutral,
      focus: tokens.soft.neutral,
    },
  };
}
