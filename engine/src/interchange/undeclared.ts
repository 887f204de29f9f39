import { spaces } from './bpmn/spaces.js';
import { isOurId } from './ids.js';
import type { ImportNote } from './notes.js';
import type { Vendor } from './vendors/index.js';
import { attributeOf, elementsOf, plainAttribute, type XmlElement, xmlElement } from './xml/index.js';

/** What an event names, by its definition: the attribute, the element that would declare it, and the attribute in which that has what is named. */
const named: Readonly<Record<string, readonly [reference: string, declared: string, by: string]>> = {
  errorEventDefinition: ['errorRef', 'error', 'errorCode'],
  escalationEventDefinition: ['escalationRef', 'escalation', 'escalationCode'],
  messageEventDefinition: ['messageRef', 'message', 'name'],
  signalEventDefinition: ['signalRef', 'signal', 'name'],
};

/**
 * The tree with declarations of what events name and nobody declares. Camunda 7 and its kin take a reference that leads nowhere for the code or the name itself, and many of
 * their processes rely on it; in BPMN it leads nowhere.
 */
export function withDeclarations(root: XmlElement, vendors: readonly Vendor[], notes: ImportNote[]): XmlElement {
  if (!vendors.some(({ name }) => name === 'camunda7')) return root;
  const ids = new Set<string>();
  const asked = new Map<string, { readonly definition: XmlElement; readonly reference: string }>();
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      const id = attributeOf(child, 'id')?.trim();
      if (id !== undefined && child.space === spaces.model) ids.add(id);
      const words = child.space === spaces.model && Object.hasOwn(named, child.local) ? named[child.local] : undefined;
      const reference = words === undefined ? '' : (attributeOf(child, words[0])?.trim() ?? '');
      if (reference !== '' && !/[:{]/.test(reference) && !asked.has(reference)) asked.set(reference, { definition: child, reference });
      visit(child);
    }
  };
  visit(root);
  const prefix = root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':') + 1) : '';
  const declared = [...asked.values()].flatMap(({ definition, reference }) => {
    const [attribute, type, by] = named[definition.local] as readonly [string, string, string];
    if (ids.has(reference)) return [];
    const { line, column } = definition;
    notes.push({
      status: 'translated',
      ...(isOurId(reference) ? { element: reference } : {}),
      line,
      what: attribute,
      from: reference,
      to: type,
      message: {
        en: `Nothing is declared as “${reference}”: as in the other engine it stands for the ${by} itself, and was declared so.`,
        ru: `«${reference}» нигде не объявлено: как и в другом движке, это само значение ${by}; так оно и объявлено.`,
      },
    });
    return [
      { ...xmlElement(`${prefix}${type}`, spaces.model, [plainAttribute('id', reference), plainAttribute(by, reference)]), line, column },
    ];
  });
  return declared.length === 0 ? root : { ...root, children: [...root.children, ...declared] };
}
