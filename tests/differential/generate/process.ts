import type { JsonObject } from '@millrace/schemas';
import { addEventSubprocesses } from './handlers.js';
import { sequence } from './pieces.js';
import type { Features } from './features.js';
import type { Random } from './random.js';
import { Sketch, type Place } from './sketch.js';
import { tangle } from './tangle.js';

/** A random process: nested blocks mostly, and now and then a tangle of elements that may get stuck. */
export function randomProcess(random: Random, features: Features): JsonObject {
  const sketch = new Sketch(random, features, Number(random.weighed({ 8: 3, 16: 4, 30: 2 })));
  const place: Place = { scope: 'main', depth: 0, caught: [] };
  const start = sketch.add('start', 'main', { type: 'startEvent' });
  if (random.chance(0.2)) tangle(sketch, 'main', start);
  else {
    const body = sequence(sketch, place, random.between(1, 4));
    sketch.join(start, body.entry);
    if (body.exit !== null) sketch.join(body.exit, sketch.end('main'));
  }
  if (random.chance(0.15)) addEventSubprocesses(sketch, place);
  return sketch.definition();
}

/** A small process that others call: it takes `n1` and leaves `d_answer` behind, or ends with an error or escalates. */
export function calledProcess(random: Random, features: Features): JsonObject {
  const sketch = new Sketch(random, features, random.between(3, 8), 'called');
  const place: Place = { scope: 'main', depth: 1, caught: ['x1'], called: true };
  const body = sequence(sketch, place, random.between(1, 2));
  sketch.join(sketch.add('start', 'main', { type: 'startEvent' }), body.entry);
  if (body.exit === null) return sketch.definition();
  const answer = sketch.add('s', 'main', { type: 'scriptTask', script: { language: 'jsonata', set: { d_answer: 'n1 + 1' } } });
  const gateway = sketch.add('gx', 'main', { type: 'exclusiveGateway' });
  sketch.join(body.exit, gateway);
  const event = random.chance(0.6) ? { type: 'error', ref: random.one(['e1', 'e2']) } : { type: 'escalation', ref: 'x1' };
  sketch.join(gateway, sketch.add('err', 'main', { type: 'endEvent', event }), sketch.condition());
  const fallback = sketch.join(gateway, answer);
  const element = sketch.elements[gateway];
  if (element) element.default = fallback;
  sketch.join(answer, sketch.add('end', 'main', { type: 'endEvent' }));
  return sketch.definition();
}
