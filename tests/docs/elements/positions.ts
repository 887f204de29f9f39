import { checkProcess } from '@millrace/engine/model';
import type { JsonObject } from '@millrace/schemas';

type Definition = Parameters<typeof checkProcess>[0];
type Elements = Readonly<Record<string, JsonObject>>;

/** Where an event may stand. */
export interface Position {
  readonly name: string;
  /** The columns of BPMN 2.0.2, table 10.93, that have an event there. */
  readonly standard: readonly string[];
  /** Whether an element of a case stands there. */
  is(element: JsonObject, elements: Elements): boolean;
  /** A process with an event there. */
  draw(event: JsonObject): Definition;
}

/** The types of events, as definitions write them; `multiple parallel` is a multiple event with `parallel`. */
export const eventTypes = [
  'none',
  'message',
  'timer',
  'signal',
  'error',
  'escalation',
  'conditional',
  'link',
  'compensation',
  'cancel',
  'terminate',
  'multiple',
  'multiple parallel',
] as const;

const scopeOf = (element: JsonObject, elements: Elements): JsonObject | undefined => elements[String(element['scope'])];
const begins = (element: JsonObject, elements: Elements): boolean =>
  element['type'] === 'startEvent' && scopeOf(element, elements)?.['triggeredByEvent'] === true;
const interrupts = (element: JsonObject): boolean => element['isInterrupting'] !== false && element['cancelActivity'] !== false;
const withNext = (first: JsonObject, more: Elements = {}, flows: Elements = {}): Definition =>
  drawn({ x: first, end: { type: 'endEvent', scope: 'main' }, ...more }, { f: { from: 'x', to: 'end' }, ...flows });
const inSubprocess = (event: JsonObject, isInterrupting: boolean): Definition =>
  drawn(
    {
      sub: { type: 'subProcess', scope: 'main' },
      t: { type: 'userTask', scope: 'sub' },
      es: { type: 'subProcess', scope: 'sub', triggeredByEvent: true },
      x: { type: 'startEvent', scope: 'es', isInterrupting, ...said(event) },
      e: { type: 'endEvent', scope: 'es' },
    },
    { f: { from: 'x', to: 'e' } },
  );
const attached = (event: JsonObject, cancelActivity: boolean): Definition => {
  const undoes = event['type'] === 'compensation';
  const host = event['type'] === 'cancel' ? 'transaction' : 'subProcess';
  return drawn(
    {
      sub: { type: host, scope: 'main' },
      t: { type: 'userTask', scope: 'sub' },
      x: { type: 'boundaryEvent', scope: 'main', attachedTo: 'sub', cancelActivity, ...said(event) },
      ...(undoes ? { h: { type: 'task', scope: 'main', isForCompensation: true } } : { end: { type: 'endEvent', scope: 'main' } }),
    },
    undoes ? {} : { f: { from: 'x', to: 'end' } },
    undoes ? { a: { type: 'association', from: 'x', to: 'h' } } : {},
  );
};
const start = { start: { type: 'startEvent', scope: 'main' } };

export const positions: readonly Position[] = [
  {
    name: 'start of a process',
    standard: ['none', 'message', 'timer', 'signal', 'conditional', 'multiple', 'multiple parallel'],
    is: (element, elements) => element['type'] === 'startEvent' && scopeOf(element, elements) === undefined,
    draw: (event) => withNext({ type: 'startEvent', scope: 'main', ...said(event) }),
  },
  {
    name: 'start of an event subprocess, interrupting',
    standard: ['message', 'timer', 'signal', 'error', 'escalation', 'conditional', 'compensation', 'multiple', 'multiple parallel'],
    is: (element, elements) => begins(element, elements) && interrupts(element),
    draw: (event) => inSubprocess(event, true),
  },
  {
    name: 'start of an event subprocess, not interrupting',
    standard: ['message', 'timer', 'signal', 'escalation', 'conditional', 'multiple', 'multiple parallel'],
    is: (element, elements) => begins(element, elements) && !interrupts(element),
    draw: (event) => inSubprocess(event, false),
  },
  {
    name: 'intermediate, catching',
    standard: ['message', 'timer', 'signal', 'conditional', 'link', 'multiple', 'multiple parallel'],
    is: (element) => element['type'] === 'intermediateCatchEvent',
    draw: (event) =>
      event['type'] === 'link'
        ? withNext(
            { type: 'intermediateCatchEvent', scope: 'main', ...said(event) },
            { ...start, l: { type: 'intermediateThrowEvent', scope: 'main', ...said(event) } },
            { g: { from: 'start', to: 'l' } },
          )
        : withNext({ type: 'intermediateCatchEvent', scope: 'main', ...said(event) }, start, { g: { from: 'start', to: 'x' } }),
  },
  {
    name: 'attached to an activity, interrupting',
    standard: [
      'message',
      'timer',
      'signal',
      'error',
      'escalation',
      'conditional',
      'compensation',
      'cancel',
      'multiple',
      'multiple parallel',
    ],
    is: (element) => element['type'] === 'boundaryEvent' && interrupts(element),
    draw: (event) => attached(event, true),
  },
  {
    name: 'attached to an activity, not interrupting',
    standard: ['message', 'timer', 'signal', 'escalation', 'conditional', 'multiple', 'multiple parallel'],
    is: (element) => element['type'] === 'boundaryEvent' && !interrupts(element),
    draw: (event) => attached(event, false),
  },
  {
    name: 'intermediate, throwing',
    standard: ['none', 'message', 'signal', 'escalation', 'link', 'compensation', 'multiple'],
    is: (element) => element['type'] === 'intermediateThrowEvent',
    draw: (event) => {
      const throwing = { type: 'intermediateThrowEvent', scope: 'main', ...said(event) };
      const flow = { g: { from: 'start', to: 'x' } };
      if (event['type'] !== 'link') return withNext(throwing, start, flow);
      const catching = { type: 'intermediateCatchEvent', scope: 'main', ...said(event) };
      return drawn(
        { ...start, x: throwing, l: catching, end: { type: 'endEvent', scope: 'main' } },
        { ...flow, f: { from: 'l', to: 'end' } },
      );
    },
  },
  {
    name: 'end',
    standard: ['none', 'message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate', 'multiple'],
    is: (element) => element['type'] === 'endEvent',
    draw: (event) =>
      event['type'] === 'cancel'
        ? drawn(
            {
              t: { type: 'transaction', scope: 'main' },
              s: { type: 'startEvent', scope: 't' },
              x: { type: 'endEvent', scope: 't', ...said(event) },
              b: { type: 'boundaryEvent', scope: 'main', attachedTo: 't', event: { type: 'cancel' } },
              end: { type: 'endEvent', scope: 'main' },
            },
            { f: { from: 's', to: 'x' }, g: { from: 'b', to: 'end' } },
          )
        : drawn({ ...start, x: { type: 'endEvent', scope: 'main', ...said(event) } }, { f: { from: 'start', to: 'x' } }),
  },
];

/** An event of a type as a definition writes it, catching or throwing. */
export function eventOf(type: (typeof eventTypes)[number]): JsonObject {
  const part = { type: 'message', ref: 'paid' };
  switch (type) {
    case 'message':
      return part;
    case 'timer':
      return { type, duration: 'PT1H' };
    case 'signal':
      return { type, ref: 'alarm' };
    case 'error':
      return { type, ref: 'broken' };
    case 'escalation':
      return { type, ref: 'late' };
    case 'conditional':
      return { type, condition: 'amount > 5' };
    case 'link':
      return { type, link: 'A' };
    case 'multiple':
      return { type, events: { a: part } };
    case 'multiple parallel':
      return { type: 'multiple', parallel: true, events: { a: part } };
    default:
      return { type };
  }
}

/** The type of an element's event as the table calls it. */
export function eventTypeOf(element: JsonObject): string {
  const event = element['event'] as JsonObject | undefined;
  if (event === undefined) return 'none';
  return event['type'] === 'multiple' && event['parallel'] === true ? 'multiple parallel' : String(event['type']);
}

/** Whether a process can be deployed. */
export function isExecuted(definition: Definition): boolean {
  return checkProcess(definition).every(({ severity }) => severity !== 'error');
}

function said(event: JsonObject): JsonObject {
  return event['type'] === 'none' ? {} : { event };
}

function drawn(elements: Elements, flows: Elements, artifacts: Elements = {}): Definition {
  return {
    kind: 'process',
    format: 1,
    id: 'probe',
    defaultLanguage: 'en',
    name: 'Probe',
    processes: { main: { executable: true } },
    elements,
    flows,
    artifacts,
    rootElements: { paid: { type: 'message' }, alarm: { type: 'signal' }, broken: { type: 'error' }, late: { type: 'escalation' } },
  } as unknown as Definition;
}
