import type { DrawingTheme } from './theme.js';

/** How an element stands in one instance. */
export type StepState = 'done' | 'present' | 'incident' | 'cancelled';

/** What of a process was done in one instance, and what the reader looks at. */
export interface DrawingStates {
  readonly elements?: Readonly<Record<string, { readonly state: StepState; readonly count?: number }>>;
  /** How many times each flow was taken. */
  readonly flows?: Readonly<Record<string, number>>;
  readonly selected?: string | undefined;
  readonly focus?: string | undefined;
}

/** How one shape is painted: the theme's colours after its state and its own colours were taken into account. */
export interface Look {
  readonly outline: string;
  readonly body: string;
  readonly text: string;
  readonly lineWidth: number;
  /** An SVG dash pattern; absent: a whole line. */
  readonly dash?: string;
  /** Behind everything, for what is cut out of an outline. */
  readonly paper: string;
  readonly quiet: string;
}

/**
 * The look of a shape. State is never said by colour alone: the line's width and pattern differ, and a mark at the corner names the state.
 *
 * @param inRoute Whether the drawing shows an instance: what was not reached stays in the background.
 */
export function lookOf(theme: DrawingTheme, state: StepState | undefined, inRoute: boolean): Look {
  const plain: Look = {
    outline: inRoute && !state ? theme.quiet : theme.ink,
    body: theme.body,
    text: inRoute && !state ? theme.quiet : theme.text,
    lineWidth: 1.5,
    paper: theme.paper,
    quiet: theme.quiet,
  };
  if (state === 'done') return { ...plain, outline: theme.accent, lineWidth: 2 };
  if (state === 'present') return { ...plain, outline: theme.accent, body: theme.accentBody, lineWidth: 3 };
  if (state === 'incident') return { ...plain, outline: theme.bad, body: theme.badBody, lineWidth: 3 };
  if (state === 'cancelled') return { ...plain, outline: theme.quiet, text: theme.quiet, dash: '6 4' };
  return plain;
}
