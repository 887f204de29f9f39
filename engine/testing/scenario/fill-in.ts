import type { JsonObject, JsonValue } from '@millrace/schemas';
import { CannotPlay, instanceOf, type Stage } from './stage.js';

/**
 * What a step hands in, with `{ "$variable": "absence", "of": "request" }` replaced by that variable of an instance: ids that come into being while the story
 * is played cannot be written down before.
 */
export async function fillIn(stage: Stage, data: JsonObject): Promise<JsonObject> {
  const entries = Object.entries(data).map(async ([name, value]) => [name, await filled(stage, value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function filled(stage: Stage, value: JsonValue): Promise<JsonValue> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all((value as readonly JsonValue[]).map((one) => filled(stage, one)));
  const { $variable: name, of } = value as JsonObject;
  if (typeof name !== 'string') return fillIn(stage, value as JsonObject);
  const { instanceId } = instanceOf(stage, typeof of === 'string' ? of : undefined);
  const found = (await stage.engine.variables(instanceId))[name];
  if (found !== undefined) return found;
  throw new CannotPlay({ en: 'a value of variable', ru: 'значение переменной' }, name, 'nothing');
}
