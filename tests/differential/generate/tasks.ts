import type { EventPart, LoopPart } from '../naive/model.js';
import type { Piece, Place, Sketch } from './sketch.js';

/** One task or event, of a given kind or of any. */
export function task(sketch: Sketch, place: Place, given?: string): Piece {
  const { random } = sketch;
  const offered = (kinds: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(kinds).filter(([kind]) => sketch.has(kind)));
  const kind =
    given ??
    random.weighed<string>({
      user: 6,
      service: 3,
      script: 2,
      timer: 1,
      ...offered({ task: 0.5, manualTask: 0.3, receiveTask: 1, catchMessage: 1, catchSignal: 1, catchConditional: 1, catchMultiple: 0.5 }),
      ...offered({ throwNone: 0.3, compensation: 2, adHocSubProcess: 0.7 }),
      ...(place.called === true || place.handler === true ? {} : offered({ callActivity: 1.2 })),
      ...(place.handler === true ? {} : offered({ sendTask: 0.6, throwMessage: 0.6, throwSignal: 0.6 })),
      ...(place.handler === true ? {} : offered({ throwMultiple: 0.4 })),
      ...(sketch.has('throwEscalation') && place.caught.includes('x1') ? { throwEscalation: 2 } : {}),
    });
  return single(sketch, place, kind);
}

function single(sketch: Sketch, place: Place, kind: string): Piece {
  const { random } = sketch;
  const { scope } = place;
  const only = (id: string): Piece => ({ entry: id, exit: id });
  const message = (): { readonly ref: string; readonly key?: string; readonly out?: Record<string, string> } => {
    const name = random.one(['m1', 'm2']);
    return { ref: name, ...(random.chance(0.3) ? { key: 'n1' } : {}) };
  };
  switch (kind) {
    case 'user': {
      const id = sketch.id_('u');
      const out = random.chance(0.15) ? { out: { [`d_${id}`]: `data.d_${id}`, [`x_${id}`]: 'n1 + 1' } } : {};
      sketch.elements[id] = { scope, type: 'userTask', ...out };
      sketch.budget--;
      sketch.answers.push(`d_${id}`);
      loop(sketch, id);
      return only(id);
    }
    case 'service': {
      const id = sketch.id_('v');
      sketch.elements[id] = { scope, type: 'serviceTask', service: { type: 'work', in: { a: 'n1' }, out: { [`d_${id}`]: 'result' } } };
      sketch.answers.push(`d_${id}`);
      loop(sketch, id);
      return only(id);
    }
    case 'script': {
      const id = sketch.id_('s');
      sketch.elements[id] = {
        scope,
        type: 'scriptTask',
        script: { language: 'jsonata', set: { [`k_${id}`]: `$exists(k_${id}) ? k_${id} + 1 : 1` } },
      };
      loop(sketch, id);
      return only(id);
    }
    case 'timer':
      return only(sketch.add('t', scope, { type: 'intermediateCatchEvent', event: { type: 'timer', duration: sketch.duration() } }));
    case 'task':
      return only(loop(sketch, sketch.add('p', scope, { type: 'task' })));
    case 'manualTask':
      return only(sketch.add('p', scope, { type: 'manualTask' }));
    case 'receiveTask': {
      const id = sketch.id_('r');
      sketch.elements[id] = { scope, type: 'receiveTask', message: { ...message(), out: { [`d_${id}`]: 'v' } } };
      return only(loop(sketch, id));
    }
    case 'sendTask':
      return only(sketch.add('z', scope, { type: 'sendTask', message: { ...message(), data: { v: 'n2' }, ...keeping(sketch) } }));
    case 'catchMessage': {
      const id = sketch.id_('cm');
      sketch.elements[id] = {
        scope,
        type: 'intermediateCatchEvent',
        event: { type: 'message', ...message(), out: { [`d_${id}`]: 'v' } },
      };
      return only(id);
    }
    case 'catchSignal': {
      const id = sketch.id_('cs');
      sketch.elements[id] = {
        scope,
        type: 'intermediateCatchEvent',
        event: { type: 'signal', ref: random.one(['sg1', 'sg2']), out: { [`d_${id}`]: 'v' } },
      };
      return only(id);
    }
    case 'catchConditional':
      return only(
        sketch.add('cc', scope, { type: 'intermediateCatchEvent', event: { type: 'conditional', condition: sketch.condition() } }),
      );
    case 'catchMultiple': {
      const event = {
        type: 'multiple',
        ...(random.chance(0.4) ? { parallel: true } : {}),
        events: multipleParts(sketch),
      };
      return only(sketch.add('cu', scope, { type: 'intermediateCatchEvent', event }));
    }
    case 'throwNone':
      return only(sketch.add('tn', scope, { type: 'intermediateThrowEvent' }));
    case 'throwMessage': {
      const event = { type: 'message', ...message(), data: { v: 'n3' }, ...keeping(sketch) };
      return only(sketch.add('tm', scope, { type: 'intermediateThrowEvent', event }));
    }
    case 'throwSignal': {
      const event = { type: 'signal', ref: random.one(['sg1', 'sg2']), data: { v: 'n3' } };
      return only(sketch.add('ts', scope, { type: 'intermediateThrowEvent', event }));
    }
    case 'throwEscalation':
      return only(sketch.add('tx', scope, { type: 'intermediateThrowEvent', event: { type: 'escalation', ref: 'x1', data: { v: 'n2' } } }));
    case 'throwMultiple': {
      const compensation: Record<string, EventPart> =
        random.chance(0.5) && sketch.has('compensation') ? { c: { type: 'compensation' } } : {};
      const events = { m: { type: 'message', ref: 'm1', data: { v: 'n1' } }, s: { type: 'signal', ref: 'sg1' }, ...compensation };
      return only(sketch.add('tu', scope, { type: 'intermediateThrowEvent', event: { type: 'multiple', events } }));
    }
    case 'compensation':
      return compensated(sketch, place);
    case 'callActivity': {
      const id = sketch.id_('call');
      sketch.elements[id] = {
        scope,
        type: 'callActivity',
        call: { ref: 'called', in: { n1: 'n1', b1: 'b1' }, out: { [`d_${id}`]: 'd_answer' } },
      };
      return only(loop(sketch, id));
    }
    case 'adHocSubProcess':
      return adHoc(sketch, place);
    default:
      throw new Error(`nothing is known of ${kind}`);
  }
}

/** Two or three events of which one is enough, or all must come. */
export function multipleParts(sketch: Sketch): Readonly<Record<string, EventPart>> {
  const { random } = sketch;
  const out = { [sketch.id_('caught')]: 'v' };
  const parts: Record<string, EventPart> = {
    a: { type: 'message', ref: 'm1', out },
    b: { type: 'timer', duration: sketch.duration() },
    c: { type: 'signal', ref: 'sg1', out },
    d: { type: 'conditional', condition: sketch.condition() },
  };
  const chosen = Object.entries(parts).filter(() => random.chance(0.5));
  return chosen.length > 0 ? Object.fromEntries(chosen) : { a: parts['a'] ?? { type: 'message', ref: 'm1' } };
}

function keeping(sketch: Sketch): { readonly timeToLive?: string } {
  return sketch.random.chance(0.5) ? { timeToLive: sketch.random.chance(0.5) ? sketch.duration() : 'PT0S' } : {};
}

/** A task with a handler that undoes it, and now and then the event that has it undone. */
function compensated(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const { entry } = single(sketch, place, random.one(['user', 'service', 'script']));
  undoable(sketch, place, entry);
  if (random.chance(0.5)) return { entry, exit: entry };
  const event = {
    type: 'compensation',
    // In an event subprocess it is the scope around that is undone.
    ...(random.chance(0.3) && sketch.elements[place.scope]?.triggeredByEvent !== true ? { activity: entry } : {}),
  };
  const exit = sketch.add('tc', place.scope, { type: 'intermediateThrowEvent', event });
  sketch.join(entry, exit);
  return { entry, exit };
}

/** Gives an activity a handler. */
export function undoable(sketch: Sketch, place: Place, activity: string): void {
  const event = sketch.add('bc', place.scope, { type: 'boundaryEvent', attachedTo: activity, event: { type: 'compensation' } });
  const kind = sketch.random.one(['user', 'script']);
  const handler = single(sketch, place, kind).entry;
  const element = sketch.elements[handler];
  if (element) {
    element.isForCompensation = true;
    delete element.loopCharacteristics;
  }
  sketch.artifacts[sketch.id_('a')] = { type: 'association', from: event, to: handler };
}

function adHoc(sketch: Sketch, place: Place): Piece {
  const { random } = sketch;
  const id = sketch.add('ah', place.scope, { type: 'adHocSubProcess' });
  const inner = Array.from(
    { length: random.between(1, 3) },
    () => single(sketch, { ...place, scope: id }, random.one(['user', 'user', 'script'])).entry,
  );
  const element = sketch.elements[id];
  if (element) {
    if (random.chance(0.4)) element.ordering = 'sequential';
    if (random.chance(0.6)) element.activate = `[${inner.map((one) => `"${one}"`).join(', ')}]`;
    if (random.chance(0.6)) element.completionCondition = sketch.condition();
    if (random.chance(0.3)) element.cancelRemaining = false;
  }
  return { entry: id, exit: id };
}

/** Now and then an activity goes round or is many. */
export function loop(sketch: Sketch, id: string): string {
  const { random } = sketch;
  const kind = random.weighed({
    none: 8,
    ...(sketch.has('loop') ? { loop: 1 } : {}),
    ...(sketch.has('multiInstance') ? { many: 2 } : {}),
  });
  const element = sketch.elements[id];
  if (!element || kind === 'none') return id;
  element.loopCharacteristics = kind === 'loop' ? standardLoop(sketch) : multiInstance(sketch, id);
  return id;
}

function standardLoop({ random }: Sketch): LoopPart {
  return {
    type: 'standardLoopCharacteristics',
    condition: random.one(['$loopCounter < 2', '$loopCounter < 3', 'b1']),
    maximum: 3,
    ...(random.chance(0.4) ? { testBefore: true } : {}),
  };
}

function multiInstance(sketch: Sketch, id: string): LoopPart {
  const { random } = sketch;
  const item = random.chance(0.7);
  // Which of several called instances is the first to answer is nobody's promise: what comes first must not decide.
  const ends = sketch.elements[id]?.['type'] !== 'callActivity';
  const output = item ? { output: { path: `o_${id}`, value: random.one(['loopCounter', `it_${id}`, `it_${id} + loopCounter`]) } } : {};
  return {
    type: 'multiInstanceLoopCharacteristics',
    ...(item ? { collection: 'l1', item: `it_${id}`, ...output } : { cardinality: random.one(['2', '3', 'n2', '0']) }),
    ...(random.chance(0.4) ? { sequential: true } : {}),
    ...(random.chance(0.3) && ends
      ? { until: random.one(['$numberOfCompletedInstances >= 1', '$numberOfCompletedInstances >= 2', 'b2']) }
      : {}),
  };
}
