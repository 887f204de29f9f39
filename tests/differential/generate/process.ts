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
