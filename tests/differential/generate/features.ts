import { checkProcess } from '@millrace/engine/model';
import type { JsonObject } from '@millrace/schemas';

/** Names of what may be generated. */
export type Features = ReadonlySet<string>;

const user = { type: 'userTask' };
const inner = { start_in: { type: 'startEvent', scope: 'x' }, end_in: { type: 'endEvent', scope: 'x' } };
const innerFlow = { fi: { from: 'start_in', to: 'end_in' } };

interface Probe {
  readonly elements?: Readonly<Record<string, object>>;
  readonly flows?: Readonly<Record<string, object>>;
  readonly more?: object;
  /** The element in the middle. */
  readonly x?: object;
}

const root = { rootElements: { r: { type: 'message', code: 'R' } } };
const rooted = (type: string): { readonly rootElements: object } => ({ rootElements: { r: { type, code: 'R' } } });
const boundary = (event: object, more: object = {}, rest: object = {}): Probe => ({
  x: user,
  elements: { b: { type: 'boundaryEvent', attachedTo: 'x', event, ...more }, e2: { type: 'endEvent' } },
  flows: { fb: { from: 'b', to: 'e2' } },
  more: rest,
});
const inSubprocess = (event: object, more: object = {}, rest: object = {}): Probe => ({
  x: { type: 'subProcess' },
  elements: {
    ...inner,
    es: { type: 'subProcess', scope: 'x', triggeredByEvent: true },
    start_es: { type: 'startEvent', scope: 'es', event, ...more },
    end_es: { type: 'endEvent', scope: 'es' },
  },
  flows: { ...innerFlow, fe: { from: 'start_es', to: 'end_es' } },
  more: rest,
});
const thrown = (event: object, rest: object = {}): Probe => ({ x: { type: 'intermediateThrowEvent', event }, more: rest });
const ended = (event: object, rest: object = {}): Probe => ({
  x: { type: 'exclusiveGateway', default: 'f2' },
  elements: { e2: { type: 'endEvent', event } },
  flows: { fx: { from: 'x', to: 'e2', when: 'b1' } },
  more: rest,
});

/** One small process for each feature: what the engine's check lets pass may be generated. */
const probes: Readonly<Record<string, Probe>> = {
  task: { x: { type: 'task' } },
  manualTask: { x: { type: 'manualTask' } },
  sendTask: { x: { type: 'sendTask', message: { ref: 'r' } }, more: root },
  receiveTask: { x: { type: 'receiveTask', message: { ref: 'r' } }, more: root },
  inclusiveGateway: { x: { type: 'inclusiveGateway' } },
  complexGateway: { x: { type: 'complexGateway', activationCondition: '$activationCount > 0' } },
  eventBasedGateway: {
    x: { type: 'eventBasedGateway', outgoing: ['f3', 'f4'] },
    elements: {
      c1: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } },
      c2: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT2H' } },
      m: { type: 'exclusiveGateway' },
    },
    flows: {
      f3: { from: 'x', to: 'c1' },
      f4: { from: 'x', to: 'c2' },
      f5: { from: 'c1', to: 'm' },
      f6: { from: 'c2', to: 'm' },
      f2: { from: 'm', to: 'end' },
    },
  },
  catchMessage: { x: { type: 'intermediateCatchEvent', event: { type: 'message', ref: 'r' } }, more: root },
  catchSignal: { x: { type: 'intermediateCatchEvent', event: { type: 'signal', ref: 'r' } }, more: rooted('signal') },
  catchConditional: { x: { type: 'intermediateCatchEvent', event: { type: 'conditional', condition: 'b1' } } },
  catchMultiple: {
    x: {
      type: 'intermediateCatchEvent',
      event: { type: 'multiple', events: { a: { type: 'message', ref: 'r' }, b: { type: 'timer', duration: 'PT1H' } } },
    },
    more: root,
  },
  throwMultiple: thrown({ type: 'multiple', events: { m: { type: 'message', ref: 'r' } } }, root),
  boundaryMultiple: boundary({ type: 'multiple', events: { m: { type: 'message', ref: 'r' } } }, {}, root),
  eventMultiple: inSubprocess({ type: 'multiple', parallel: true, events: { m: { type: 'message', ref: 'r' } } }, {}, root),
  mappedSubprocess: {
    x: { type: 'subProcess', variables: { w: { type: 'integer' } }, in: { w: '1' }, out: { y: 'w' } },
    elements: inner,
    flows: innerFlow,
  },
  feel: {
    x: { type: 'exclusiveGateway', default: 'f2' },
    elements: { e2: { type: 'endEvent' } },
    flows: { fx: { from: 'x', to: 'e2', when: { language: 'feel', source: 'n1 > 2' } } },
  },
  throwNone: { x: { type: 'intermediateThrowEvent' } },
  throwMessage: thrown({ type: 'message', ref: 'r' }, root),
  throwSignal: thrown({ type: 'signal', ref: 'r' }, rooted('signal')),
  throwEscalation: thrown({ type: 'escalation', ref: 'r' }, rooted('escalation')),
  link: {
    x: { type: 'intermediateThrowEvent', event: { type: 'link', link: 'A' } },
    elements: { c: { type: 'intermediateCatchEvent', event: { type: 'link', link: 'A' } } },
    flows: { f2: { from: 'c', to: 'end' } },
  },
  boundaryMessage: boundary({ type: 'message', ref: 'r' }, {}, root),
  boundarySignal: boundary({ type: 'signal', ref: 'r' }, { cancelActivity: false }, rooted('signal')),
  boundaryConditional: boundary({ type: 'conditional', condition: 'b1' }),
  boundaryError: boundary({ type: 'error', ref: 'r' }, {}, rooted('error')),
  boundaryEscalation: boundary({ type: 'escalation', ref: 'r' }, { cancelActivity: false }, rooted('escalation')),
  endError: ended({ type: 'error', ref: 'r' }, rooted('error')),
  endEscalation: ended({ type: 'escalation', ref: 'r' }, rooted('escalation')),
  endSignal: ended({ type: 'signal', ref: 'r' }, rooted('signal')),
  endMessage: ended({ type: 'message', ref: 'r' }, root),
  eventTimer: inSubprocess({ type: 'timer', duration: 'PT1H' }, { isInterrupting: false }),
  eventMessage: inSubprocess({ type: 'message', ref: 'r' }, {}, root),
  eventSignal: inSubprocess({ type: 'signal', ref: 'r' }, {}, rooted('signal')),
  eventConditional: inSubprocess({ type: 'conditional', condition: 'b1' }),
  eventError: inSubprocess({ type: 'error', ref: 'r' }, {}, rooted('error')),
  eventEscalation: inSubprocess({ type: 'escalation', ref: 'r' }, {}, rooted('escalation')),
  compensation: {
    x: user,
    elements: {
      b: { type: 'boundaryEvent', attachedTo: 'x', event: { type: 'compensation' } },
      h: { type: 'userTask', isForCompensation: true },
      t: { type: 'intermediateThrowEvent', event: { type: 'compensation' } },
    },
    flows: { f2: { from: 'x', to: 't' }, f3: { from: 't', to: 'end' } },
    more: { artifacts: { a: { type: 'association', from: 'b', to: 'h' } } },
  },
  eventCompensation: inSubprocess({ type: 'compensation' }),
  transaction: {
    x: { type: 'transaction' },
    elements: {
      ...inner,
      end_in: { type: 'endEvent', scope: 'x', event: { type: 'cancel' } },
      b: { type: 'boundaryEvent', attachedTo: 'x', event: { type: 'cancel' } },
      e2: { type: 'endEvent' },
    },
    flows: { ...innerFlow, fb: { from: 'b', to: 'e2' } },
  },
  loop: { x: { ...user, loopCharacteristics: { type: 'standardLoopCharacteristics', condition: '$loopCounter < 2' } } },
  multiInstance: { x: { ...user, loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', cardinality: '2' } } },
  adHocSubProcess: { x: { type: 'adHocSubProcess', activate: '["u"]' }, elements: { u: { type: 'userTask', scope: 'x' } } },
  withoutStart: { x: { type: 'subProcess' }, elements: { u: { type: 'userTask', scope: 'x' } } },
  callActivity: { x: { type: 'callActivity', call: { ref: 'other' } } },
};

/** The process that a feature is tried with: start → x → end. */
function probed({ x = { type: 'task' }, elements = {}, flows = {}, more = {} }: Probe): JsonObject {
  const all = { start: { type: 'startEvent' }, x, end: { type: 'endEvent' }, ...elements };
  return {
    kind: 'process',
    format: 1,
    id: 'probe',
    defaultLanguage: 'en',
    name: 'probe',
    processes: { main: { executable: true } },
    elements: Object.fromEntries(Object.entries(all).map(([id, element]) => [id, { scope: 'main', ...element }])),
    flows: { f1: { from: 'start', to: 'x' }, f2: { from: 'x', to: 'end' }, ...flows },
    ...more,
  };
}

/** Why the engine refuses a definition: codes and elements, none when it deploys. */
export function refusals(definition: JsonObject): readonly string[] {
  const problems = checkProcess(definition as unknown as Parameters<typeof checkProcess>[0]);
  return problems.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
}

/** What this engine executes, found by asking it. */
export function featuresOf(): Features {
  return new Set(Object.entries(probes).flatMap(([name, probe]) => (refusals(probed(probe)).length === 0 ? [name] : [])));
}

/** What it does not, with the reasons. */
export function missingFeatures(): Readonly<Record<string, readonly string[]>> {
  const all = Object.entries(probes).map(([name, probe]) => [name, refusals(probed(probe))] as const);
  return Object.fromEntries(all.filter(([, reasons]) => reasons.length > 0));
}
