import { extensionsOf } from './read-fields.js';
import type { Found, Inventory } from './found.js';
import { type Kept, keptNames } from './kept.js';
import type { ImportNote } from './notes.js';
import { isMap } from './patch.js';
import { spaces } from './bpmn/spaces.js';
import type { Vendor } from './vendors/vendor.js';

/** The lines of a report that no reader of a part gives: what was understood, and what is only kept. */
export function reportOf(inventory: Inventory, vendors: readonly Vendor[], keptBy: (id: string) => Kept): readonly ImportNote[] {
  const notes: ImportNote[] = [];
  const known = new Set<string>([spaces.model, spaces.diagram, spaces.millrace, ...vendors.flatMap((vendor) => vendor.spaces)]);
  for (const found of inventory.found) {
    const { id: element, type } = found;
    notes.push({ status: 'understood', element, line: found.element.line, what: type, message: { en: type, ru: type } });
    notes.push(...keptOfOthers(found, known, keptBy(element)));
    const attributes = found.fields['attributes'];
    if (isMap(attributes) && found.map === 'dataAssociations') notes.push(notExecuted(found, Object.keys(attributes).join(', ')));
  }
  return notes;
}

function notExecuted(found: Found, what: string): ImportNote {
  const message = {
    en: 'kept and drawn, but not executed: say it in the in and out of the activity',
    ru: 'сохранено и нарисовано, но не исполняется: опишите это в «in» и «out» действия',
  };
  return { status: 'redo', element: found.id, line: found.element.line, what, message };
}

/** Extensions and attributes of tools that nobody here reads. */
function keptOfOthers(found: Found, known: ReadonlySet<string>, kept: Kept): readonly ImportNote[] {
  const names = new Set<string>(keptNames(found.element, found.type, kept));
  for (const { name, space } of found.element.attributes) if (space !== '' && !known.has(space)) names.add(name);
  for (const { name, space } of extensionsOf(found.element)) if (!known.has(space)) names.add(name);
  return [...names].map((what) => ({
    status: 'kept' as const,
    element: found.id,
    line: found.element.line,
    what,
    message: { en: 'kept as it is; comes back with an export', ru: 'сохранено как есть; вернётся при экспорте' },
  }));
}
