import { addEventSubprocesses, attachEvents } from './handlers.js';
import { sequence } from './pieces.js';
import type { Piece, Place, Sketch } from './sketch.js';
import { loop, undoable } from './tasks.js';

/** A subprocess with local variables, now and then with event subprocesses, a loop, events attached, a handler. */
export function subprocess(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const id = sketch.add('sub', place.scope, { type: 'subProcess' });
  const element = sketch.elements[id];
  if (element && random.chance(0.4)) element.variables = { [`w_${id}`]: { type: 'integer', initial: random.between(0, 3) } };
  // Some of its own variables come from outside, and something of them goes back at its end.
  if (element?.variables && sketch.has('mappedSubprocess') && random.chance(0.5)) {
    element.in = { [`w_${id}`]: random.one(['n1', 'n2 + 1']) };
    element.out = { [`back_${id}`]: `w_${id}` };
  }
  const inside: Place = { ...place, scope: id, depth: place.depth + 1 };
  fill(sketch, inside, random.between(1, 3));
  if (random.chance(0.35)) addEventSubprocesses(sketch, inside);
  loop(sketch, id);
  const mayBeUndone = element?.loopCharacteristics === undefined && !undoesItself(sketch, id);
  if (sketch.has('compensation') && mayBeUndone && random.chance(0.15)) undoable(sketch, place, id);
  return attachEvents(sketch, place, { entry: id, exit: id }, 'subProcess');
}

/** Whether an event subprocess inside is how a subprocess is undone: then no handler may stand outside. */
function undoesItself(sketch: Sketch, id: string): boolean {
  return Object.values(sketch.elements).some(
    ({ type, scope, event }) => type === 'startEvent' && event?.type === 'compensation' && sketch.elements[scope ?? '']?.scope === id,
  );
}

/** Start, some pieces, end. */
export function fill(sketch: Sketch, inside: Place, length: number): void {
  const body = sequence(sketch, inside, length);
  // Without a start event, what nothing leads to begins.
  const isFirst = Object.values(sketch.flows).every(({ to }) => to !== body.entry);
  if (isFirst && sketch.has('withoutStart') && sketch.random.chance(0.15)) sketch.budget--;
  else sketch.join(sketch.add('start', inside.scope, { type: 'startEvent' }), body.entry);
  if (body.exit !== null) sketch.join(body.exit, sketch.end(inside.scope));
}

/** A subprocess that throws an error or an escalation, caught by an event attached to it or by an event subprocess of its own. */
export function throwingSubprocess(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const id = sketch.add('sub', place.scope, { type: 'subProcess' });
  const code = random.one(['e1', 'e2']);
  const inside: Place = { ...place, scope: id, depth: place.depth + 1, caught: [...place.caught, code, 'x1'] };
  const start = sketch.add('start', id, { type: 'startEvent' });
  const body = sequence(sketch, inside, random.between(1, 2));
  sketch.join(start, body.entry);
  if (body.exit !== null) {
    const gateway = sketch.add('gx', id, { type: 'exclusiveGateway' });
    sketch.join(body.exit, gateway);
    const kind = random.weighed({ error: 3, ...(sketch.has('endEscalation') ? { escalation: 2 } : {}) });
    const event = kind === 'error' ? { type: 'error', ref: code, data: { v: 'n2' } } : { type: 'escalation', ref: 'x1', data: { v: 'n2' } };
    sketch.join(gateway, sketch.add('err', id, { type: 'endEvent', event }), sketch.condition());
    const fallback = sketch.join(gateway, sketch.end(id));
    const element = sketch.elements[gateway];
    if (element) element.default = fallback;
  }
  if (random.chance(0.3)) addEventSubprocesses(sketch, inside, ['eventError', 'eventEscalation']);
  loop(sketch, id);
  const attached = attachEvents(sketch, place, { entry: id, exit: id }, 'throwing', code);
  return attached;
}

/** A transaction that may be cancelled: what was done in it is undone, then it is left by its cancel event. */
export function transaction(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const id = sketch.add('tr', place.scope, { type: 'transaction' });
  const inside: Place = { ...place, scope: id, depth: place.depth + 1 };
  const start = sketch.add('start', id, { type: 'startEvent' });
  const body = sequence(sketch, inside, random.between(1, 3));
  sketch.join(start, body.entry);
  if (body.exit !== null) {
    const gateway = sketch.add('gx', id, { type: 'exclusiveGateway' });
    sketch.join(body.exit, gateway);
    sketch.join(gateway, sketch.add('cancel', id, { type: 'endEvent', event: { type: 'cancel' } }), sketch.condition());
    const fallback = sketch.join(gateway, sketch.end(id));
    const element = sketch.elements[gateway];
    if (element) element.default = fallback;
  }
  const event = sketch.add('bx', place.scope, { type: 'boundaryEvent', attachedTo: id, event: { type: 'cancel' } });
  const way = sequence(sketch, place, 1);
  sketch.join(event, way.entry);
  if (way.exit !== null) sketch.join(way.exit, sketch.end(place.scope));
  return { entry: id, exit: id };
}
