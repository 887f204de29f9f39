import { catchPlanOf, throwsOf, type CatchPlan, type Throw } from '../behaviors/events/event-plans.js';
import type { ElementType } from '../elements/element-type.js';
import { elementTypes } from '../elements/index.js';
import type { ElementDefinition, LoopDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableNode, LoopPlan } from './executable.js';
import { elementsIn } from './graph.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** What an element waits for or is caught by, where it does. */
export function catchesOf(definition: ProcessDefinition, element: ElementDefinition, type: ElementType): { readonly catches?: CatchPlan } {
  const roots = definition.rootElements ?? {};
  if (element.type === 'receiveTask') return { catches: catchPlanOf({ ...(element['message'] as object), type: 'message' }, roots) };
  const isCatching = type.kind === 'startEvent' || type.kind === 'catchEvent' || type.kind === 'boundaryEvent';
  return isCatching && element.event !== undefined ? { catches: catchPlanOf(element.event, roots) } : {};
}

/** What an element lets happen. */
export function thrownBy(definition: ProcessDefinition, element: ElementDefinition, type: ElementType): readonly Throw[] {
  const roots = definition.rootElements ?? {};
  const { message } = element as { readonly message?: object };
  if (element.type === 'sendTask') return message === undefined ? [] : throwsOf({ ...message, type: 'message' }, roots);
  return type.kind === 'throwEvent' || type.kind === 'endEvent' ? throwsOf(element.event, roots) : [];
}

/** Whether an event ends what it happens around. */
export function isInterrupting(element: ElementDefinition): boolean {
  return element['cancelActivity'] !== false && element['isInterrupting'] !== false;
}

/** How many tokens an activity needs and gives, where that is not one. */
export function quantitiesOf({
  startQuantity = 1,
  completionQuantity = 1,
}: ElementDefinition): Pick<ExecutableNode, 'startQuantity' | 'completionQuantity'> {
  return { ...(startQuantity === 1 ? {} : { startQuantity }), ...(completionQuantity === 1 ? {} : { completionQuantity }) };
}

/** How an activity is done several times. */
export function loopOf({ loopCharacteristics: loop }: ElementDefinition): { readonly loop?: LoopPlan } {
  return loop === undefined ? {} : { loop: loop.type === 'standardLoopCharacteristics' ? standardLoop(loop) : multiInstance(loop) };
}

function standardLoop({ condition = '', testBefore = false, maximum }: LoopDefinition): LoopPlan {
  return { kind: 'standard', condition, testBefore, ...(maximum === undefined ? {} : { maximum }) };
}

function multiInstance({ sequential = false, collection, cardinality, item, until, output }: LoopDefinition): LoopPlan {
  return {
    kind: 'multi',
    sequential,
    ...(collection === undefined ? {} : { collection }),
    ...(cardinality === undefined ? {} : { cardinality }),
    ...(item === undefined ? {} : { item }),
    ...(until === undefined ? {} : { until }),
    ...(output === undefined ? {} : { output }),
  };
}

/** Activities that may have something to undo once they are completed: those with a handler, and all that contain such. */
export function compensableOf(live: Elements, handlers: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, element] of live) {
    const isUndoing = element.type === 'startEvent' && element.event?.type === 'compensation';
    // The event subprocess for compensation makes the subprocess around it one that can be undone.
    const first = isUndoing ? live.get(element.scope ?? '')?.scope : handlers.has(id) ? id : undefined;
    for (let at = first; at !== undefined && live.has(at); at = live.get(at)?.scope) found.add(at);
  }
  return found;
}

/** What begins in a scope without a start event: everything that no flow, event or handler leads to (BPMN 2.0.2 §13.2.1). */
export function initialOf(live: Elements, scope: string, targets: ReadonlySet<string>): readonly string[] {
  const inside = elementsIn(live, scope);
  if (inside.some(([, element]) => element.type === 'startEvent' || isInstantiating(element))) return [];
  return inside.flatMap(([id, element]) => (targets.has(id) || !beginsByItself(element) ? [] : [id])).sort();
}

/** Whether an element begins where no flow leads to it: it is no event attached, handler, event subprocess or target of a link. */
export function beginsByItself(element: ElementDefinition): boolean {
  const kind = elementTypes[element.type]?.kind;
  return (
    kind !== 'boundaryEvent' &&
    kind !== 'startEvent' &&
    element.isForCompensation !== true &&
    element['triggeredByEvent'] !== true &&
    !(element.event?.type === 'link' && element.type === 'intermediateCatchEvent')
  );
}

/** A receive task or event-based gateway that begins an instance. */
export function isInstantiating(element: ElementDefinition): boolean {
  return (element.type === 'receiveTask' || element.type === 'eventBasedGateway') && element['instantiate'] === true;
}
