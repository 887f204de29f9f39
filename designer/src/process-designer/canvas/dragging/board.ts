import { flushSync } from 'react-dom';
import type { Point } from '../../../drawing/nodes.js';
import type { TakenEnds } from './drag.js';
import type { StretchedWays } from './stretched-ways.js';

/** What moves on the board: nodes and whole lines as they are, some lines by one end. */
export interface Moving {
  readonly nodes: ReadonlySet<string>;
  readonly whole: readonly string[];
  readonly stretched: ReadonlyMap<string, TakenEnds>;
}

/** The picture of a drag. */
export interface Board {
  readonly show: (by: Point) => void;
  /** The flow that would take what is dragged. */
  readonly mark: (flow: string | undefined) => void;
  /** Everything is again where the document has it. */
  readonly clear: () => void;
}

const still: Point = [0, 0];

/**
 * Moves what is drawn without the document, React Flow or React knowing: their arrays would cost each frame something for every node and line there is,
 * this only for what moves. Only stretched lines are drawn again.
 */
export function makeBoard(surface: HTMLElement, { nodes, whole, stretched }: Moving, ways: StretchedWays): Board {
  const lines = new Set(whole);
  const moved = [
    ...[...surface.querySelectorAll<HTMLElement>('.react-flow__node')].filter(({ dataset }) => nodes.has(dataset['id'] ?? '')),
    ...[...surface.querySelectorAll<SVGElement>('.react-flow__edge')].flatMap(({ dataset, parentElement }) =>
      lines.has(dataset['id'] ?? '') && parentElement ? [parentElement] : [],
    ),
  ];
  let marked: Element | null = null;
  const place = (translate: string): void => {
    for (const { style } of moved) style.translate = translate;
  };
  return {
    show: (by) => {
      place(`${by[0]}px ${by[1]}px`);
      if (stretched.size === 0) return;
      flushSync(() => {
        for (const [line, ends] of stretched) ways.set(line, { from: ends.from ? by : still, to: ends.to ? by : still });
      });
    },
    mark: (flow) => {
      marked?.classList.remove('takes');
      marked = flow === undefined ? null : surface.querySelector(`.react-flow__edge[data-id="${CSS.escape(flow)}"]`);
      marked?.classList.add('takes');
    },
    clear: () => {
      marked?.classList.remove('takes');
      place('');
      flushSync(() => {
        for (const line of stretched.keys()) ways.set(line, undefined);
      });
    },
  };
}
