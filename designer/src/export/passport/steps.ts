import { rawOf, textOf, type Raw } from '../../drawing/read/values.js';
import { modelOf } from '../../document/read/model.js';
import { entryMaps, type ProcessDraft } from '../../document/process-document.js';
import { entryOf } from '../../elements/catalogue/variant.js';
import { describeTiming } from '../../elements/times/describe-timing.js';
import { sayEvent, sayRoot } from './events.js';
import { formPart } from './form-part.js';
import type { PassportEvent, PassportException, PassportStep, PassportWay } from './model.js';
import type { Order } from './order.js';
import { sayApproval, whoDoes } from './people.js';
import { distinct, type Reader } from './reader.js';

/** Work that waits for a person. */
const human = new Set(['userTask', 'approvalTask', 'manualTask', 'task']);
const containers = new Set(['subProcess', 'adHocSubProcess', 'transaction']);
const deepest = 30;

/** A gateway that decides nothing: ways come together, or all are taken. */
const isPassedThrough = (element: Raw, ways: number): boolean =>
  textOf(element['type']).endsWith('Gateway') && (ways <= 1 || element['type'] === 'parallelGateway');

/** Makes the steps of a passport, numbered as they are come to. */
export function stepsOf(reader: Reader, order: Order) {
  const { words, told, entry } = reader;
  const element = (id: string): Raw => entry('elements', id);
  // Read anew, entry by entry: what is no object would not be one to the catalogue either.
  const model = modelOf(
    Object.fromEntries(entryMaps.map((map) => [map, Object.fromEntries(reader.entries(map))])) as unknown as ProcessDraft,
  );
  const nameOf = (id: string): string => told(element(id)['name']) || `${kindOf(id)} ${words.nameless}`.trim();
  const numbers = new Map<string, string>();

  function kindOf(id: string): string {
    const found = model.all.get(id);
    return (found?.kind === 'element' ? entryOf(model, found)?.name[reader.language] : undefined) ?? textOf(element(id)['type']);
  }
  function isStep(id: string): boolean {
    const { type, triggeredByEvent } = element(id);
    if (type === 'startEvent' || type === 'endEvent' || type === 'boundaryEvent') return false;
    return triggeredByEvent === true || !isPassedThrough(element(id), order.waysFrom(id).length);
  }
  function number(scope: string, before: string, from: number, depth: number): number {
    let count = from;
    for (const id of order.inside(scope)) {
      if (!isStep(id)) continue;
      count += 1;
      const said = before === '' ? String(count) : `${before}.${count}`;
      numbers.set(id, said);
      if (containers.has(textOf(element(id)['type'])) && depth < deepest) number(id, said, 0, depth + 1);
    }
    return count;
  }

  /** Where a way comes to, forks followed and joins passed. */
  function targets(id: string, depth = 0): readonly string[] {
    const said = numbers.get(id);
    if (said !== undefined) return [`${words.stepNumber(said)} (${nameOf(id)})`];
    if (element(id)['type'] === 'endEvent') return [words.end(nameOf(id))];
    const onwards = depth > deepest ? [] : order.waysFrom(id).flatMap(({ to }) => targets(to, depth + 1));
    return onwards.length > 0 ? distinct(onwards) : [words.ends];
  }
  function waysFrom(id: string): readonly PassportWay[] {
    const ways = order.waysFrom(id);
    const decides =
      ways.some(({ flow, isDefault }) => flow['when'] !== undefined || isDefault) || textOf(element(id)['type']) === 'eventBasedGateway';
    return ways.map(({ to, flow, isDefault }) => {
      const name = told(flow['name']);
      const condition = flow['when'] === undefined ? '' : words.when(reader.condition(flow['when']));
      const rule = isDefault ? words.otherwise : condition;
      const when = decides || name !== '' ? [name, rule].filter((part) => part !== '').join(': ') : '';
      return { when, to: targets(to) };
    });
  }
  function exceptionOf(id: string): PassportException {
    const event = element(id);
    return {
      name: told(event['name']),
      event: sayEvent(event['event'], reader),
      interrupts: event['cancelActivity'] !== false,
      ways: waysFrom(id),
    };
  }
  function details(step: Raw): readonly string[] {
    const decision = rawOf(step['decision']);
    const call = rawOf(step['call']);
    const loop = rawOf(step['loopCharacteristics']);
    const set = Object.keys(rawOf(rawOf(step['script'])['set'])).map((path) => reader.labelOf(path) ?? path);
    const result = textOf(decision['result']);
    const service = rawOf(step['service']);
    const message = rawOf(step['message']);
    return distinct([
      sayEvent(step['event'], reader),
      ...sayApproval(step['approval'], reader),
      typeof decision['ref'] === 'string' ? words.asks(reader.nameOf('decision', decision['ref'])) : '',
      result === '' ? '' : words.answerTo(reader.labelOf(result) ?? result),
      typeof call['ref'] === 'string' ? words.calls(reader.nameOf('process', call['ref'])) : '',
      typeof service['type'] === 'string' ? `${words.connector}: ${words.services[service['type']] ?? service['type']}` : '',
      typeof message['ref'] === 'string' ? words.events.message(sayRoot(message['ref'], reader)) : '',
      set.length > 0 ? words.sets(set.join(', ')) : '',
      loop['type'] === 'multiInstanceLoopCharacteristics'
        ? words.forEach(
            reader.labelOf(reader.source(loop['collection'])) ?? (reader.source(loop['collection']) || reader.source(loop['cardinality'])),
          )
        : loop['type'] === 'standardLoopCharacteristics'
          ? words.repeated
          : '',
    ]);
  }
  function lanesAround(id: string): readonly string[] {
    const found: string[] = [];
    let at = id;
    while (at !== '' && found.length < deepest) {
      found.unshift(told(entry('lanes', at)['name']));
      at = textOf(entry('lanes', at)['parent']);
    }
    return found.filter((name) => name !== '');
  }
  function stepOf(id: string): PassportStep {
    const step = element(id);
    const form = formPart(step['form'], reader);
    const isHuman = human.has(textOf(step['type']));
    return {
      number: numbers.get(id) ?? '',
      id,
      name: nameOf(id),
      kind: kindOf(id),
      about: told(step['documentation']),
      lane: lanesAround(textOf(step['lane'])),
      who: isHuman ? whoDoes(step, reader) : textOf(step['type']).endsWith('Task') ? [words.program] : [],
      isHuman,
      deadline: step['due'] === undefined ? '' : (describeTiming(step['due'], reader.language) ?? reader.source(step['due'])),
      details: details(step),
      ...(form ? { form } : {}),
      ways: waysFrom(id),
      exceptions: order.attachedTo(id).map(exceptionOf),
    };
  }
  /** What an element is called in lists: its step, or its name. */
  const called = (id: string): string => {
    const said = numbers.get(id);
    return said === undefined ? nameOf(id) : `${said}. ${nameOf(id)}`;
  };
  const eventOf = (id: string): PassportEvent => {
    const form = formPart(element(id)['form'], reader);
    return {
      id,
      name: nameOf(id),
      event: sayEvent(element(id)['event'], reader),
      about: told(element(id)['documentation']),
      ...(form ? { form } : {}),
      ways: waysFrom(id),
      after: distinct(order.waysInto(id).map(called)),
    };
  };
  const inside = (scope: string, depth = 0): readonly string[] =>
    order
      .inside(scope)
      .flatMap((id) => [id, ...(containers.has(textOf(element(id)['type'])) && depth < deepest ? inside(id, depth + 1) : [])]);
  return {
    /** Numbers the steps of a process, going on from those before. Must be done for all before any is told. */
    number: (scope: string, from: number) => number(scope, '', from, 0),
    steps: (scope: string) =>
      inside(scope)
        .filter((id) => numbers.has(id))
        .map(stepOf),
    starts: (scope: string) =>
      order
        .inside(scope)
        .filter((id) => element(id)['type'] === 'startEvent')
        .map(eventOf),
    results: (scope: string) =>
      order
        .inside(scope)
        .filter((id) => element(id)['type'] === 'endEvent')
        .map(eventOf),
    called,
  };
}
