import { mapIn, outgoingOf, write } from './data.js';
import { beginAdHoc } from './ad-hoc.js';
import { compensate } from './compensation.js';
import type { Instance } from './instance.js';
import { beginLoop } from './loops.js';
import type { EventPart } from './model.js';
import type { Activity } from './state.js';
import { throwError, throwOut } from './throwing.js';
import { armOwn, armTriggers, happenAt, openScope } from './waits.js';

/** What an element does once it was entered. */
export function begin(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity) return;
  const { element, of } = activity;
  const part = on.model.element(element);
  if (part.loopCharacteristics && of === undefined) {
    beginLoop(on, id);
    return;
  }
  switch (part.type) {
    case 'userTask':
      activity.item = true;
      activity.work = on.next();
      return;
    case 'serviceTask':
    case 'sendTask':
    case 'businessRuleTask':
      if (part.message) {
        throwOut(on, id, { ...part.message, type: 'message' });
        on.finish(id);
        return;
      }
      activity.job = true;
      activity.work = on.next();
      activity.input = mapIn(on, on.scopeOf(activity), part.service?.in);
      return;
    case 'scriptTask': {
      const values = mapIn(on, on.scopeOf(activity), part.script?.set);
      write(on, on.scopeOf(activity), values);
      on.finish(id);
      return;
    }
    case 'receiveTask':
      armOwn(on, element, id);
      return;
    case 'callActivity':
      activity.calls = true;
      on.letter({
        type: 'call',
        activity: id,
        nth: ++on.s.called,
        ref: part.call?.ref ?? '',
        data: mapIn(on, on.scopeOf(activity), part.call?.in),
      });
      return;
    case 'subProcess':
    case 'transaction':
    case 'adHocSubProcess':
      beginSubprocess(on, activity);
      return;
    case 'intermediateCatchEvent':
      armOwn(on, element, id);
      return;
    case 'eventBasedGateway':
      for (const flow of on.model.outgoing(element)) armOwn(on, flow.to, id);
      return;
    case 'intermediateThrowEvent':
    case 'endEvent':
      throwAll(on, activity);
      return;
    default:
      on.finish(id);
  }
}

function beginSubprocess(on: Instance, { id, element, scope }: Activity): void {
  const part = on.model.element(element);
  const values = mapIn(on, on.scope(id) ? id : scope, part.in);
  const here = on.scope(id);
  if (here) Object.assign(here, { own: { ...here.own, ...values }, locals: [...here.locals, ...Object.keys(values)] });
  else openScope(on, id, element, scope, values);
  armTriggers(on, id);
  const start = on.model.startOf(element);
  if (part.type === 'adHocSubProcess') {
    if (beginAdHoc(on, id)) on.closeScope(id);
  }
  if (part.type === 'adHocSubProcess') return;
  if (start !== undefined) happenAt(on, start, id);
  else for (const one of on.model.withoutIncoming(element)) on.s.queue.push({ element: one, scope: id });
}

/** An event throws what it says, then goes on; what ends its scope ends it too. */
function throwAll(on: Instance, activity: Activity): void {
  const { element, id } = activity;
  const parts = partsOf(on.model.element(element).event);
  const undoing = parts.filter((one) => one.type === 'compensation');
  // Several that undo something undo it together, and first; the rest is thrown when all is undone.
  const [first] = undoing;
  if (first && undo(on, activity, undoing)) return;
  throwRest(on, id);
}

/** What an event throws besides undoing; then it is left. */
export function throwRest(on: Instance, id: number): void {
  const activity = on.activity(id);
  if (!activity) return;
  const { element, scope } = activity;
  const { event, type } = on.model.element(element);
  const parts = partsOf(event).filter((one) => one.type !== 'compensation');
  const escalations = parts.filter((one) => one.type === 'escalation');
  for (const one of parts.filter((part) => part.type === 'message' || part.type === 'signal')) throwOne(on, activity, one);
  const isLeft = event?.type !== 'link' && type !== 'endEvent';
  const flows = isLeft ? outgoingOf(on, element, scope) : [];
  // The thrower has passed before anybody hears of it: its tokens are in the queue first, and end with the scope if that is interrupted.
  if (escalations.length > 0) on.send(flows, scope);
  for (const one of parts.filter((part) => part.type !== 'message' && part.type !== 'signal')) {
    throwOne(on, activity, one);
    if (!on.activity(id)) return;
  }
  if (event?.type === 'link') {
    on.remove(id);
    happenAt(on, on.model.linkTarget(element), scope);
    return;
  }
  on.leave(id, escalations.length > 0 ? [] : flows);
  if (event?.type === 'terminate') on.clear(scope);
}

function partsOf(event: EventPart | undefined): readonly EventPart[] {
  if (event?.type !== 'multiple') return event ? [event] : [];
  return Object.entries(event.events ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

/** Undoes what the parts name, or all; tells whether the event waits for it. */
function undo(on: Instance, { id, scope }: Activity, undoing: readonly EventPart[]): boolean {
  const named = undoing.flatMap(({ activity }) => (activity === undefined ? [] : [activity]));
  return compensate(on, undoneFrom(on, scope), named.length === undoing.length ? named : undefined, id);
}

function throwOne(on: Instance, { id, scope }: Activity, event: EventPart): void {
  switch (event.type) {
    case 'error':
      throwError(on, id, on.model.nameOf(event.ref ?? ''), mapIn(on, scope, event.data));
      return;
    case 'cancel': {
      const host = on.activity(scope);
      on.clear(scope);
      on.s.waits = on.s.waits.filter((wait) => wait.scope !== scope);
      const here = on.scope(scope);
      if (here) here.handled = true;
      if (host) host.cancelled = true;
      compensate(on, [scope], undefined, undefined);
      return;
    }
    default:
      throwOut(on, id, event);
      return;
  }
}

/** What is undone stands in the thrower's scope; from within an event subprocess, then also in the one around. */
function undoneFrom(on: Instance, scope: number): readonly number[] {
  const host = on.activity(scope);
  return host && on.model.element(host.element).triggeredByEvent === true ? [scope, host.scope] : [scope];
}
