import type { WritableProcess } from '../process-document.js';
import type { Model } from '../read/model.js';

/** `order` names every shape of its plane once, from back to front: new frames go to the back, everything else to the front. */
export function keepOrder(document: WritableProcess, before: Model, now: Model): void {
  for (const [name, plane] of Object.entries(now.planes)) {
    const old = before.planes[name];
    if (old?.shapes === plane.shapes && old?.order === plane.order) continue;
    const { shapes = {}, order = [] } = plane;
    const known = new Set(order);
    const missing = Object.keys(shapes).filter((id) => !known.has(id) && !(old?.shapes !== undefined && Object.hasOwn(old.shapes, id)));
    if (missing.length === 0) continue;
    const target = document.layout?.planes?.[name];
    if (!target) continue;
    const isFrame = (id: string): boolean => {
      const kind = now.all.get(id)?.kind;
      return kind === 'pool' || kind === 'lane' || kind === 'group';
    };
    const rank = (id: string): number => (now.all.get(id)?.kind === 'pool' ? 0 : 1);
    const frames = missing.filter(isFrame).sort((one, other) => rank(one) - rank(other));
    const lastFrame = order.findLastIndex((id) => now.all.get(id)?.kind === 'pool' || now.all.get(id)?.kind === 'lane');
    target.order = [...order.slice(0, lastFrame + 1), ...frames, ...order.slice(lastFrame + 1), ...missing.filter((id) => !isFrame(id))];
  }
}
