import { short } from '../nodes.js';

/** A polygon through points written as x,y pairs around a centre and scaled. */
export function polygon(corners: readonly (readonly [number, number])[], [cx, cy]: readonly [number, number] = [0, 0], scale = 1): string {
  return `M${corners.map(([x, y]) => `${short(cx + x * scale)} ${short(cy + y * scale)}`).join('L')}z`;
}

/** The corners of a regular polygon, the first at the top. */
export function regular(count: number, radius = 1): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index * 2 * Math.PI) / count;
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius] as const;
  });
}
