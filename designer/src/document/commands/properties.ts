import { copyOf } from '../json-copy.js';
import type { Command } from '../command.js';
import { entryMaps, type Entry, type Told } from '../process-document.js';
import { modelOf, type Found } from '../read/model.js';
import { elementSchema } from '../read/schemas.js';
import { refuse, type Words } from '../refusals.js';

/** Names that are no data on any object. */
const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

const label: Words = { en: 'Change', ru: 'Изменить' };

/**
 * Sets one property of something, or takes it away with `undefined`. What stands empty on the way is made; what is left empty is taken away. The draft
 * schema says what may be set: anything else is refused.
 *
 * @param id The id of an entry; absent: the document itself.
 * @param path Property names from the entry inward.
 */
export function setProperty(id: string | undefined, path: readonly string[], value: unknown): Command {
  return setProperties(id, [[path, value]]);
}

/** Sets several properties of one thing in one step. */
export function setProperties(id: string | undefined, changes: readonly (readonly [path: readonly string[], value: unknown])[]): Command {
  return {
    name: 'setProperties',
    label,
    change: (document, { before }) => {
      const found = id === undefined ? undefined : modelOf(before).all.get(id);
      if (id !== undefined && !found) return refuse('UNKNOWN', id);
      const target: Record<string, unknown> | undefined = found ? document[found.map]?.[found.id] : document;
      if (!target) return refuse('UNKNOWN', id);
      for (const [path, value] of changes) {
        if (path.length === 0 || path.some((step) => unsafe.has(step))) return refuse('NOT_TO_CHANGE', id);
        // What ties things together has commands of its own, with rules.
        if (isTie(found, path)) return refuse('NOT_TO_CHANGE', id);
        write(target, path, value);
      }
      return id === undefined ? {} : { select: [id] };
    },
  };
}

const ties = new Set(['type', 'scope', 'lane', 'attachedTo', 'from', 'to', 'outgoing', 'default', 'process', 'parent']);
const documentTies = new Set(['kind', 'format', 'id', 'layout', 'interchange']);

function isTie(found: Found | undefined, path: readonly string[]): boolean {
  const [first = ''] = path;
  if (found) return path.length === 1 && ties.has(first) && found.kind !== 'root';
  return documentTies.has(first) || modelMaps.has(first);
}

const modelMaps: ReadonlySet<string> = new Set(entryMaps);

function write(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(target, step);
    else target[step] = copyOf(value);
    return;
  }
  const inner = Object.hasOwn(target, step) ? target[step] : undefined;
  const isMap = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  if (!isMap && value === undefined) return;
  if (!isMap) target[step] = {};
  write(target[step] as Record<string, unknown>, rest, value);
  if (value === undefined && isMap && Object.keys(inner).length === 0) Reflect.deleteProperty(target, step);
}

/**
 * Names something in one language; the others stay. A single text becomes one a language where another language is written.
 *
 * @param text Empty: the name in this language goes.
 */
export function setName(id: string | undefined, language: 'en' | 'ru', text: string): Command {
  return {
    name: 'setName',
    label: { en: 'Rename', ru: 'Переименовать' },
    change: (document, { before }) => {
      const found = id === undefined ? undefined : modelOf(before).all.get(id);
      if (id !== undefined && !found) return refuse('UNKNOWN', id);
      const target: Entry | undefined = found ? document[found.map]?.[found.id] : document;
      if (!target) return refuse('UNKNOWN', id);
      const property = found?.kind === 'note' && found.entry.type === 'textAnnotation' ? 'text' : 'name';
      const told = toldWith(target[property] as Told | undefined, language, text, before.defaultLanguage ?? 'en');
      if (told === undefined) Reflect.deleteProperty(target, property);
      else target[property] = told;
      return id === undefined ? {} : { select: [id] };
    },
  };
}

/** A text with another wording in one language; nothing where no wording is left. */
export function toldWith(old: Told | undefined, language: 'en' | 'ru', text: string, byDefault: 'en' | 'ru'): Told | undefined {
  const texts = typeof old === 'string' ? { [byDefault]: old } : { ...old };
  if (text === '') Reflect.deleteProperty(texts, language);
  else texts[language] = text;
  return Object.keys(texts).length === 0 ? undefined : texts;
}

/** The order in which an element tries its flows, and which of them is taken when no condition holds. */
export function orderFlows(id: string, outgoing: readonly string[], byDefault?: string | null): Command {
  return {
    name: 'orderFlows',
    label: { en: 'Order the flows', ru: 'Изменить порядок потоков' },
    change: (document, { before }) => {
      const model = modelOf(before);
      const entry = document.elements?.[id];
      if (model.all.get(id)?.kind !== 'element' || !entry) return refuse('UNKNOWN', id);
      const own = new Set(
        model
          .linesAt(id)
          .filter(({ kind, entry: line }) => kind === 'flow' && line.from === id)
          .map((line) => line.id),
      );
      if (outgoing.length !== own.size || !outgoing.every((flow) => own.has(flow)) || new Set(outgoing).size !== outgoing.length)
        return refuse('UNKNOWN', outgoing.find((flow) => !own.has(flow)) ?? id);
      if (typeof byDefault === 'string' && !own.has(byDefault)) return refuse('UNKNOWN', byDefault);
      const known = elementSchema(entry.type ?? '')?.properties ?? {};
      if (!Object.hasOwn(known, 'outgoing')) return refuse('OUT_OF_END', id);
      if (typeof byDefault === 'string' && !Object.hasOwn(known, 'default')) return refuse('NO_DEFAULT', id);
      entry.outgoing = [...outgoing];
      if (byDefault === null) delete entry.default;
      else if (byDefault !== undefined) {
        entry.default = byDefault;
        // The default flow is taken when no condition holds: one of its own would never be asked.
        const flow = document.flows?.[byDefault];
        if (flow) Reflect.deleteProperty(flow, 'when');
      }
      return { select: [id] };
    },
  };
}
