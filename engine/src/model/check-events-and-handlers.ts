import { checkCompensation, checkUndone, compensationContext } from './check-compensation.js';
import { isInstantiating } from './compile-node.js';
import type { ElementDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableFlow } from './executable.js';
import { groupedBy, handlersOf } from './graph.js';
import { problem, type Problem } from './problem.js';

type Elements = ReadonlyMap<string, ElementDefinition>;

/** Checks what events and handlers say of each other: links have one target, handlers are reached by their event only, gateways wait for events. */
export function checkEventsAndHandlers(
  definition: ProcessDefinition,
  live: Elements,
  flows: readonly ExecutableFlow[],
  problems: Problem[],
): void {
  const links = groupedBy(live, ([, element]) => (element.event?.type === 'link' ? linkOf(element) : undefined));
  const around: Around = {
    leaving: groupedBy(flows, ({ from }) => from),
    arriving: groupedBy(flows, ({ to }) => to),
    hosts: new Set([...live.values()].map(({ attachedTo }) => attachedTo)),
  };
  const context = compensationContext(definition, live, flows, handlersOf(definition, live));
  for (const [id, element] of live) {
    const wrong = (attribute: string, expected: string, found: string): void => {
      const params = { element: id, attribute, expected, found };
      problems.push(problem('ATTRIBUTE_INVALID', { path: ['elements', id, ...attribute.split('.')], elementId: id, params }));
    };
    if (element.event?.type === 'link') checkLink(id, element, links.get(linkOf(element)) ?? [], wrong);
    checkCompensation(context, id, element, wrong);
    if (element.type === 'eventBasedGateway') checkWaiting(id, element, live, around, wrong);
    if (isInstantiating(element)) checkBeginning(id, element, live, wrong);
  }
  checkUndone(definition, live, problems);
}

type Wrong = (attribute: string, expected: string, found: string) => void;

/** What the two ends of a link share: its name, and the scope that they stand in. */
function linkOf({ scope, event }: ElementDefinition): string {
  return JSON.stringify([scope, event?.link]);
}

function checkLink(id: string, element: ElementDefinition, same: readonly (readonly [string, ElementDefinition])[], wrong: Wrong): void {
  const others = same.filter(([other]) => other !== id);
  const targets = others.filter(([, { type }]) => type === 'intermediateCatchEvent');
  if (element.type === 'intermediateThrowEvent' && targets.length !== 1)
    wrong('event.link', 'exactly one link catch event of this name in the same scope', String(targets.length));
  if (element.type === 'intermediateCatchEvent' && others.length === targets.length)
    wrong('event.link', 'a link throw event of this name in the same scope', '0');
}

/** Flows by their ends, and what events are attached to. */
interface Around {
  readonly leaving: ReadonlyMap<string, readonly ExecutableFlow[]>;
  readonly arriving: ReadonlyMap<string, readonly ExecutableFlow[]>;
  readonly hosts: ReadonlySet<string | undefined>;
}

const waitedFor = ['timer', 'message', 'signal', 'conditional', 'multiple'];
/** What an instance may begin by: before it begins there are no data that a condition could ask. */
const begunBy = ['timer', 'message', 'signal'];

function checkWaiting(id: string, element: ElementDefinition, live: Elements, around: Around, wrong: Wrong): void {
  const own = around.leaving.get(id) ?? [];
  if (own.length < 2) wrong('outgoing', 'at least two ways', String(own.length));
  const begins = element['instantiate'] === true;
  for (const { to } of own) {
    const target = live.get(to);
    const isEvent =
      target?.type === 'intermediateCatchEvent' &&
      (begins ? begunBy : waitedFor).includes(target.event?.type ?? '') &&
      target.event?.parallel !== true;
    const isPlain = !around.hosts.has(to) && target?.loopCharacteristics === undefined && (target?.startQuantity ?? 1) === 1;
    if (!isEvent && !(target?.type === 'receiveTask' && isPlain)) {
      if (begins) wrong('outgoing', 'messages, signals and timers behind it', to);
      else wrong('outgoing', 'catch events and receive tasks without events attached behind it', to);
    } else if (begins && element['eventGatewayType'] === 'parallel' && keyOf(target) === undefined)
      wrong('outgoing', 'messages with a key behind it: by it all of them find one instance', to);
    if ((around.arriving.get(to) ?? []).length > 1) wrong('outgoing', 'no other flow to what stands behind it', to);
  }
  const targets = own.map(({ to }) => live.get(to));
  const task = own.find(({ to }) => live.get(to)?.type === 'receiveTask');
  if (task && targets.some((target) => target?.event?.type === 'message'))
    wrong('outgoing', 'either message events or receive tasks behind it, not both', task.to);
}

/** The correlation key of a message that an element waits for. */
function keyOf(target: ElementDefinition | undefined): unknown {
  const message = target?.type === 'receiveTask' ? target['message'] : target?.event?.type === 'message' ? target.event : undefined;
  return (message as { readonly key?: unknown } | undefined)?.key;
}

function checkBeginning(id: string, element: ElementDefinition, live: Elements, wrong: Wrong): void {
  if (live.has(element.scope ?? '')) wrong('instantiate', 'false: only a process begins by a message, a signal or a moment', 'true');
  const other = [...live].find(([one, candidate]) => one < id && candidate.scope === element.scope && isGatewayBeginning(candidate));
  if (other && isGatewayBeginning(element)) wrong('instantiate', 'one event-based gateway that begins the process', other[0]);
}

function isGatewayBeginning(element: ElementDefinition): boolean {
  return element.type === 'eventBasedGateway' && isInstantiating(element);
}
