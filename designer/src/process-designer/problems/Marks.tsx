import type { Theme } from '@mui/material/styles';
import { createContext, memo, useContext } from 'react';
import type { Point } from '../../drawing/nodes.js';
import { MarkSign, markSize } from './MarkSign.js';
import { markWords } from './mark-words.js';
import { useMark } from './use-problems.js';

/** The language that marks speak. */
export const MarkLanguage = createContext<'en' | 'ru'>('en');

/** Opens the list of problems at what is wrong with a thing. */
export const OpenProblemsOf = createContext<(id: string) => void>(() => undefined);

/** The thing whose problems the list was opened for last; each time a new object. */
export const AskedProblem = createContext<{ readonly id: string } | undefined>(undefined);

/** How marks look; for `sx` of what is around the canvas, so that a mark itself costs no styles. From afar they are drawn twice as large. */
export const markStyles = {
  '& .problem-mark': { overflow: 'visible', strokeWidth: 2, cursor: 'pointer' },
  '& .problem-mark.error': { color: 'error.main' },
  '& .problem-mark.warning': { color: 'warning.main' },
  '& .problem-mark .ground': { fill: 'currentColor', stroke: 'currentColor', strokeWidth: 1 },
  '& .problem-mark .sign': { fill: 'none', stroke: (theme: Theme) => (theme.vars ?? theme).palette.background.paper },
  '& svg.problem-mark': { position: 'absolute', right: -markSize / 2, top: -markSize / 2, zIndex: 1, pointerEvents: 'all' },
  '& .far svg.problem-mark': { transform: 'scale(2)' },
  '& .far g.problem-mark > g': { transform: 'scale(2)' },
} as const;

/** The mark at the corner of a shape: drawn again only when something else is wrong with it. */
export const ShapeMark = memo(function ShapeMark({ id }: { readonly id: string }) {
  const mark = useMark(id);
  const language = useContext(MarkLanguage);
  const open = useContext(OpenProblemsOf);
  if (!mark) return null;
  const words = markWords(mark, language);
  return (
    <svg
      className={`problem-mark ${mark.severity}`}
      width={markSize}
      height={markSize}
      role="img"
      aria-label={words}
      onClick={() => open(id)}
    >
      <title>{words}</title>
      <MarkSign severity={mark.severity} />
    </svg>
  );
});

/** The mark in the middle of a line. */
export const WayMark = memo(function WayMark({ id, via }: { readonly id: string; readonly via: readonly Point[] }) {
  const mark = useMark(id);
  const language = useContext(MarkLanguage);
  const open = useContext(OpenProblemsOf);
  if (!mark) return null;
  const words = markWords(mark, language);
  const [x, y] = middleOf(via);
  return (
    <g
      className={`problem-mark ${mark.severity}`}
      transform={`translate(${x} ${y})`}
      role="img"
      aria-label={words}
      onClick={() => open(id)}
    >
      <title>{words}</title>
      <g>
        <g transform={`translate(${-markSize / 2} ${-markSize / 2})`}>
          <MarkSign severity={mark.severity} />
        </g>
      </g>
    </g>
  );
});

/** The point half the way along. */
function middleOf(via: readonly Point[]): Point {
  const lengths = via.slice(1).map(([x, y], index) => Math.hypot(x - (via[index]?.[0] ?? x), y - (via[index]?.[1] ?? y)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [via[index], via[index + 1]];
    if (from && to && length > 0 && left <= length) {
      const part = left / length;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    }
    left -= length;
  }
  return via[0] ?? [0, 0];
}
