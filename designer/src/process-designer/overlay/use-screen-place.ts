import { useViewport } from '@xyflow/react';
import { useDesigner } from '../state/use-designer.js';

/** Where a shape of the shown plane is on the surface, in pixels; follows pan and zoom. */
export function useScreenPlace(
  id: string | undefined,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly zoom: number } | undefined {
  const at = useDesigner(({ document, plane }) => (id === undefined ? undefined : document.layout?.planes?.[plane]?.shapes?.[id]?.at));
  const { x, y, zoom } = useViewport();
  if (!at) return undefined;
  const [left = 0, top = 0, width = 0, height = 0] = at;
  return { left: left * zoom + x, top: top * zoom + y, width: width * zoom, height: height * zoom, zoom };
}
