import { spaces } from './bpmn/spaces.js';
import type { Found, Inventory } from './found.js';
import { type Kept, keptNames } from './kept.js';
import { howCalled, howExecuted, isExecuted } from './not-executed.js';
import type { ImportNote } from './notes.js';
import { howElsewhere } from './other-engines.js';
import { isMap } from './patch.js';
import { extensionsOf } from './read-fields.js';
import type { Vendor, Words } from './vendors/vendor.js';
import { attributeOf, elementsOf, type XmlElement } from './xml/index.js';

/**
 * The lines of a report that no reader of a part gives: what was understood, what is only kept, and what of BPMN's own another engine would do and this one does not. `told`
 * are the lines there are already: nothing is told twice.
 */
export function reportOf(
  root: XmlElement,
  inventory: Inventory,
  vendors: readonly Vendor[],
  keptBy: (id: string) => Kept,
  told: readonly ImportNote[],
): readonly ImportNote[] {
  const known = new Set<string>([spaces.model, spaces.diagram, spaces.millrace, ...vendors.flatMap((vendor) => vendor.spaces)]);
  const before = new Set(told.map(({ element, what }) => `${element ?? ''} ${what}`));
  const globals = new Set(inventory.found.filter(({ type }) => /^global.*Task$/.test(type)).map(({ id }) => id));
  const notes = keptAtTop(root);
  for (const found of inventory.found) {
    const { id: element, type } = found;
    const { line } = found.element;
    notes.push({ status: 'understood', element, line, what: type, message: { en: type, ru: type } });
    notes.push(...keptOfOthers(found, known, keptBy(element), (what) => before.has(`${element} ${what}`)));
    const call = isExecuted(found) ? howCalled(found, globals) : undefined;
    if (call !== undefined && !before.has(`${element} calledElement`))
      notes.push({
        status: 'redo',
        element,
        line,
        what: 'calledElement',
        ...from(attributeOf(found.element, 'calledElement')),
        message: call,
      });
    const attributes = found.fields['attributes'];
    if (isMap(attributes) && found.map === 'dataAssociations') notes.push(notExecuted(found, Object.keys(attributes).join(', ')));
  }
  return notes;
}

function from(value: string | undefined): { readonly from?: string } {
  return value === undefined ? {} : { from: value.slice(0, 200) };
}

function notExecuted(found: Found, what: string): ImportNote {
  const message = {
    en: 'kept and drawn, but not executed: say it in the in and out of the activity',
    ru: 'сохранено и нарисовано, но не исполняется: опишите это в «in» и «out» действия',
  };
  return { status: 'redo', element: found.id, line: found.element.line, what, message };
}

const keptAsItIs: Words = { en: 'kept as it is; comes back with an export', ru: 'сохранено как есть; вернётся при экспорте' };

/** What the file says of itself in the words of its tool. */
function keptAtTop(root: XmlElement): ImportNote[] {
  const silent: readonly string[] = ['', spaces.instance, spaces.model, spaces.diagram, spaces.millrace];
  const attributes = root.attributes.filter(({ space }) => !silent.includes(space)).map(({ name }) => ({ name, line: root.line }));
  const extensions = [...extensionsOf(root), ...elementsOf(root)].filter(({ space }) => !silent.includes(space));
  return [...attributes, ...extensions].map(({ name, line }) => ({ status: 'kept', line, what: name, message: keptAsItIs }));
}

/** Extensions and attributes of tools that nobody here reads, and what BPMN says beyond what is executed. */
function keptOfOthers(found: Found, known: ReadonlySet<string>, kept: Kept, isTold: (what: string) => boolean): readonly ImportNote[] {
  const isRun = isExecuted(found);
  const names = new Map(keptNames(found.element, found.type, kept).map((name) => [name, isRun ? howExecuted(found, name) : undefined]));
  const attributes = found.element.attributes.filter(({ space }) => space !== '');
  const extensions = extensionsOf(found.element).map(({ name, local, space }) => ({ name, local, space, value: undefined }));
  for (const { name, local, space, value } of [...attributes, ...extensions])
    if (!known.has(space)) names.set(name, isRun ? howElsewhere(local, space, value) : undefined);
  // A script that is told of says its language.
  if (isTold('script') || names.get('script') !== undefined) names.delete('scriptFormat');
  return [...names].flatMap(([what, how]) =>
    isTold(what)
      ? []
      : [{ status: how === undefined ? 'kept' : 'redo', element: found.id, line: found.element.line, what, message: how ?? keptAsItIs }],
  );
}
