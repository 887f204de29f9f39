import { outgoingOf, visible } from './data.js';
import { holdsFor } from './expressions.js';
import type { Instance } from './instance.js';
import { textOf } from './model.js';

/** Whether tokens wait for one another at an element. */
export function isJoin(on: Instance, element: string): boolean {
  const { type } = on.model.element(element);
  if (type === 'complexGateway') return true;
  return (type === 'parallelGateway' || type === 'inclusiveGateway') && on.model.incoming(element).length > 1;
}

/** A token reaches a join. A parallel gateway goes on as soon as each flow has brought one; the others are looked at when all is done. */
export function arriveAtJoin(on: Instance, gateway: string, flow: string, scope: number): void {
  const joins = on.scope(scope)?.joins;
  if (!joins) return;
  const counts = (joins[gateway] ??= {});
  counts[flow] = (counts[flow] ?? 0) + 1;
  if (on.model.element(gateway).type !== 'parallelGateway') return;
  const flows = on.model.incoming(gateway).map(({ id }) => id);
  if (flows.every((one) => (counts[one] ?? 0) > 0)) {
    spend(on, gateway, scope, flows);
    on.activate(gateway, scope);
  }
}

/** Looks at the joins that wait, by scope and then by id; tells whether one went on. */
export function lookAtJoins(on: Instance): boolean {
  let fired = false;
  for (const { id } of [...on.s.scopes].sort((a, b) => a.id - b.id)) {
    const scope = on.scope(id);
    if (!scope) continue;
    const gateways = [...new Set([...Object.keys(scope.joins), ...Object.keys(scope.resets)])].sort();
    for (const gateway of gateways) {
      if (on.s.status !== 'active' || !on.scope(id)) return true;
      const { type } = on.model.element(gateway);
      if (type === 'inclusiveGateway') fired = inclusive(on, gateway, id) || fired;
      if (type === 'complexGateway') fired = complex(on, gateway, id) || fired;
    }
  }
  return fired;
}

function inclusive(on: Instance, gateway: string, scope: number): boolean {
  const counts = on.scope(scope)?.joins[gateway];
  if (!counts || awaits(on, gateway, scope, Object.keys(counts))) return false;
  spend(on, gateway, scope, Object.keys(counts));
  on.activate(gateway, scope);
  return true;
}

/** BPMN 2.0.2 §13.4.5: waits for its condition, then for the rest of its flows, then begins anew. */
function complex(on: Instance, gateway: string, scope: number): boolean {
  const here = on.scope(scope);
  if (!here) return false;
  const counts = here.joins[gateway] ?? {};
  const had = here.resets[gateway];
  if (had === undefined) {
    const activationCount = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const condition = textOf(on.model.element(gateway).activationCondition ?? 'true');
    const isOn = activationCount > 0 && holdsFor(condition, visible(on, scope), { activationCount, arrived: counts });
    if (!isOn) return false;
    const flows = Object.keys(counts);
    spend(on, gateway, scope, flows);
    here.resets[gateway] = flows;
    go(on, gateway, scope, true);
    return true;
  }
  const rest = on.model
    .incoming(gateway)
    .map(({ id }) => id)
    .filter((id) => !had.includes(id));
  const here2 = rest.filter((id) => (counts[id] ?? 0) > 0);
  if (here2.length < rest.length && awaits(on, gateway, scope, [...had, ...here2])) return false;
  spend(on, gateway, scope, here2);
  delete here.resets[gateway];
  go(on, gateway, scope, false);
  return true;
}

/** At the reset only conditions say that a flow gets a token: each should get one at the start or then, not both (§10.6.5). */
function go(on: Instance, gateway: string, scope: number, waitingForStart: boolean): void {
  const { id } = on.enter(gateway, scope);
  on.attempt('begin', id, () => {
    if (waitingForStart) {
      on.leave(id, outgoingOf(on, gateway, scope, { waitingForStart }));
      return;
    }
    const { default: fallback } = on.model.element(gateway);
    const conditional = on.model.outgoing(gateway).filter((flow) => flow.when !== undefined && flow.id !== fallback);
    const holding = conditional.filter(({ when }) => holdsFor(textOf(when ?? ''), visible(on, scope), { waitingForStart }));
    on.leave(id, holding.length === 0 && fallback !== undefined ? [fallback] : holding.map((flow) => flow.id));
  });
}

/** Takes one token of each of the flows. */
function spend(on: Instance, gateway: string, scope: number, flows: readonly string[]): void {
  const joins = on.scope(scope)?.joins;
  const counts = joins?.[gateway];
  if (!joins || !counts) return;
  // It is not stuck any more.
  on.s.incidents = on.s.incidents.filter((one) => one.step !== 'join' || one.scope !== scope || one.element !== gateway);
  for (const flow of flows) {
    const left = (counts[flow] ?? 0) - 1;
    if (left > 0) counts[flow] = left;
    else delete counts[flow];
  }
  if (Object.keys(counts).length === 0) delete joins[gateway];
}

/**
 * Whether a token may still come along a flow that has none (BPMN 2.0.2 §13.4.3): some token of the scope has a way to an empty incoming flow, not through the
 * gateway, and no way to one that already has a token.
 */
function awaits(on: Instance, gateway: string, scope: number, arrived: readonly string[]): boolean {
  const empty = on.model
    .incoming(gateway)
    .map(({ id }) => id)
    .filter((id) => !arrived.includes(id));
  return positions(on, gateway, scope).some((flows) => {
    const reached = reach(on, gateway, flows);
    return empty.some((flow) => reached.has(flow)) && !arrived.some((flow) => reached.has(flow));
  });
}

/** Where the tokens of a scope are, each as the flows it may go along next. */
function positions(on: Instance, gateway: string, scope: number): readonly (readonly string[])[] {
  const queued = on.s.queue
    .filter((token) => token.scope === scope)
    .map((token) => ('flow' in token ? [token.flow] : onward(on, token.element)));
  // What is being undone, or undoes, goes nowhere from there.
  const busy = on.s.activities
    .filter((activity) => activity.scope === scope && activity.handles === undefined)
    .map(({ element }) => onward(on, element));
  const waiting = Object.entries(on.scope(scope)?.joins ?? {}).flatMap(([other, counts]) =>
    other === gateway ? [] : Object.keys(counts).map((flow) => [flow]),
  );
  return [...queued, ...busy, ...waiting];
}

/** Flows by which a token may leave an element: its own, those of its boundary events, and the way of a link. */
function onward(on: Instance, element: string): readonly string[] {
  const own = on.model.outgoing(element).map(({ id }) => id);
  const attached = on.model.boundaries(element).flatMap((event) => on.model.outgoing(event).map(({ id }) => id));
  const { type, event } = on.model.element(element);
  const linked = type === 'intermediateThrowEvent' && event?.type === 'link' ? onward(on, on.model.linkTarget(element)) : [];
  return [...own, ...attached, ...linked];
}

/** All flows that can be reached from some, themselves included, not going through the gateway. */
function reach(on: Instance, gateway: string, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const next = [...from];
  for (let flow = next.pop(); flow !== undefined; flow = next.pop()) {
    if (reached.has(flow)) continue;
    reached.add(flow);
    const { to } = on.model.flow(flow);
    if (to !== gateway) next.push(...onward(on, to));
  }
  return reached;
}
