import type { ErrorCode } from '@millrace/schemas';
import { elementTypes } from '../elements/index.js';
import type { EventDefinition } from '../behaviors/events/event-plans.js';
import { compileProcess, executableElements } from './compile-process.js';
import type { ElementDefinition, ProcessDefinition } from './definition.js';
import type { ExecutableProcess } from './executable.js';
import type { Problem } from './problem.js';

/** Errors that may be about what an element does, and not about where tokens go. */
const mayBeHarmless: readonly ErrorCode[] = [
  'ATTRIBUTE_INVALID',
  'ATTRIBUTE_MISSING',
  'ATTRIBUTE_UNSUPPORTED',
  'CONDITION_MISSING',
  'EXPRESSION_INVALID',
  'PROCESS_REFERENCE_UNKNOWN',
];
/** Attributes that say where tokens go: with an error in one of these nothing is known of it. */
const leading = ['type', 'scope', 'attachedTo', 'outgoing', 'from', 'to', 'link', 'instantiate', 'eventGatewayType', 'triggeredByEvent'];
/** What of an element says where tokens go. */
const kept = [
  'type',
  'scope',
  'outgoing',
  'default',
  'attachedTo',
  'cancelActivity',
  'isInterrupting',
  'triggeredByEvent',
  'isForCompensation',
  'instantiate',
  'eventGatewayType',
];

/**
 * The graph of a definition as far as it says where tokens go. Also of one with errors, as long as they are about something else: whoever draws wants to hear of a join that waits for ever before each
 * task is filled in. Nothing where the graph itself is in doubt.
 */
export function controlFlowOf(definition: ProcessDefinition, problems: readonly Problem[]): ExecutableProcess | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return compileProcess(definition);
  if (!errors.every(isHarmless)) return undefined;
  const elements = Object.fromEntries([...executableElements(definition)].map(([id, element]) => [id, outlineOf(element)]));
  const processes = Object.fromEntries(Object.entries(definition.processes).map(([id, { executable = false }]) => [id, { executable }]));
  const { kind, format, id, flows = {}, artifacts = {} } = definition;
  return compileProcess({ kind, format, id, processes, elements, flows, artifacts });
}

function isHarmless({ code, pointer }: Problem): boolean {
  return (
    mayBeHarmless.includes(code) &&
    !pointer
      .split('/')
      .slice(3)
      .some((name) => leading.includes(name))
  );
}

/** An element without what it does. */
function outlineOf(element: ElementDefinition): ElementDefinition {
  const outline: Record<string, unknown> = {};
  for (const name of kept) if (element[name] !== undefined) outline[name] = element[name];
  const event = eventOf(element.event);
  if (event !== undefined) outline['event'] = event;
  const isActivity = elementTypes[element.type]?.kind === 'activity';
  if (isActivity && elementTypes[element.type]?.scope === undefined && element['instantiate'] !== true) outline['type'] = 'task';
  if (isActivity && element.loopCharacteristics !== undefined)
    outline['loopCharacteristics'] = { type: 'multiInstanceLoopCharacteristics' };
  for (const name of ['startQuantity', 'completionQuantity']) if (typeof element[name] === 'number') outline[name] = element[name];
  return outline as unknown as ElementDefinition;
}

const eventTypes = ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'link', 'compensation', 'cancel', 'terminate'];

/** An event by its type alone, and the name of a link. What is no event is left out. */
function eventOf(given: unknown): EventDefinition | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { type, link, cycle, events, parallel } = given as EventDefinition & { readonly cycle?: unknown };
  if (type === 'multiple') {
    const parts = Object.entries(events ?? {}).flatMap(([id, part]) => {
      const event = eventOf(part);
      return event === undefined ? [] : [[id, event] as const];
    });
    return { type, events: Object.fromEntries(parts), ...(parallel === true ? { parallel } : {}) };
  }
  if (!eventTypes.includes(type)) return undefined;
  return { type, ...(link === undefined ? {} : { link }), ...(cycle === undefined ? {} : { cycle }) };
}
