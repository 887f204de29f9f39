import { inRussian, type Problem } from '@millrace/engine/model';
import { describeError, type ErrorParams, type JsonValue, type ShapeProblem } from '@millrace/schemas';
import type { Model } from '../../../document/read/model.js';
import type { Words } from '../../../document/refusals.js';
import { entryOf } from '../../../elements/catalogue/variant.js';
import { calledThing } from '../called.js';

/** Params that hold one id, and those that hold several with what stands between them. */
const single = ['element', 'flow', 'host', 'activity', 'scope'];
const several: Readonly<Record<string, string>> = { flows: ', ', way: ' → ' };

/** The message of a problem with names in place of ids: an id means nothing to who draws. */
export function wordsOf(model: Model, { code, params, message }: Problem | ShapeProblem, elementId: string | undefined): Words {
  const found = elementId === undefined ? undefined : model.all.get(elementId);
  const called = ({ en, ru }: Words): Words =>
    found ? { en: `${calledThing(model, found.id, 'en')}: ${en}`, ru: `${calledThing(model, found.id, 'ru')}: ${ru}` } : { en, ru };
  if (code.startsWith('SHAPE_')) return called(message);
  // A list of all that is executed explains less than the reason.
  const refused = code === 'ELEMENT_TYPE_UNSUPPORTED' && found ? entryOf(model, found)?.refused : undefined;
  if (refused) return called(refused);
  return {
    en: describeError(code, named(model, params, 'en'), 'en'),
    ru: describeError(code, named(model, inRussian(params), 'ru'), 'ru'),
  };
}

function named(model: Model, params: ErrorParams, language: 'en' | 'ru'): ErrorParams {
  const told: Record<string, JsonValue> = { ...params };
  const nameOf = (id: string): string => (model.all.has(id) ? calledThing(model, id, language) : id);
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'string') continue;
    const between = Object.hasOwn(several, name) ? several[name] : undefined;
    if (single.includes(name)) told[name] = nameOf(value);
    else if (between !== undefined) told[name] = value.split(between).map(nameOf).join(between);
  }
  return told;
}
