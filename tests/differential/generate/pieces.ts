import { attachEvents } from './handlers.js';
import { subprocess, throwingSubprocess, transaction } from './scopes.js';
import type { Piece, Place, Sketch } from './sketch.js';
import { task } from './tasks.js';

/** Some pieces one after another. */
export function sequence(sketch: Sketch, place: Place, length: number): Piece {
  const first = piece(sketch, place);
  let last = first;
  for (let index = 1; index < length && last.exit !== null && sketch.budget > 0; index++) {
    const next = piece(sketch, place);
    sketch.lead(last, next.entry);
    last = next;
  }
  return { entry: first.entry, exit: last.exit };
}

/** Any piece; a single task when not much more may be made. */
export function piece(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const many = sketch.budget > 4;
  const deep = place.depth < 3 && sketch.budget > 5;
  const kind = random.weighed({
    task: 10,
    ...(many ? { exclusive: 3, parallel: 3, round: 1.5, terminate: 0.7 } : {}),
    ...(many && sketch.has('inclusiveGateway') ? { inclusive: 3 } : {}),
    ...(many && sketch.has('complexGateway') ? { complex: 0.8 } : {}),
    ...(many && sketch.has('eventBasedGateway') ? { eventBased: 2 } : {}),
    ...(many && sketch.has('link') ? { link: 0.7 } : {}),
    ...(deep ? { subprocess: 3 } : {}),
    ...(deep && sketch.has('boundaryError') && sketch.has('endError') ? { throwing: 2 } : {}),
    ...(deep && sketch.has('transaction') ? { transaction: 1.5 } : {}),
  });
  switch (kind) {
    case 'task': {
      const made = task(sketch, place);
      return attachEvents(sketch, place, made, sketch.elements[made.entry]?.type ?? '');
    }
    case 'exclusive':
      return exclusive(sketch, place);
    case 'parallel':
      return parallel(sketch, place);
    case 'inclusive':
      return inclusive(sketch, place);
    case 'complex':
      return complex(sketch, place);
    case 'eventBased':
      return eventBased(sketch, place);
    case 'round':
      return round(sketch, place);
    case 'link':
      return link(sketch, place);
    case 'terminate':
      return terminate(sketch, place);
    case 'subprocess':
      return subprocess(sketch, place);
    case 'throwing':
      return throwingSubprocess(sketch, place);
    case 'transaction':
      return transaction(sketch, place);
  }
}

function branches(sketch: Sketch, place: Place): readonly Piece[] {
  return Array.from({ length: sketch.random.between(2, 3) }, () => sequence(sketch, place, sketch.random.between(1, 2)));
}

/** Brings the ends of branches together; a piece without an end where no branch has one. */
function gathered(sketch: Sketch, place: Place, entry: string, ways: readonly Piece[], type: string, prefix: string): Piece {
  const open = ways.filter(({ exit }) => exit !== null);
  if (open.length === 0) return { entry, exit: null };
  const exit = sketch.add(prefix, place.scope, { type });
  for (const way of open) sketch.lead(way, exit);
  return { entry, exit };
}

function split(sketch: Sketch, from: string, ways: readonly Piece[], fallback: number): void {
  ways.forEach((way, index) => {
    const isDefault = index === ways.length - 1 && sketch.random.chance(fallback);
    const flow = sketch.join(from, way.entry, isDefault ? undefined : sketch.when());
    const element = sketch.elements[from];
    if (isDefault && element) element.default = flow;
  });
}

function exclusive(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gx', place.scope, { type: 'exclusiveGateway' });
  const ways = branches(sketch, place);
  split(sketch, entry, ways, 0.95);
  return gathered(sketch, place, entry, ways, 'exclusiveGateway', 'gx');
}

function parallel(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gp', place.scope, { type: 'parallelGateway' });
  const ways = branches(sketch, place);
  for (const way of ways) sketch.join(entry, way.entry);
  const join = sketch.random.weighed({
    parallelGateway: 8,
    exclusiveGateway: 1,
    ...(sketch.has('inclusiveGateway') ? { inclusiveGateway: 3 } : {}),
  });
  return gathered(sketch, place, entry, ways, join, 'gj');
}

function inclusive(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gi', place.scope, { type: 'inclusiveGateway' });
  const ways = branches(sketch, place);
  split(sketch, entry, ways, 0.95);
  return gathered(sketch, place, entry, ways, 'inclusiveGateway', 'gi');
}

/** Goes on after some of the branches, and once more when the rest is there. */
function complex(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gp', place.scope, { type: 'parallelGateway' });
  const ways = branches(sketch, place);
  for (const way of ways) sketch.join(entry, way.entry);
  const made = gathered(sketch, place, entry, ways, 'complexGateway', 'gc');
  const gateway = made.exit === null ? undefined : sketch.elements[made.exit];
  if (gateway) gateway.activationCondition = `$activationCount >= ${sketch.random.between(1, 2)}`;
  return made;
}

function eventBased(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const entry = sketch.add('ge', place.scope, { type: 'eventBasedGateway' });
  const kinds = ['timer', 'timer', ...['catchMessage', 'catchSignal', 'catchConditional', 'receiveTask'].filter((one) => sketch.has(one))];
  const isReceiving = random.chance(0.3);
  const ways = Array.from({ length: random.between(2, 3) }, () => {
    // Message events and receive tasks may not stand after the same gateway (BPMN 2.0.2 §10.6.6).
    const allowed = kinds.filter((one) => one !== (isReceiving ? 'catchMessage' : 'receiveTask'));
    const caught = task(sketch, place, random.one(allowed));
    // Behind the gateway the event only happens: nothing goes round there.
    const element = sketch.elements[caught.entry];
    if (element) delete element.loopCharacteristics;
    sketch.join(entry, caught.entry);
    const then = random.chance(0.5) && sketch.budget > 0 ? sequence(sketch, place, 1) : undefined;
    if (then) sketch.lead(caught, then.entry);
    return then ? { entry: caught.entry, exit: then.exit } : caught;
  });
  return gathered(sketch, place, entry, ways, 'exclusiveGateway', 'gx');
}

/** A loop of flows: round and round while a counter is small. */
function round(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gx', place.scope, { type: 'exclusiveGateway' });
  const body = sequence(sketch, place, 1);
  if (body.exit === null) {
    sketch.join(entry, body.entry);
    return { entry, exit: null };
  }
  const counter = `k_${entry}`;
  const count = sketch.add('s', place.scope, {
    type: 'scriptTask',
    script: { language: 'jsonata', set: { [counter]: `$exists(${counter}) ? ${counter} + 1 : 1` } },
  });
  const exit = sketch.add('gx', place.scope, { type: 'exclusiveGateway' });
  sketch.join(entry, body.entry);
  sketch.lead(body, count);
  sketch.join(count, exit);
  sketch.join(exit, entry, `${counter} < ${sketch.random.between(2, 3)}`);
  const after = sketch.add('s', place.scope, {
    type: 'scriptTask',
    script: { language: 'jsonata', set: { [`${counter}_done`]: counter } },
  });
  const out = sketch.join(exit, after);
  const element = sketch.elements[exit];
  if (element) element.default = out;
  return { entry, exit: after };
}

function link(sketch: Sketch, place: Place): Piece {
  const name = sketch.id_('L');
  const entry = sketch.add('lt', place.scope, { type: 'intermediateThrowEvent', event: { type: 'link', link: name } });
  const exit = sketch.add('lc', place.scope, { type: 'intermediateCatchEvent', event: { type: 'link', link: name } });
  return { entry, exit };
}

function terminate(sketch: Sketch, place: Place): Piece {
  const entry = sketch.add('gx', place.scope, { type: 'exclusiveGateway' });
  const end = sketch.add('stop', place.scope, { type: 'endEvent', event: { type: 'terminate' } });
  const way = sequence(sketch, place, 1);
  sketch.join(entry, end, sketch.condition());
  const flow = sketch.join(entry, way.entry);
  const element = sketch.elements[entry];
  if (element) element.default = flow;
  return { entry, exit: way.exit };
}
