import { validateDefinition } from '@millrace/schemas';
import { readXml, type XmlElement } from '../src/interchange/xml/index.js';
import type { Around, Meaning, Vendor, VendorNote } from '../src/interchange/vendors/vendor.js';

const prefixes = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:flowable="http://flowable.org/bpmn"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
].join(' ');

/** Kinds of elements that are no element of a process in our definitions. */
const apart = ['process', 'sequenceFlow', 'message', 'signal', 'error', 'escalation', 'lane'];

/** An element from its text, with the prefixes of BPMN and of vendors declared. */
export function fragment(text: string): XmlElement {
  return readXml(text.replace(/^<(\w+)/, `<$1 ${prefixes}`)).root;
}

/** What an element means to a vendor. Throws where that may not stand in a definition, or where a note does not say enough. */
export function meaningOf(vendor: Vendor, element: XmlElement | string, around: Partial<Around> = {}): Meaning {
  const read = typeof element === 'string' ? fragment(element) : element;
  const type = read.local;
  const meaning = vendor.read(read, type, { root: () => undefined, ...around });
  const isElement = !apart.includes(type) && Object.keys(meaning.fields).length > 0;
  const definition = {
    kind: 'process',
    format: 1,
    id: 'p',
    processes: { p: type === 'process' ? meaning.fields : {} },
    elements: isElement ? { e: { type, scope: 'p', ...meaning.fields } } : {},
  };
  const checked = validateDefinition(definition, { draft: true });
  if (!checked.ok) throw new Error(`${JSON.stringify(checked.problems[0])} in ${JSON.stringify(meaning.fields).slice(0, 500)}`);
  for (const { status, how, line, from = '', to = '' } of meaning.notes) {
    const isSaid = status !== 'redo' || (/\w/.test(how?.en ?? '') && /\p{Script=Cyrillic}/u.test(how?.ru ?? ''));
    if (!isSaid || line < 1 || from.length > 200 || to.length > 200)
      throw new Error(`a note says too little or too much: ${status} ${from} ${to}`);
  }
  return meaning;
}

/** The status of each extension by what the file calls it. */
export function statusesOf({ notes }: Meaning): Record<string, VendorNote['status']> {
  return Object.fromEntries(notes.map(({ what, status }) => [what, status]));
}

/** All that a person is told to do, in English. */
export function toldBy({ notes }: Meaning): string {
  return notes.map(({ how }) => how?.en ?? '').join('\n');
}
