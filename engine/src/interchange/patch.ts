import type { Fields } from './bpmn/context.js';
import { spaces } from './bpmn/spaces.js';
import { attributeOf, elementsOf, plainAttribute, textOf, xmlElement, type XmlElement, xmlText } from './xml/index.js';

/** Texts that BPMN has as one string. */
const textFields = ['name', 'documentation', 'text'];

type Language = 'en' | 'ru';

/** The language of the one string that BPMN has for a text. */
export function languageOf(text: object, standard: unknown): Language {
  if ((standard === 'en' || standard === 'ru') && Object.hasOwn(text, standard)) return standard;
  return Object.hasOwn(text, 'en') ? 'en' : 'ru';
}

/** The one string. */
export function oneText(text: unknown, standard: unknown): string | undefined {
  if (typeof text === 'string') return text;
  if (typeof text !== 'object' || text === null) return undefined;
  const value = (text as Record<string, unknown>)[languageOf(text, standard)];
  return typeof value === 'string' ? value : undefined;
}

/** What a file has to say beyond BPMN so that reading it gives the entry back: as extension elements of ours. */
export function patchOf(read: Fields, wanted: Fields, prefix: string, standard: unknown): readonly XmlElement[] {
  const texts: Fields = {};
  let language: Language | undefined;
  const set: Fields = {};
  const unset: string[] = [];
  for (const [field, value] of Object.entries(wanted)) {
    if (same(read[field], value)) continue;
    if (textFields.includes(field) && isMap(value) && oneText(value, standard) === (read[field] ?? undefined)) {
      texts[field] = value;
      language = languageOf(value, standard);
    } else set[field] = value;
  }
  for (const field of Object.keys(read)) if (!Object.hasOwn(wanted, field)) unset.push(field);
  const made: XmlElement[] = [];
  const named = (local: string) => `${prefix}:${local}`;
  if (language !== undefined) {
    made.push(xmlElement(named('texts'), spaces.millrace, [plainAttribute('language', language)], [xmlText(JSON.stringify(texts))]));
  }
  if (Object.keys(set).length > 0 || unset.length > 0) {
    const attributes = unset.length > 0 ? [plainAttribute('without', unset.join(' '))] : [];
    const content = Object.keys(set).length > 0 ? [xmlText(JSON.stringify(set))] : [];
    made.push(xmlElement(named('definition'), spaces.millrace, attributes, content));
  }
  return made;
}

/** Lays over an entry what a file says of it in our extension elements. What another tool changed since counts: a text's one string is taken from BPMN. */
export function applyPatch(fields: Fields, element: XmlElement): Fields {
  const extensions = elementsOf(element).find(({ local, space }) => local === 'extensionElements' && space === spaces.model);
  if (extensions === undefined) return fields;
  let result = fields;
  for (const child of elementsOf(extensions)) {
    if (child.space !== spaces.millrace) continue;
    const content = parse(textOf(child));
    if (child.local === 'texts') {
      const language = attributeOf(child, 'language') === 'ru' ? 'ru' : 'en';
      for (const field of textFields) {
        const value = content[field];
        if (!isMap(value)) continue;
        const now = result[field];
        if (typeof now === 'string') result = { ...result, [field]: { ...value, [language]: now } };
      }
    } else if (child.local === 'definition') {
      const without = (attributeOf(child, 'without') ?? '').split(' ');
      result = { ...Object.fromEntries(Object.entries(result).filter(([field]) => !without.includes(field))), ...content };
    }
  }
  return result;
}

/** A JSON object, or an empty one where a person or a tool has broken it. */
export function parse(json: string): Fields {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json, (key, inner: unknown) => (key === '__proto__' ? undefined : inner));
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

/** What has to change in a JSON object to make another of it, as JSON merge patch (RFC 7396); `undefined` for nothing. */
export function difference(from: unknown, to: unknown): unknown {
  if (same(from, to)) return undefined;
  if (!isMap(to) || !isMap(from)) return to;
  const patch: Fields = {};
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch[key] = null;
  for (const [key, value] of Object.entries(to)) {
    const inner = difference(from[key], value);
    if (inner !== undefined) patch[key] = inner;
  }
  return patch;
}

/** Applies such a change. */
export function merged(value: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const result: Fields = isMap(value) ? { ...value } : {};
  for (const [key, inner] of Object.entries(patch)) {
    if (inner === null) delete result[key];
    else result[key] = merged(result[key], inner);
  }
  return result;
}

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
