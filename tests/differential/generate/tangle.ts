import type { Sketch } from './sketch.js';

/**
 * An unstructured graph: each node leads to one or two later ones, whatever they are, so that joins may get stuck. Ways back lead only to user tasks: there the
 * instance rests.
 */
export function tangle(sketch: Sketch, scope: string, start: string): void {
  const { random } = sketch;
  const size = random.between(3, 8);
  const nodes = Array.from({ length: size }, () => node(sketch, scope));
  const end = sketch.add('end', scope, { type: 'endEvent' });
  const all = [...nodes, end];
  sketch.join(start, nodes[0] ?? end);
  all.forEach((to, index) => {
    if (index === 0) return;
    // Everything is reached: from the one before or from an earlier one that is not full.
    const before = all.slice(Math.max(0, index - 3), index).filter((id) => id !== end);
    lead(sketch, random.one(before), to);
  });
  nodes.forEach((from, index) => {
    if (random.chance(0.4) || (sketch.elements[from]?.outgoing ?? []).length === 0) lead(sketch, from, random.one(all.slice(index + 1)));
    const back = nodes.slice(0, index).filter((id) => sketch.elements[id]?.type === 'userTask');
    if (back.length > 0 && random.chance(0.1) && sketch.elements[from]?.type === 'exclusiveGateway') lead(sketch, from, random.one(back));
  });
  for (const id of nodes) conditions(sketch, id);
}

function node(sketch: Sketch, scope: string): string {
  const kind = sketch.random.weighed({
    user: 3,
    exclusive: 2,
    parallel: 3,
    script: 1,
    ...(sketch.has('inclusiveGateway') ? { inclusive: 3 } : {}),
    ...(sketch.has('complexGateway') ? { complex: 1 } : {}),
  });
  switch (kind) {
    case 'user': {
      const id = sketch.add('u', scope, { type: 'userTask' });
      sketch.answers.push(`d_${id}`);
      return id;
    }
    case 'exclusive':
      return sketch.add('gx', scope, { type: 'exclusiveGateway' });
    case 'parallel':
      return sketch.add('gp', scope, { type: 'parallelGateway' });
    case 'inclusive':
      return sketch.add('gi', scope, { type: 'inclusiveGateway' });
    case 'complex':
      return sketch.add('gc', scope, { type: 'complexGateway', activationCondition: `$activationCount >= ${sketch.random.between(1, 2)}` });
    case 'script': {
      const id = sketch.id_('s');
      sketch.elements[id] = {
        type: 'scriptTask',
        scope,
        script: { language: 'jsonata', set: { [`k_${id}`]: `$exists(k_${id}) ? k_${id} + 1 : 1` } },
      };
      return id;
    }
  }
}

function lead(sketch: Sketch, from: string, to: string): void {
  const known = Object.values(sketch.flows).some((flow) => flow.from === from && flow.to === to);
  if (!known) sketch.join(from, to);
}

/** Conditions where a split needs them; mostly with a default, so that not everything ends as an incident. */
function conditions(sketch: Sketch, id: string): void {
  const element = sketch.elements[id];
  const outgoing = element?.outgoing ?? [];
  if (!element || outgoing.length < 2 || element.type === 'parallelGateway') return;
  if (element.type !== 'exclusiveGateway' && element.type !== 'inclusiveGateway' && sketch.random.chance(0.5)) return;
  const fallback = sketch.random.chance(0.8) ? outgoing.at(-1) : undefined;
  for (const flow of outgoing) {
    const one = sketch.flows[flow];
    if (one && flow !== fallback) one.when = sketch.condition();
  }
  if (fallback !== undefined) element.default = fallback;
}
