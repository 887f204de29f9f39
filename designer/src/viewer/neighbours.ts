import type { Bounds, Diagram, DrawnPart, Drawing } from '../drawing/index.js';

/** Where an arrow key leads. */
export type Arrow = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown';

const middle = ([x, y, width, height]: Bounds): readonly [number, number] => [x + width / 2, y + height / 2];

/** Parts that may have the focus, from left to right as they are read. */
export function steppable(drawing: Drawing): readonly DrawnPart[] {
  return drawing.parts.filter(({ kind }) => kind === 'element');
}

/**
 * The part an arrow leads to: right and left follow the flows, up and down choose among what stands above and below; where no flow leads on, the
 * nearest part in that direction.
 */
export function neighbour(drawing: Drawing, diagram: Diagram, from: string, arrow: Arrow): string | undefined {
  const parts = new Map(steppable(drawing).map((part) => [part.id, part]));
  const here = parts.get(from);
  if (!here?.shape) return undefined;
  const [x, y] = middle(here.shape);
  const distance = (id: string): number => {
    const [px, py] = middle(parts.get(id)?.shape ?? [0, 0, 0, 0]);
    return Math.hypot(px - x, py - y);
  };
  const nearest = (ids: readonly string[]): string | undefined => [...ids].sort((one, other) => distance(one) - distance(other))[0];
  if (arrow === 'ArrowRight' || arrow === 'ArrowLeft') {
    const isRight = arrow === 'ArrowRight';
    const linked = [...diagram.lines.values()]
      .filter(({ kind }) => kind === 'sequence')
      .flatMap(({ from: source, to }) => (isRight && source === from ? [to] : !isRight && to === from ? [source] : []));
    const hosted = isRight ? [] : [diagram.things.get(from)?.attachedTo ?? ''];
    const known = [...linked, ...hosted].filter((id) => id !== from && parts.has(id));
    // A way back is followed only when no other leads on.
    const onward = known.filter((id) => Math.sign(middle(parts.get(id)?.shape ?? [0, 0, 0, 0])[0] - x) === (isRight ? 1 : -1));
    const found = nearest(onward) ?? nearest(known);
    if (found !== undefined) return found;
  }
  const ahead = [...parts.values()].filter(({ id, shape }) => {
    if (id === from || !shape) return false;
    const [px, py] = middle(shape);
    const [dx, dy] = [px - x, py - y];
    if (arrow === 'ArrowRight') return dx > 4 && Math.abs(dy) <= dx;
    if (arrow === 'ArrowLeft') return dx < -4 && Math.abs(dy) <= -dx;
    if (arrow === 'ArrowDown') return dy > 4 && Math.abs(dx) <= dy * 2;
    return dy < -4 && Math.abs(dx) <= -dy * 2;
  });
  return nearest(ahead.map(({ id }) => id));
}

/** Elements in the order in which a reader meets them: along the flows from the beginnings, the content of a subprocess after it. */
export function inReadingOrder(diagram: Diagram): readonly { readonly id: string; readonly depth: number }[] {
  const elements = [...diagram.things.values()].filter(({ kind }) => kind === 'element');
  const next = new Map<string, string[]>();
  const entered = new Set<string>();
  const follow = (from: string, to: string): void => {
    next.set(from, [...(next.get(from) ?? []), to]);
    entered.add(to);
  };
  for (const { kind, from, to } of diagram.lines.values()) if (kind === 'sequence' && from !== to) follow(from, to);
  for (const { id, attachedTo } of elements) if (attachedTo !== '') follow(attachedTo, id);
  const scopes = new Map<string, string[]>();
  for (const { id, scope } of elements) scopes.set(scope, [...(scopes.get(scope) ?? []), id]);
  const seen = new Set<string>();
  const order: { id: string; depth: number }[] = [];
  const known = new Set(elements.map(({ id }) => id));
  const visit = (first: string, depth: number): void => {
    const waiting = [first];
    while (waiting.length > 0) {
      const id = waiting.shift() ?? '';
      if (seen.has(id) || !known.has(id)) continue;
      seen.add(id);
      order.push({ id, depth });
      if (depth < 50) for (const child of begins(scopes.get(id) ?? [])) visit(child, depth + 1);
      waiting.push(...(next.get(id) ?? []));
    }
  };
  const begins = (ids: readonly string[]): readonly string[] => [...ids.filter((id) => !entered.has(id)), ...ids];
  for (const process of diagram.processes) for (const id of begins(scopes.get(process) ?? [])) visit(id, 0);
  for (const { id } of elements) visit(id, 0);
  return order;
}
