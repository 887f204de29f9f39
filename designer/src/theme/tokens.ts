/** Colours of one scheme. Each is a sRGB colour, `#rrggbb`. */
export interface SchemeColours {
  /** Links, the primary action, selection, focus, the path taken. */
  readonly accent: string;
  /** Text and icons on the accent. */
  readonly onAccent: string;
  readonly text: string;
  /** Secondary text: help, dates, captions. Readable on every surface. */
  readonly textSoft: string;
  /** The page. */
  readonly surface: string;
  /** Bars, panels, hovered rows. */
  readonly surfaceSoft: string;
  /** Edges of controls: 3:1 against both surfaces. */
  readonly controlBorder: string;
  /** Lines that only separate. */
  readonly line: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  /** Quiet backgrounds of status words and notices. */
  readonly soft: { readonly accent: string; readonly neutral: string; readonly ok: string; readonly warn: string; readonly bad: string };
}

/** A colour scheme of the interface. */
export type SchemeName = 'light' | 'dark';

/** What a person chooses: a scheme, or whatever their system uses. */
export type SchemeChoice = SchemeName | 'system';

/** The colours of both schemes. tests prove the contrast of every pair that meets on a page. */
export const colours: Readonly<Record<SchemeName, SchemeColours>> = {
  light: {
    accent: '#0B6B72',
    onAccent: '#FFFFFF',
    text: '#1B2126',
    textSoft: '#59636B',
    surface: '#FFFFFF',
    surfaceSoft: '#F6F7F8',
    controlBorder: '#7B858D',
    line: '#DDE2E6',
    ok: '#1E7A45',
    warn: '#8A5A00',
    bad: '#B42318',
    soft: { accent: '#E4F2F3', neutral: '#EDF0F2', ok: '#E8F5ED', warn: '#FCF3DF', bad: '#FDEDEB' },
  },
  dark: {
    accent: '#5CC4C9',
    onAccent: '#14181B',
    text: '#E6EAED',
    textSoft: '#9AA6AE',
    surface: '#14181B',
    surfaceSoft: '#1C2226',
    controlBorder: '#7B858D',
    line: '#2F383E',
    ok: '#62C98B',
    warn: '#E3AE4C',
    bad: '#F58D80',
    soft: { accent: '#15343A', neutral: '#272F35', ok: '#16301F', warn: '#33280F', bad: '#3B1D19' },
  },
};

/** Sizes and line heights of text in px; written into styles as rem, so that a reader's larger font size is honoured. */
export const typeScale = {
  small: { size: 12, line: 16 },
  body: { size: 14, line: 20 },
  lead: { size: 16, line: 24 },
  title: { size: 20, line: 28 },
  display: { size: 28, line: 36 },
} as const;

/** Weights of Inter that are used. */
export const weights = { regular: 400, medium: 550, bold: 650 } as const;

/** Corner radii in px: controls and cards. */
export const radii = { control: 4, card: 8 } as const;

/** The grid's unit in px; `theme.spacing(1)`. */
export const gridUnit = 8;

/** Heights of controls in px. */
export const controlHeights = { studio: 32, list: 36, form: 44 } as const;

/** Durations in ms; all under 150, and none at all where the person asked for less motion. */
export const motion = { quick: 80, usual: 120 } as const;

/** Widths and heights of the page patterns in px, for `sx` of patterns and pages. */
export const sizes = {
  /** Top bar. */
  bar: 56,
  /** Column of a list beside its detail. */
  list: 360,
  /** One column of a guided form or document. */
  column: 640,
  /** Sign-in, dialogs that ask one thing. */
  narrow: 400,
  /** Longest page of lists and records. */
  page: 1280,
  /** Right column of a record. */
  aside: 344,
  /** Palette, tree, sections of settings. */
  palette: 240,
  /** Properties in the studio. */
  properties: 320,
  /** Least width at which the studio has its panels beside the canvas. */
  studio: 900,
  /** Least width of a column in an editable table: short values, and words. */
  cell: 112,
  cellWide: 160,
  /** A lane of a board. */
  lane: 288,
  /** Lowest window in which bars stay while the page moves: 400 % zoom or a phone on its side would lose a third of theirs. */
  low: 400,
  /** Smallest pointer target, WCAG 2.5.8. */
  target: 24,
  /** Pointer target of primary actions on a phone. */
  touch: 44,
  icon: 20,
  iconSmall: 16,
  avatar: 32,
  avatarSmall: 24,
  /** Thickness of the focus ring and of the line under a chosen tab. */
  ring: 2,
  /** Line at the side of the open item. */
  mark: 3,
  /** A separating line. */
  line: 1,
  /** A dot before a status word or an event. */
  dot: 8,
} as const;

/** `sx` of a text that only screen readers meet. */
export const unseen = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** Family of all text; Cyrillic is drawn by the same face. */
export const textFamily = '"Inter Variable", "Inter", "Segoe UI", "Helvetica Neue", "Arial", sans-serif';

/** Family of codes, expressions and JSON: the system's own. */
export const codeFamily = 'ui-monospace, "Cascadia Mono", "SF Mono", "Menlo", "Consolas", monospace';
