import { MillraceError, type JsonObject, type JsonValue, type RegisterDefinition } from '@millrace/schemas';
import { checkedValue } from './values.js';

/** Types that figures need and nobody's words are in: the only ones that stay in an event's facts (rule 21). */
const factual = new Set([
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'instant',
  'duration',
  'period',
  'reference',
  'unit',
  'organisation',
]);

/**
 * A record's attributes after a change. `null` and the empty text clear an attribute. `previous` is `null` for a new record, which then gets its initial
 * values. Throws `RECORD_ATTRIBUTE_UNKNOWN` or `RECORD_ATTRIBUTE_INVALID` with the attribute.
 */
export function changedAttributes(definition: RegisterDefinition, previous: JsonObject | null, changes: JsonObject): JsonObject {
  const next: Record<string, JsonValue> = { ...(previous ?? initialValues(definition)) };
  for (const [name, value] of Object.entries(changes)) {
    const declared = Object.hasOwn(definition.attributes, name) ? definition.attributes[name] : undefined;
    if (declared === undefined) {
      const known = Object.keys(definition.attributes).slice(0, 30).join(', ');
      throw new MillraceError('RECORD_ATTRIBUTE_UNKNOWN', { register: definition.id, attribute: name, known });
    }
    if (name === definition.number?.attribute) {
      if (value === previous?.[name]) continue;
      throw new MillraceError('RECORD_ATTRIBUTE_INVALID', { attribute: name, expected: 'left to the series of numbers', found: 'a value' });
    }
    if (value === null || value === '') {
      delete next[name];
      continue;
    }
    const checked = checkedValue(declared, value);
    if (!checked.ok)
      throw new MillraceError('RECORD_ATTRIBUTE_INVALID', { attribute: name, expected: checked.expected, found: checked.found });
    next[name] = checked.value;
  }
  for (const [name, { required }] of Object.entries(definition.attributes)) {
    if (required !== true || next[name] !== undefined || name === definition.number?.attribute) continue;
    throw new MillraceError('RECORD_ATTRIBUTE_INVALID', { attribute: name, expected: 'given', found: 'nothing' });
  }
  return next;
}

/** The attributes in two parts: those that are facts, and those that people typed or that are sensitive and may be erased (rule 21). */
export function splitAttributes(
  definition: RegisterDefinition,
  attributes: JsonObject,
): { readonly facts: JsonObject; readonly data: JsonObject } {
  const facts: Record<string, JsonValue> = {};
  const data: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const { type = 'any', sensitivity = 'none' } = definition.attributes[name] ?? {};
    (factual.has(type) && sensitivity === 'none' ? facts : data)[name] = value;
  }
  return { facts, data };
}

function initialValues(definition: RegisterDefinition): JsonObject {
  return Object.fromEntries(
    Object.entries(definition.attributes).flatMap(([name, { initial }]) =>
      initial === undefined || initial === null ? [] : [[name, initial]],
    ),
  );
}
