import { refuse, type Refusal } from '../refusals.js';
import { scopeOfLane } from '../read/frames.js';
import { standsIn, type Found, type Model } from '../read/model.js';
import { isContainerType } from '../read/types.js';
import { mayHost } from './may-connect.js';
import type { ThingKind } from '../../drawing/read/diagram.js';

/** Where something is to stand. */
export interface Standing {
  readonly scope: string;
  readonly lane?: string | undefined;
  readonly attachedTo?: string | undefined;
}

/**
 * Whether what stands in a scope is drawn on a plane: a process on planes that show no subprocess apart, an open subprocess where its shape is, a closed
 * one on its own plane.
 */
export function isShownOn(model: Model, scope: string, plane: string): boolean {
  const shown = model.planes[plane];
  if (!shown) return false;
  if (shown.of === scope) return true;
  const apart = shown.of === undefined ? undefined : model.all.get(shown.of);
  const isApart = apart?.kind === 'element';
  const around = model.all.get(scope);
  if (around?.kind !== 'element') return !isApart;
  return shown.shapes?.[scope]?.expanded === true;
}

/** Whether a new thing of a type may stand somewhere; `undefined`: it may. */
export function mayStand(model: Model, kind: ThingKind, type: string, { scope, lane, attachedTo }: Standing): Refusal | undefined {
  const around = model.all.get(scope);
  if (!around || !(around.kind === 'process' || (around.kind === 'element' && isContainerType(around.entry.type))))
    return refuse('OUTSIDE_POOL', scope);
  if (lane !== undefined && model.all.get(lane)?.kind !== 'lane') return refuse('UNKNOWN', lane);
  if (lane !== undefined && scopeOfLane(model, lane) !== scope) return refuse('NOT_THERE', lane);
  if (kind !== 'element' || type !== 'boundaryEvent') return undefined;
  const host = attachedTo === undefined ? undefined : model.all.get(attachedTo);
  if (!host || !mayHost(host)) return refuse('NO_HOST', attachedTo);
  return host.entry.scope === scope ? undefined : refuse('NOT_THERE', scope);
}

/** Whether things that are there may go into a scope: never into themselves. */
export function mayMoveInto(model: Model, things: readonly Found[], scope: string): Refusal | undefined {
  const around = model.all.get(scope);
  if (!around || !(around.kind === 'process' || (around.kind === 'element' && isContainerType(around.entry.type))))
    return refuse('OUTSIDE_POOL', scope);
  const circle = things.find(({ id }) => id === scope || standsIn(model, scope, id));
  return circle ? refuse('INTO_ITSELF', circle.id) : undefined;
}
