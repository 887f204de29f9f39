import { copyOf } from '../json-copy.js';
import type { Command } from '../command.js';
import { modelOf } from '../read/model.js';
import { isActivityType, isContainerType, isEventType } from '../read/types.js';
import { refuse } from '../refusals.js';
import { mayBecome, type Replacement } from '../rules/may-become.js';

/** Stays whatever an element becomes. */
const everywhere = ['name', 'documentation', 'foreign', 'scope', 'lane', 'extensions'];
/** Goes together with the kind of element: what both kinds know stays. */
const families: readonly (readonly [test: (type: string) => boolean, properties: readonly string[]])[] = [
  [
    (type) => isActivityType(type),
    ['outgoing', 'default', 'loopCharacteristics', 'isForCompensation', 'startQuantity', 'completionQuantity'],
  ],
  [(type) => isContainerType(type), ['variables', 'in', 'out']],
  [(type) => /^(?:user|approval)Task$/.test(type), ['form', 'priority', 'due', 'followUp', 'out', 'assignment']],
  [(type) => /^(?:service|send|businessRule)Task$/.test(type), ['service']],
  [(type) => /^(?:send|receive)Task$/.test(type), ['message']],
  [(type) => type.endsWith('Gateway'), ['outgoing', 'default']],
  [(type) => isEventType(type), ['outgoing', 'event', 'cancelActivity', 'attachedTo', 'form']],
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
        ...(isActivityType(old) === isActivityType(type) ? ['outgoing'] : type === 'endEvent' ? [] : ['outgoing']),
        ...(old === type ? Object.keys(entry) : []),
      ]);
      for (const name of Object.keys(entry)) if (!kept.has(name)) Reflect.deleteProperty(entry, name);
      if (old === type)
        for (const name of ['event', 'loopCharacteristics']) if (Object.hasOwn(properties, name)) Reflect.deleteProperty(entry, name);
      entry.type = type;
      for (const [name, value] of Object.entries(properties))
        if (value === undefined) Reflect.deleteProperty(entry, name);
        else entry[name] = copyOf(value);
      if (type === 'endEvent') delete entry.outgoing;
      return { select: [id] };
    },
  };
}
