import type { XmlElement } from '../../xml/index.js';
import { isJuel, translateJuel, type JuelPlace } from '../juel/index.js';
import { Reading, tellOfMessages, tellOfNames } from '../reading.js';
import { isValue } from '../names.js';
import type { Around, Meaning, Place, Translation, Vendor, Words } from '../vendor.js';
import { readCall } from './calls.js';
import { readDecision, readScript } from './decisions.js';
import { readEvents } from './events.js';
import { readForms } from './forms.js';
import { howKept, readListeners } from './leftovers.js';
import { readLoop } from './loops.js';
import { readMappings } from './mappings.js';
import { readPeople } from './people.js';
import { readProcess } from './process.js';
import { readService } from './services.js';

const spaces = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
  'http://operaton.org/schema/1.0/bpmn',
] as const;
const known: ReadonlySet<string> = new Set(spaces);

/** Camunda 7 and its kin: Activiti before it, Flowable and Operaton beside and after it. Their extensions have the same names and the same meaning. */
export const camunda7: Vendor = {
  name: 'camunda7',
  spaces,
  translate(source: string, place?: Place, around: Partial<Around> = {}): Translation {
    const text = source.trim();
    // What begins so is FEEL as Camunda 8 writes it, in a file that has been both: no text of Camunda 7's means anything like it.
    if (text.startsWith('=')) return { ok: false, how: isFeel };
    const translation = translateJuel(text, {
      ...placeIn(around),
      truth: place === undefined || place === 'condition' || place === 'completion',
      // Whoever does not say which place it is may mean any.
      counts: place === undefined || place === 'completion',
      completion: place === 'completion',
    });
    if (!translation.ok) return { ok: false, how: translation.how };
    const { expression, constant, isText } = translation;
    const said = isText ? { isText } : {};
    if (constant === undefined) return { ok: true, expression, ...said };
    return { ok: true, expression: isValue(constant) ? constant : expression, constant, ...said };
  },
  read(element: XmlElement, type: string, around: Around): Meaning {
    const reading = Reading.of(element, type, known);
    const place = placeIn(around);
    readPeople(reading, place);
    readForms(reading);
    readDecision(reading);
    readScript(reading, place, translateJuel);
    readService(reading, place);
    readMappings(reading, place);
    readCall(reading, place);
    readLoop(reading, place);
    readEvents(reading, place);
    readProcess(reading);
    readListeners(reading);
    tellOfMessages(reading);
    tellOfNames(reading, isJuel);
    reading.rest(howKept);
    return reading.meaning;
  },
};

const isFeel: Words = {
  en: 'This looks like FEEL of Camunda 8. Import the file as one of Camunda 8, or write the expression anew.',
  ru: 'Похоже на FEEL из Camunda 8. Импортируйте файл как файл Camunda 8 или запишите выражение заново.',
};

function placeIn({ initiators }: Partial<Around>): JuelPlace {
  return initiators === undefined ? {} : { initiators };
}
