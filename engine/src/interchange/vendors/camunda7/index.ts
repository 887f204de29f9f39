import type { XmlElement } from '../../xml/index.js';
import { translateJuel, type JuelPlace } from '../juel/index.js';
import { Reading } from '../reading.js';
import type { Around, Meaning, Place, Translation, Vendor } from '../vendor.js';
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
    const translation = translateJuel(source.trim(), {
      ...placeIn(around),
      truth: place === undefined || place === 'condition' || place === 'completion',
      // Whoever does not say which place it is may mean any.
      counts: place === undefined || place === 'completion',
      completion: place === 'completion',
    });
    if (!translation.ok) return { ok: false, how: translation.how };
    const { expression, constant } = translation;
    return constant === undefined ? { ok: true, expression } : { ok: true, expression, constant };
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
    reading.rest(howKept);
    return reading.meaning;
  },
};

function placeIn({ initiators }: Partial<Around>): JuelPlace {
  return initiators === undefined ? {} : { initiators };
}
