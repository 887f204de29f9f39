import type { JsonObject, JsonValue } from '@millrace/schemas';
import { inLanguage, withLanguages } from '../behaviors/expressions/index.js';
import { refuseInput, requireText } from '../behaviors/command-input.js';
import type { StartTimer } from '../correlation/index.js';

/** The most timer start events of one application: all that a deployment sets and ends are told in one commit (rule 13). */
export const mostTimers = 250;

/** What a message, a signal or a moment starts an instance at. */
export type StartEvent = {
  /** Which of the definition's processes. */
  readonly process: string;
  /** The start event, the instantiating receive task, or what an instantiating event-based gateway leads to. */
  readonly element: string;
  /** The id of the part of a multiple event. */
  readonly event?: string;
} & Start;

type Start = { readonly kind: 'message' | 'signal'; readonly name: string } | { readonly kind: 'timer'; readonly timer: StartTimer };

const timings = ['date', 'duration', 'cycle'] as const;

/** The events that begin instances of the executable processes of a checked definition, in the order of their elements' ids. */
export function startEventsOf(definition: JsonObject): readonly StartEvent[] {
  const processes = objectIn(definition, 'processes');
  const elements = objectIn(definition, 'elements');
  return Object.keys(elements)
    .sort()
    .flatMap((id) => {
      const element = objectIn(elements, id);
      const process = String(element['scope']);
      if (objectIn(processes, process)['executable'] !== true) return [];
      return beginnings(definition, elements, id).flatMap(([at, event]) =>
        partsOf(event).flatMap(([part, one]) => {
          const start = startOf(definition, one);
          return start === null ? [] : [{ process, element: at, ...(part === null ? {} : { event: part }), ...start }];
        }),
      );
    });
}

/** How many timer start events items have. */
export function timersIn(items: readonly { readonly starts?: readonly StartEvent[] }[]): number {
  return items.flatMap(({ starts = [] }) => starts.filter(({ kind }) => kind === 'timer')).length;
}

/** The start events of an item as a command names them; nothing where there are none. */
export function checkedStarts(starts: unknown, place: string): { readonly starts?: readonly StartEvent[] } {
  if (starts === undefined) return {};
  if (!Array.isArray(starts)) refuseInput(place, 'a list of start events', starts);
  const checked = (starts as readonly JsonValue[]).map((given, index) => {
    const at = `${place}/${index}`;
    if (!isObject(given)) refuseInput(at, 'a start event', given);
    for (const name of ['process', 'element', ...(given['event'] === undefined ? [] : ['event'])])
      requireText(given[name], `${at}/${name}`);
    if (given['kind'] === 'timer') checkTimer(given['timer'], `${at}/timer`);
    else if (given['kind'] === 'message' || given['kind'] === 'signal') requireText(given['name'], `${at}/name`);
    else refuseInput(`${at}/kind`, 'message, signal or timer', given['kind']);
    return given as unknown as StartEvent;
  });
  return checked.length === 0 ? {} : { starts: checked };
}

function checkTimer(timer: JsonValue | undefined, place: string): void {
  if (!isObject(timer) || !timings.some((timing) => timing === timer['kind'])) refuseInput(place, 'a date, a duration or a cycle', timer);
  const { value } = timer;
  if (typeof value !== 'string' && !(isObject(value) && typeof value['expression'] === 'string'))
    refuseInput(`${place}/value`, 'a text or an expression', value);
  if (!['one', 'all', 'skip'].includes(String(timer['catchUp']))) refuseInput(`${place}/catchUp`, 'one, all or skip', timer['catchUp']);
}

/** Where an element lets instances begin, and by what event. */
function beginnings(definition: JsonObject, elements: JsonObject, id: string): readonly (readonly [string, JsonObject])[] {
  const element = objectIn(elements, id);
  if (element['type'] === 'startEvent') return [[id, objectIn(element, 'event')]];
  if (element['instantiate'] !== true) return [];
  if (element['type'] === 'receiveTask') return [[id, messageOf(element)]];
  if (element['type'] !== 'eventBasedGateway') return [];
  const targets = Object.values(objectIn(definition, 'flows')).flatMap((flow) =>
    isObject(flow) && flow['from'] === id && typeof flow['to'] === 'string' ? [flow['to']] : [],
  );
  return [...new Set(targets)].sort().map((target) => {
    const after = objectIn(elements, target);
    return [target, after['type'] === 'receiveTask' ? messageOf(after) : objectIn(after, 'event')];
  });
}

/** An event, or those that a multiple one consists of. All of a parallel one together begin nothing: there is no instance yet that could wait for the rest. */
function partsOf(event: JsonObject): readonly (readonly [string | null, JsonObject])[] {
  if (event['type'] !== 'multiple') return [[null, event]];
  const parts = objectIn(event, 'events');
  return event['parallel'] === true
    ? []
    : Object.keys(parts)
        .sort()
        .map((part) => [part, objectIn(parts, part)]);
}

function startOf(definition: JsonObject, event: JsonObject): Start | null {
  const kind = event['type'];
  if (kind === 'message' || kind === 'signal') {
    const ref = String(event['ref']);
    const code = objectIn(objectIn(definition, 'rootElements'), ref)['code'];
    return { kind, name: typeof code === 'string' && code !== '' ? code : ref };
  }
  const timing = timings.find((one) => event[one] !== undefined);
  if (kind !== 'timer' || timing === undefined) return null;
  const catchUp = event['catchUp'] === 'all' || event['catchUp'] === 'skip' ? event['catchUp'] : 'one';
  return { kind, timer: { kind: timing, value: timingOf(definition, event[timing]), catchUp } };
}

/** A literal, or an expression as it is evaluated: in the language that it or its definition names. */
function timingOf(definition: JsonObject, given: JsonValue | undefined): StartTimer['value'] {
  const value = withLanguages(given);
  const source = isObject(value) ? value['expression'] : undefined;
  const language = definition['expressionLanguage'] === 'feel' ? 'feel' : undefined;
  return typeof source === 'string' ? { expression: inLanguage(source, language) } : String(value);
}

const messageOf = (element: JsonObject): JsonObject => ({ ...objectIn(element, 'message'), type: 'message' });

function objectIn(value: JsonObject, name: string): JsonObject {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
