import type { ReactFlowState } from '@xyflow/react';

type Drawn = Pick<ReactFlowState, 'userSelectionRect' | 'transform'> & {
  readonly nodeLookup: ReadonlyMap<
    string,
    {
      readonly className?: string | undefined;
      readonly position: { readonly x: number; readonly y: number };
      readonly width?: number | undefined;
      readonly height?: number | undefined;
    }
  >;
};

/**
 * Whether the rectangle that is being drawn takes a node: steps as soon as it touches them, pools, lanes and open subprocesses when it encloses them.
 * Who frames some steps of a pool means the steps.
 *
 * @returns True too while no rectangle is drawn.
 */
export function isTakenByLasso({ userSelectionRect: rect, transform: [left, top, zoom], nodeLookup }: Drawn, id: string): boolean {
  const node = nodeLookup.get(id);
  if (!rect || !node?.className?.split(' ').includes('frame')) return true;
  const [x, y] = [node.position.x * zoom + left, node.position.y * zoom + top];
  const [width, height] = [(node.width ?? 0) * zoom, (node.height ?? 0) * zoom];
  return rect.x <= x && rect.y <= y && rect.x + rect.width >= x + width && rect.y + rect.height >= y + height;
}
