import { copyOf } from '../json-copy.js';
import type { Command } from '../command.js';
import type { WritableProcess } from '../process-document.js';
import { modelOf, type Model } from '../read/model.js';
import { elementSchema } from '../read/schemas.js';
import { isActivityType, isContainerType, isEventType, isGatewayType } from '../read/types.js';
import { refuse } from '../refusals.js';
import { boxAround, sizeOfNew } from './parts.js';
import { mayBecome, type Replacement } from '../rules/may-become.js';

/** Stays whatever an element becomes. */
const everywhere = ['name', 'documentation', 'foreign', 'scope', 'lane', 'extensions', 'outgoing', 'default'];
/** Goes together with the kind of element: what both kinds know stays. */
const families: readonly (readonly [test: (type: string) => boolean, properties: readonly string[]])[] = [
  [(type) => isActivityType(type), ['loopCharacteristics', 'isForCompensation', 'startQuantity', 'completionQuantity']],
  [(type) => isContainerType(type), ['variables', 'in', 'out']],
  [(type) => /^(?:user|approval)Task$/.test(type), ['form', 'priority', 'due', 'followUp', 'out', 'assignment']],
  [(type) => /^(?:service|send|businessRule)Task$/.test(type), ['service']],
  [(type) => /^(?:send|receive)Task$/.test(type), ['message']],
  [(type) => isEventType(type), ['event', 'cancelActivity', 'attachedTo', 'form']],
];

/**
 * Changes what an element is: its id, its name, its place and its flows stay, and so does what it says that its new type says too. What
 * its new type may not have is refused before anything changes.
 */
export function replaceElement(id: string, { type, properties = {} }: Replacement): Command {
  return {
    name: 'replaceElement',
    label: { en: 'Change type', ru: 'Изменить тип' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const found = model.all.get(id);
      const entry = document.elements?.[id];
      if (found?.kind !== 'element' || !entry) return refuse('UNKNOWN', id);
      const hindrance = mayBecome(model, id, { type, properties });
      if (hindrance) return hindrance;
      const old = found.entry.type ?? 'task';
      const kept = new Set([
        ...everywhere,
        ...families.filter(([test]) => test(old) && test(type)).flatMap(([, names]) => names),
        ...(old === type ? Object.keys(entry) : []),
      ]);
      const known = elementSchema(type)?.properties ?? {};
      for (const name of Object.keys(entry)) if (!kept.has(name) || !Object.hasOwn(known, name)) Reflect.deleteProperty(entry, name);
      if (old === type)
        for (const name of ['event', 'loopCharacteristics']) if (Object.hasOwn(properties, name)) Reflect.deleteProperty(entry, name);
      entry.type = type;
      for (const [name, value] of Object.entries(properties))
        if (value === undefined) Reflect.deleteProperty(entry, name);
        else entry[name] = copyOf(value);
      redraw(document, model, id, old, type);
      return { select: [id] };
    },
  };
}

/** What kinds of elements are drawn alike: within one of them a shape keeps its size. */
const drawnAs = (type: string): string => (isEventType(type) ? 'event' : isGatewayType(type) ? 'gateway' : 'activity');

/** An element of another kind is drawn in its usual size around the same middle; what held others and no longer does is closed. */
function redraw(document: WritableProcess, model: Model, id: string, old: string, type: string): void {
  const isClosed = isContainerType(old) && !isContainerType(type);
  for (const plane of model.planesOf(id)) {
    const shape = document.layout?.planes?.[plane]?.shapes?.[id];
    if (!shape) continue;
    const isOpen = shape.expanded === true;
    if (isClosed) delete shape.expanded;
    if (type === 'exclusiveGateway' && old !== type) shape.markerVisible = true;
    else if (type !== 'exclusiveGateway') delete shape.markerVisible;
    if (!shape.at || (drawnAs(old) === drawnAs(type) && !(isClosed && isOpen))) continue;
    const [x, y, width, height] = shape.at;
    shape.at = boxAround([x + width / 2, y + height / 2], sizeOfNew({ kind: 'element', type }));
    delete shape.label;
  }
  const inner = isClosed ? model.innerPlane(id) : undefined;
  if (inner !== undefined) Reflect.deleteProperty(document.layout?.planes ?? {}, inner);
}
