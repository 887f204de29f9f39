/** So near to the border the view begins to move, in pixels, and so far it moves in one frame at most. */
const near = 40;
const fastest = 15;

/** How far the view moves in one frame while something is held near the border of the surface; nothing elsewhere. */
export function panAtBorder(
  { left, top, right, bottom }: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  pointer: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } | undefined {
  const along = (at: number, low: number, high: number): number => {
    const speed = (far: number): number => Math.min(1, Math.max(0, (near - far) / near)) * fastest;
    return speed(at - low) - speed(high - at);
  };
  const [x, y] = [along(pointer.x, left, right), along(pointer.y, top, bottom)];
  return x === 0 && y === 0 ? undefined : { x, y };
}
