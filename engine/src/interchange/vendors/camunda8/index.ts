import type { XmlElement } from '../../xml/index.js';
import { isValue } from '../names.js';
import { Reading, tellOfMessages, tellOfNames } from '../reading.js';
import type { Meaning, Translation, Vendor, Words } from '../vendor.js';
import { readCall, readDecision, readLoop, readScript } from './calls.js';
import { readAdHoc, readListeners, readPublish, readSubscription } from './events.js';
import { feelValue, isFeel } from './feel.js';
import { readMappings } from './mappings.js';
import { readPeople } from './people.js';
import { readWork } from './work.js';

const spaces = ['http://camunda.org/schema/zeebe/1.0'] as const;
const known: ReadonlySet<string> = new Set(spaces);

/** Camunda 8: its extensions (Zeebe's) and expressions in FEEL, which run here as they are. */
export const camunda8: Vendor = {
  name: 'camunda8',
  spaces,
  translate(source: string): Translation {
    const text = source.trim();
    // What looks so is JUEL, in a file that has been Camunda 7's: no text of Camunda 8's means anything like it.
    if (!isFeel(text) && /[$#]\{/.test(text)) return { ok: false, how: isJuel };
    const value = feelValue(text);
    if (!value.ok || value.constant === undefined) return value;
    return isValue(text) ? { ok: true, expression: { language: 'feel', source: text }, constant: text } : value;
  },
  read(element: XmlElement, type: string): Meaning {
    const reading = Reading.of(element, type, known);
    readPeople(reading);
    readWork(reading);
    readDecision(reading);
    readScript(reading);
    readCall(reading);
    readMappings(reading);
    readLoop(reading);
    if (type === 'message') readSubscription(reading);
    readPublish(reading);
    readAdHoc(reading);
    readListeners(reading);
    tellOfMessages(reading);
    tellOfNames(reading, isFeel);
    reading.rest(howKept);
    return reading.meaning;
  },
};

const isJuel: Words = {
  en: 'This looks like an expression of Camunda 7. Import the file as one of Camunda 7, or write the expression anew in FEEL.',
  ru: 'Похоже на выражение Camunda 7. Импортируйте файл как файл Camunda 7 или запишите выражение заново на FEEL.',
};
const label: Words = {
  en: 'It is a label of the other engine. Versions are counted here with each deployment.',
  ru: 'Это пометка другого движка. Версии здесь считаются при каждом развёртывании.',
};
const usual: Words = {
  en: 'It stays in the file when that is exported; nothing follows from it here.',
  ru: 'Останется в файле при экспорте; здесь из этого ничего не следует.',
};

function howKept(local: string): Words {
  return local === 'versionTag' ? label : usual;
}
