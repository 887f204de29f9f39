/** The colours of a drawing. They come in as values, so that a drawing knows neither a page nor a browser. */
export interface DrawingTheme {
  readonly scheme: 'light' | 'dark' | 'print';
  /** Behind everything. */
  readonly paper: string;
  /** Inside of tasks, events and gateways. */
  readonly body: string;
  /** Outlines and lines. */
  readonly ink: string;
  readonly text: string;
  /** What is not in the foreground: lines not taken, notes. */
  readonly quiet: string;
  /** Frames of pools and lanes. */
  readonly frame: string;
  /** Headers of pools and lanes. */
  readonly header: string;
  /** The path taken, the present step, what is selected. */
  readonly accent: string;
  readonly accentBody: string;
  readonly onAccent: string;
  readonly bad: string;
  readonly badBody: string;
  readonly onBad: string;
}

/** The three looks of a drawing: on a light page, on a dark page, and on paper. */
export const drawingThemes: Readonly<Record<DrawingTheme['scheme'], DrawingTheme>> = {
  light: {
    scheme: 'light',
    paper: '#FFFFFF',
    body: '#FFFFFF',
    ink: '#1B2126',
    text: '#1B2126',
    quiet: '#59636B',
    frame: '#B6BFC6',
    header: '#F1F3F5',
    accent: '#0B6B72',
    accentBody: '#E4F2F3',
    onAccent: '#FFFFFF',
    bad: '#B42318',
    badBody: '#FDECEA',
    onBad: '#FFFFFF',
  },
  dark: {
    scheme: 'dark',
    paper: '#14181B',
    body: '#1C2226',
    ink: '#C6CFD5',
    text: '#E6EAED',
    quiet: '#9AA6AE',
    frame: '#4A555D',
    header: '#1F262A',
    accent: '#5CC4C9',
    accentBody: '#163436',
    onAccent: '#0D1B1C',
    bad: '#FF9C92',
    badBody: '#3D1B18',
    onBad: '#2A0B08',
  },
  print: {
    scheme: 'print',
    paper: '#FFFFFF',
    body: '#FFFFFF',
    ink: '#000000',
    text: '#000000',
    quiet: '#4D4D4D',
    frame: '#808080',
    header: '#F2F2F2',
    accent: '#000000',
    accentBody: '#E6E6E6',
    onAccent: '#FFFFFF',
    bad: '#000000',
    badBody: '#FFFFFF',
    onBad: '#FFFFFF',
  },
};

const channels = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour between two, `share` of the second. Both are `#rrggbb`. */
export function mixed(one: string, other: string, share: number): string {
  const others = channels(other);
  const parts = channels(one).map((value, index) => Math.round(value + ((others[index] ?? value) - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** A colour of an imported diagram as a theme can show it: made for white paper, it is remapped in the dark; print has none. */
export function imported(colour: string, part: 'fill' | 'stroke', theme: DrawingTheme): string {
  if (theme.scheme === 'light') return colour;
  if (theme.scheme === 'print') return part === 'fill' ? theme.body : theme.ink;
  return part === 'fill' ? mixed(theme.body, colour, 0.22) : mixed(colour, '#FFFFFF', 0.55);
}
