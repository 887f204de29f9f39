import { executableElementTypes } from '@millrace/schemas';
import type { Command } from '../../../document/command.js';
import { connect } from '../../../document/commands/connect.js';
import { appendThing, createThing } from '../../../document/commands/create.js';
import { inTurn, type Turn } from '../../../document/commands/in-turn.js';
import { setProperty } from '../../../document/commands/properties.js';
import { removeThings } from '../../../document/commands/remove.js';
import { replaceElement } from '../../../document/commands/replace.js';
import { elementDescriptors } from '../../../elements/element-types.js';
import { isRefused, mayConnect } from '../../../document/rules/may-connect.js';
import { mayBecome } from '../../../document/rules/may-become.js';
import { isShownOn } from '../../../document/rules/may-stand.js';
import { isContainerType, isEventType, isGatewayType } from '../../../document/read/types.js';
import type { Found, Model } from '../../../document/read/model.js';
import { flowsFrom, flowsTo, removal, saying, type Fix, type FixesOf } from './fix.js';

/** More than these are no longer chosen from buttons. */
const most = 3;
/** Between the middle of a new start event and the left border of what it leads to. */
const ahead = 80;

const isStart = ({ entry }: Found): boolean => entry.type === 'startEvent';

/** The plane that shows most of a process or subprocess. */
function planeOf(model: Model, scope: string): string | undefined {
  const inside = model.inside(scope).map(({ id }) => id);
  const shown = (plane: string): number => inside.filter((id) => Object.hasOwn(model.planes[plane]?.shapes ?? {}, id)).length;
  return Object.keys(model.planes)
    .filter((plane) => isShownOn(model, scope, plane))
    .sort((one, other) => shown(other) - shown(one))[0];
}

const atOf = (model: Model, plane: string, id: string) => model.planes[plane]?.shapes?.[id]?.at;

/** A scope without a beginning gets one; one with several keeps one. */
export const startCount: FixesOf = ({ model, id }) => {
  if (id === undefined) return [];
  const scope = model.all.get(id);
  const elements = model.inside(id).filter(({ kind }) => kind === 'element');
  const starts = elements.filter(isStart);
  const plane = planeOf(model, id);
  if (starts.length > 1)
    return starts.slice(0, most).map((start) => ({ words: saying(model, start.id, removal), command: removeThings([start.id]) }));
  if (plane === undefined || starts.length > 0) return [];
  // What begins an event subprocess is for a person to choose.
  if (scope?.entry['triggeredByEvent'] === true) return [];
  const words = { en: 'Add a start event', ru: 'Добавить начальное событие' };
  return [{ words, command: withStart(model, id, plane, words) }];
};

function withStart(model: Model, scope: string, plane: string, words: Fix['words']): Command {
  const drawn = model
    .inside(scope)
    .flatMap(({ id, kind, entry }) => {
      const at = kind === 'element' && entry.type !== 'boundaryEvent' ? atOf(model, plane, id) : undefined;
      return at ? [{ id, at, lane: entry.lane }] : [];
    })
    .sort((one, other) => one.at[0] - other.at[0]);
  const [first] = drawn;
  const frame = atOf(model, plane, model.poolOf(scope)?.id ?? scope);
  const left = frame ? frame[0] + (model.poolOf(scope) ? ahead : ahead / 2) : -Infinity;
  const at: readonly [number, number] = first
    ? [Math.max(left, first.at[0] - ahead), first.at[1] + first.at[3] / 2]
    : frame
      ? [left, frame[1] + frame[3] / 2]
      : [ahead, ahead];
  const lane = first?.lane ?? (first ? undefined : model.lanesOf(scope)[0]?.id);
  const turns: Turn[] = [
    () => createThing({ kind: 'element', type: 'startEvent' }, { plane, at, scope, ...(lane === undefined ? {} : { lane }) }),
  ];
  if (first) turns.push((_now, made) => connect(plane, made[0]?.[0] ?? '', first.id));
  return inTurn('addStart', words, turns);
}

const joins = (model: Model, from: string, to: string): boolean => {
  const joint = mayConnect(model, from, to);
  return !isRefused(joint) && joint.line === 'sequenceFlow';
};

/** What no way leads to is led to from where a way breaks off, the nearest first; or it goes. */
export const unreachable: FixesOf = ({ model, id }) => {
  const scope = id === undefined ? undefined : model.all.get(id)?.entry.scope;
  if (id === undefined || scope === undefined) return [];
  const gone: Fix = { words: saying(model, id, removal), command: removeThings([id]) };
  const plane = planeOf(model, scope);
  const at = plane === undefined ? undefined : atOf(model, plane, id);
  if (plane === undefined || !at) return [gone];
  const reached = reachedIn(model, scope);
  const ends = model
    .inside(scope)
    .filter((one) => one.kind === 'element' && reached.has(one.id) && flowsFrom(model, one.id).length === 0 && joins(model, one.id, id))
    .flatMap((one) => {
      const from = atOf(model, plane, one.id);
      return from ? [{ id: one.id, far: Math.hypot(from[0] + from[2] - at[0], from[1] + from[3] / 2 - at[1] - at[3] / 2) }] : [];
    })
    .sort((one, other) => one.far - other.far);
  return [
    ...ends.slice(0, 1).map((end) => ({
      words: saying(model, end.id, { en: 'Connect it from {}', ru: 'Провести к нему поток от {}' }),
      command: connect(plane, end.id, id),
    })),
    gone,
  ];
};

/** What can be come to in a scope, conditions left out. */
function reachedIn(model: Model, scope: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const elements = model.inside(scope).filter(({ kind }) => kind === 'element');
  // Without a start event, everything that no flow leads to is one.
  const starts = elements.some(isStart) ? elements.filter(isStart) : elements.filter(({ id }) => flowsTo(model, id).length === 0);
  const waiting = starts.map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const flow of flowsFrom(model, id)) waiting.push(model.all.get(flow)?.entry.to ?? '');
    waiting.push(...model.attached(id).map((event) => event.id));
  }
  return reached;
}

/** What never happens goes. */
export const neverHappens: FixesOf = ({ model, id }) =>
  id === undefined ? [] : [{ words: saying(model, id, removal), command: removeThings([id]) }];

export const notExecutable: FixesOf = ({ model }) =>
  [...model.all.values()]
    .filter(({ kind }) => kind === 'process')
    .slice(0, most)
    .map(({ id }) => ({
      words: saying(model, id, { en: 'Let {} be executed', ru: 'Исполнять {}' }),
      command: setProperty(id, ['executable'], true),
    }));

/** What is only drawn becomes the nearest thing that is executed. */
export const typeUnsupported: FixesOf = ({ model, id }) => {
  const type = id === undefined ? undefined : model.all.get(id)?.entry.type;
  if (id === undefined || type === undefined) return [];
  const alike = isEventType(type)
    ? ['intermediateThrowEvent']
    : isGatewayType(type)
      ? ['exclusiveGateway']
      : isContainerType(type)
        ? ['subProcess']
        : ['userTask', 'task'];
  return alike
    .filter((one) => (executableElementTypes as readonly string[]).includes(one) && !mayBecome(model, id, { type: one }))
    .map((one) => {
      const name = elementDescriptors[one as keyof typeof elementDescriptors].entries[0]?.name ?? { en: one, ru: one };
      return {
        words: { en: `Change to “${name.en}”`, ru: `Превратить в «${name.ru}»` },
        command: replaceElement(id, { type: one }),
      };
    });
};

/** What is to be undone gets a handler that undoes it: a task for a person. */
export const handlerMissing: FixesOf = ({ model, problem: { params } }) => {
  const { activity } = params;
  const host = typeof activity === 'string' ? model.all.get(activity) : undefined;
  const plane = host && model.planesOf(host.id)[0];
  const at = host && plane !== undefined ? atOf(model, plane, host.id) : undefined;
  if (!host || plane === undefined || !at || host.entry.scope === undefined) return [];
  const { scope } = host.entry;
  const words = saying(model, host.id, { en: 'Add a task that undoes {}', ru: 'Добавить задачу, которая отменяет {}' });
  const event = { kind: 'element', type: 'boundaryEvent', properties: { event: { type: 'compensation' } } } as const;
  const place = { plane, scope, attachedTo: host.id, at: [at[0] + at[2] * 0.75, at[1] + at[3]] as const };
  return [
    {
      words,
      command: inTurn('addHandler', words, [
        () => createThing(event, place),
        (_now, made) => appendThing({ kind: 'element', type: 'userTask' }, made[0]?.[0] ?? '', plane),
      ]),
    },
  ];
};
