import { Beyond } from '../naive/expressions.js';
import type { Move, Side } from './moves.js';

/** What is seen after a move; an error that should not be is seen too. */
export function seenAfter(side: Side, move: Move): unknown {
  try {
    side.apply(move);
    return JSON.parse(JSON.stringify(side.observe())) as unknown;
  } catch (error) {
    if (error instanceof Beyond) throw error;
    return {
      thrown: error instanceof Error ? `${error.message}` : String(error),
      stack: error instanceof Error ? error.stack?.split('\n').slice(1, 6) : [],
    };
  }
}
