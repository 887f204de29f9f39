import type { ElementCheck } from '../../model/element-check.js';
import { checkTimerEvent } from '../timers.js';

/** What may stand in one place: types of events, and whether the event may happen more than once there. */
export interface CatchPlace {
  readonly types: readonly string[];
  /** A timer may be a cycle. */
  readonly repeats: boolean;
  /** An instance begins here. */
  readonly begins?: boolean;
}

/** Types that may be part of a multiple event that waits. */
const waitingTypes = ['timer', 'message', 'signal', 'conditional'];
/** Types that may be part of a multiple event that throws. */
const thrownTogether = ['message', 'signal', 'escalation', 'compensation'];

/** Checks a catching event: its type may stand here, and it says what its type needs and nothing else. */
export function checkCatchEvent(check: ElementCheck, { types, repeats, begins }: CatchPlace): void {
  if (!check.word(['event', 'type'], types)) return;
  const type = check.at(['event', 'type']);
  if (type !== 'multiple') return checkCaught(check, ['event'], repeats);
  const event = check.object(['event'], ['type', 'parallel', 'events']);
  const all = event?.['parallel'] === true;
  if (event?.['parallel'] !== undefined) check.word(['event', 'parallel'], [true, false]);
  if (all && begins)
    check.report('ATTRIBUTE_UNSUPPORTED', ['event', 'parallel'], { reason: 'there is no instance yet that could wait for the rest' });
  const thrown = all ? [] : repeats ? ['escalation'] : ['error', 'escalation'];
  const allowed = [...waitingTypes, ...thrown].filter((one) => types.includes(one));
  for (const id of partsOf(check)) {
    const place = ['event', 'events', id];
    // With `parallel` each part happens once before the event does, so nothing repeats by itself.
    if (check.word([...place, 'type'], allowed)) checkCaught(check, place, repeats && !all);
  }
}

/** Checks a throwing event. */
export function checkThrowEvent(check: ElementCheck, types: readonly string[]): void {
  if (!check.word(['event', 'type'], types)) return;
  if (check.at(['event', 'type']) !== 'multiple') return checkThrown(check, ['event']);
  check.object(['event'], ['type', 'events']);
  for (const id of partsOf(check)) {
    const place = ['event', 'events', id];
    if (check.word([...place, 'type'], thrownTogether)) checkThrown(check, place);
  }
}

/** Checks what a sender says of its message. */
export function checkSentMessage(check: ElementCheck, place: readonly (string | number)[]): void {
  check.object(
    place,
    ['type', 'ref', 'key', 'data', 'timeToLive'].filter((name) => name !== 'type' || place[0] === 'event'),
  );
  check.root([...place, 'ref'], 'message');
  optional(check, [...place, 'key'], (at) => check.expression(at));
  optional(check, [...place, 'data'], (at) => check.mapping(at, 'names'));
  // Nothing at all is a length here: who does not wait yet never hears of it.
  if (check.at([...place, 'timeToLive']) !== 'PT0S') optional(check, [...place, 'timeToLive'], (at) => check.timing(at, 'length'));
}

/** Checks what a receiver says of its message. */
export function checkReceivedMessage(check: ElementCheck, place: readonly (string | number)[]): void {
  check.object(
    place,
    ['type', 'ref', 'key', 'out'].filter((name) => name !== 'type' || place[0] === 'event'),
  );
  check.root([...place, 'ref'], 'message');
  optional(check, [...place, 'key'], (at) => check.expression(at));
  optional(check, [...place, 'out'], (at) => check.mapping(at, 'paths'));
}

function checkCaught(check: ElementCheck, place: readonly string[], repeats: boolean): void {
  const type = check.at([...place, 'type']) as string;
  switch (type) {
    case 'timer':
      return checkTimerEvent(check, repeats, place);
    case 'message':
      return checkReceivedMessage(check, place);
    case 'signal':
      check.object(place, ['type', 'ref', 'out']);
      check.root([...place, 'ref'], type);
      return optional(check, [...place, 'out'], (at) => check.mapping(at, 'paths'));
    case 'error':
    case 'escalation':
      check.object(place, ['type', 'ref', 'out']);
      optional(check, [...place, 'ref'], (at) => check.root(at, type));
      return optional(check, [...place, 'out'], (at) => check.mapping(at, 'paths'));
    case 'conditional':
      check.object(place, ['type', 'condition']);
      return check.expression([...place, 'condition']);
    case 'link':
      check.object(place, ['type', 'link']);
      return check.text([...place, 'link']);
    default:
      check.object(place, ['type']);
  }
}

function checkThrown(check: ElementCheck, place: readonly string[]): void {
  const type = check.at([...place, 'type']) as string;
  switch (type) {
    case 'message':
      return checkSentMessage(check, place);
    case 'signal':
    case 'error':
    case 'escalation':
      check.object(place, ['type', 'ref', 'data']);
      check.root([...place, 'ref'], type);
      return optional(check, [...place, 'data'], (at) => check.mapping(at, 'names'));
    case 'compensation':
      check.object(place, ['type', 'activity', 'waitForCompletion']);
      if (check.at([...place, 'waitForCompletion']) === false)
        check.report('ATTRIBUTE_UNSUPPORTED', [...place, 'waitForCompletion'], {
          reason: 'what follows always waits until all is undone; to go on beside that, fork before this event',
        });
      else optional(check, [...place, 'waitForCompletion'], (at) => check.word(at, [true]));
      return;
    case 'link':
      check.object(place, ['type', 'link']);
      return check.text([...place, 'link']);
    default:
      check.object(place, ['type']);
  }
}

function partsOf(check: ElementCheck): readonly string[] {
  const parts = check.object(['event', 'events'], Object.keys(Object(check.at(['event', 'events'])) as object));
  if (parts && Object.keys(parts).length === 0) check.report('ATTRIBUTE_INVALID', ['event', 'events'], { expected: 'at least one event' });
  return Object.keys(parts ?? {});
}

function optional(check: ElementCheck, place: readonly (string | number)[], look: (place: readonly (string | number)[]) => void): void {
  if (check.at(place) !== undefined) look(place);
}
