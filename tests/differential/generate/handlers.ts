import type { EventPart } from '../naive/model.js';
import { sequence } from './pieces.js';
import type { Piece, Place, Sketch } from './sketch.js';
import { multipleParts } from './tasks.js';

/** Now and then events are attached to an activity: what they lead to ends on its own, or comes together with the activity's way. */
export function attachEvents(sketch: Sketch, place: Place, host: Piece, type: string, code?: string): Piece {
  const { random } = sketch;
  const waits = ['userTask', 'serviceTask', 'receiveTask', 'subProcess', 'throwing', 'callActivity', 'adHocSubProcess'].includes(type);
  if (!waits) return host;
  const kinds: string[] = [];
  if (type === 'throwing') {
    if (random.chance(0.85)) kinds.push('boundaryError');
    if (sketch.has('boundaryEscalation') && random.chance(0.5)) kinds.push('boundaryEscalation');
  } else if ((type === 'serviceTask' || type === 'callActivity') && sketch.has('boundaryError') && random.chance(0.35))
    kinds.push('boundaryError');
  if (type === 'callActivity' && sketch.has('boundaryEscalation') && random.chance(0.3)) kinds.push('boundaryEscalation');
  const others = [
    'timer',
    'timer',
    ...['boundaryMessage', 'boundarySignal', 'boundaryConditional', 'boundaryMultiple'].filter((one) => sketch.has(one)),
  ];
  if (random.chance(type === 'subProcess' ? 0.45 : 0.15)) kinds.push(random.one(others));
  let { exit } = host;
  for (const kind of kinds) {
    if (sketch.budget < -6) break;
    const part = boundaryPart(sketch, kind, code);
    const isInterrupting = kind === 'boundaryError' || (part.cycle === undefined && random.chance(0.6));
    const event = sketch.add('b', place.scope, {
      type: 'boundaryEvent',
      attachedTo: host.entry,
      event: part,
      ...(isInterrupting ? {} : { cancelActivity: false }),
    });
    const way = sequence(sketch, { ...place, handler: true }, 1);
    sketch.join(event, way.entry);
    if (way.exit === null) continue;
    if (isInterrupting && exit !== null && random.chance(0.5)) {
      const merge = sketch.add('gx', place.scope, { type: 'exclusiveGateway' });
      sketch.join(exit, merge);
      sketch.join(way.exit, merge);
      exit = merge;
    } else sketch.join(way.exit, sketch.end(place.scope, true));
  }
  return { entry: host.entry, exit };
}

function boundaryPart(sketch: Sketch, kind: string, code?: string): EventPart {
  const { random } = sketch;
  switch (kind) {
    case 'boundaryError':
      return {
        type: 'error',
        ...(random.chance(0.7) ? { ref: code ?? random.one(['e1', 'e2']) } : {}),
        out: { [sketch.id_('caught')]: 'code' },
      };
    case 'boundaryEscalation':
      return { type: 'escalation', ...(random.chance(0.7) ? { ref: 'x1' } : {}), out: { [sketch.id_('caught')]: 'v' } };
    case 'boundaryMessage':
      return { type: 'message', ref: random.one(['m1', 'm2']), out: { [sketch.id_('caught')]: 'v' } };
    case 'boundarySignal':
      return { type: 'signal', ref: random.one(['sg1', 'sg2']), out: { [sketch.id_('caught')]: 'v' } };
    case 'boundaryMultiple':
      return { type: 'multiple', ...(random.chance(0.4) ? { parallel: true } : {}), events: multipleParts(sketch) };
    case 'boundaryConditional':
      return { type: 'conditional', condition: sketch.condition() };
    default:
      return random.chance(0.75) ? { type: 'timer', duration: sketch.duration() } : { type: 'timer', cycle: `R3/${sketch.duration()}` };
  }
}

/** One or two event subprocesses in a scope. */
export function addEventSubprocesses(sketch: Sketch, place: Place, only?: readonly string[]): void {
  const { random } = sketch;
  const all = only ?? ['eventTimer', 'eventMessage', 'eventSignal', 'eventConditional', 'eventError', 'eventEscalation', 'eventMultiple'];
  const kinds = all.filter((kind) => sketch.has(kind));
  if (kinds.length === 0) return;
  const chosen = new Set(Array.from({ length: random.between(1, 2) }, () => random.one(kinds)));
  for (const kind of chosen) addEventSubprocess(sketch, place, kind);
  if (place.depth > 0 && sketch.has('eventCompensation') && random.chance(0.2)) addEventSubprocess(sketch, place, 'eventCompensation');
}

function addEventSubprocess(sketch: Sketch, place: Place, kind: string): void {
  const { random } = sketch;
  const id = sketch.add('es', place.scope, { type: 'subProcess', triggeredByEvent: true });
  const part = triggerPart(sketch, kind);
  const isInterrupting = kind === 'eventError' || kind === 'eventCompensation' || (part.cycle === undefined && random.chance(0.5));
  const start = sketch.add('start', id, { type: 'startEvent', event: part, ...(isInterrupting ? {} : { isInterrupting: false }) });
  const inside: Place = { scope: id, depth: place.depth + 1, caught: [], handler: true };
  const body = sequence(sketch, inside, random.between(1, 2));
  sketch.join(start, body.entry);
  if (body.exit !== null) sketch.join(body.exit, sketch.end(id, true));
}

function triggerPart(sketch: Sketch, kind: string): EventPart {
  switch (kind) {
    case 'eventCompensation':
      return { type: 'compensation' };
    default:
      return boundaryPart(sketch, kind.replace('event', 'boundary'));
  }
}
