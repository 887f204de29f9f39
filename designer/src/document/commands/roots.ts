import type { Command } from '../command.js';
import { prefixOf } from '../ids.js';
import { mapIn, type Entry } from '../process-document.js';
import { modelOf, type Model } from '../read/model.js';
import { refuse } from '../refusals.js';
import { toldWith } from './properties.js';

/** What messages, signals, errors and escalations of a document are: named once, used by many. */
export type RootType = 'message' | 'signal' | 'error' | 'escalation';

/** What is said of a shared definition; absent: it stays as it is. */
export interface RootWords {
  readonly name?: string;
  /** The code of an error or escalation, the name of a message or signal between processes; empty: its id. */
  readonly code?: string;
}

/** Makes a message, a signal, an error or an escalation that events can name. */
export function addRoot(type: RootType, language: 'en' | 'ru', { name, code }: RootWords = {}): Command {
  return {
    name: 'addRoot',
    label: { en: 'Add a definition', ru: 'Добавить определение' },
    change: (document, { before, newId }) => {
      const model = modelOf(before);
      const id = newId(prefixOf(type));
      if (isTaken(model, id, type, code)) return refuse('NAME_TAKEN');
      mapIn(document, 'rootElements')[id] = {
        type,
        ...(name === undefined || name === '' ? {} : { name: { [language]: name } }),
        ...(code === undefined || code === '' ? {} : { code }),
      };
      return { select: [id] };
    },
  };
}

/** Names a shared definition, and says its code. Whatever uses it goes by its id and need not be changed. */
export function renameRoot(id: string, language: 'en' | 'ru', { name, code }: RootWords): Command {
  return {
    name: 'renameRoot',
    label: { en: 'Rename', ru: 'Переименовать' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const found = model.all.get(id);
      const target: Entry | undefined = document.rootElements?.[id];
      if (found?.kind !== 'root' || !target) return refuse('UNKNOWN', id);
      if (isTaken(model, id, found.entry.type, code)) return refuse('NAME_TAKEN', id);
      if (name !== undefined) {
        const told = toldWith(found.entry.name, language, name, before.defaultLanguage ?? 'en');
        if (told === undefined) delete target.name;
        else target.name = told;
      }
      if (code === '') Reflect.deleteProperty(target, 'code');
      else if (code !== undefined) target['code'] = code;
      return { select: [id] };
    },
  };
}

/** Two of one type and code would be caught for one another. */
function isTaken(model: Model, id: string, type: string | undefined, code: string | undefined): boolean {
  if (code === undefined || code === '') return false;
  return [...model.all.values()].some(
    (other) => other.kind === 'root' && other.id !== id && other.entry.type === type && (other.entry['code'] ?? other.id) === code,
  );
}
