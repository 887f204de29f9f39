import type { AttributeDefinition, RegisterDefinition, ValueDeclaration } from '@millrace/schemas';
import { RE2JS } from 're2js';
import { problem, type Problem } from '../model/problem.js';
import { uniqueKeysOf } from './definition.js';
import { checkedValue } from './values.js';

/** Types whose values have one plain text to compare by; lists, objects and files have none. */
const comparable = new Set([
  'text',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'instant',
  'reference',
  'person',
  'unit',
  'organisation',
  'zone',
  'boolean',
]);

/**
 * Checks a register beyond its schema: names of attributes everywhere else must exist, types must carry what they need, unique values must be
 * comparable, initial values and lists of values must fit their type. Call it only with what the schema accepts.
 */
export function checkRegister(definition: RegisterDefinition): readonly Problem[] {
  const attributes = Object.entries(definition.attributes).flatMap(([name, attribute]) => [
    ...checkDeclaration(name, attribute, ['attributes', name]),
    ...checkInitial(name, attribute),
  ]);
  return [...attributes, ...checkNames(definition), ...checkUnique(definition), ...checkNumber(definition)];
}

function checkDeclaration(attribute: string, declaration: ValueDeclaration, path: readonly string[]): readonly Problem[] {
  const found: Problem[] = [];
  const say = (expected: string, what: string): void => {
    found.push(problem('REGISTER_ATTRIBUTE_INVALID', { path, params: { attribute, expected, found: what } }));
  };
  const { type, scale, register, minimum, maximum } = declaration;
  if ((type === 'decimal' || type === 'money') && scale === undefined) say('have a scale', `its type is ${type} and it has none`);
  if (type === 'reference' && register === undefined) say('name the register it refers to', 'it names none');
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    say('have a minimum below its maximum', `${minimum} is above ${maximum}`);
  if (declaration.pattern !== undefined && !isPattern(declaration.pattern)) say('have a pattern that can be read', 'it cannot');
  if (declaration.items !== undefined) found.push(...checkDeclaration(attribute, declaration.items, [...path, 'items']));
  for (const [name, part] of Object.entries(declaration.properties ?? {})) {
    found.push(...checkDeclaration(attribute, part, [...path, 'properties', name]));
  }
  return found;
}

function checkInitial(name: string, attribute: AttributeDefinition): readonly Problem[] {
  if (attribute.initial === undefined) return [];
  const verdict = checkedValue(attribute, attribute.initial);
  if (verdict.ok) return [];
  const params = { attribute: name, expected: `have an initial value that is ${verdict.expected}`, found: 'it is not' };
  return [problem('REGISTER_ATTRIBUTE_INVALID', { path: ['attributes', name, 'initial'], params })];
}

function checkNames(definition: RegisterDefinition): readonly Problem[] {
  const listed = [
    ...(definition.attributeOrder ?? []).map((name, index) => ({ name, path: ['attributeOrder', index] })),
    ...(['keys', 'indexes'] as const).flatMap((part) =>
      Object.entries(definition[part] ?? {}).flatMap(([id, names]) => names.map((name, index) => ({ name, path: [part, id, index] }))),
    ),
    ...(definition.number === undefined ? [] : [{ name: definition.number.attribute, path: ['number', 'attribute'] }]),
  ];
  return listed
    .filter(({ name }) => !Object.hasOwn(definition.attributes, name))
    .map(({ name, path }) => problem('REGISTER_NAME_UNKNOWN', { path, params: { place: path.join('/'), found: name } }));
}

function checkUnique(definition: RegisterDefinition): readonly Problem[] {
  return uniqueKeysOf(definition).flatMap(({ attributes }) =>
    attributes.flatMap((name) => {
      const attribute = Object.hasOwn(definition.attributes, name) ? definition.attributes[name] : undefined;
      if (attribute === undefined || comparable.has(attribute.type)) return [];
      const params = {
        attribute: name,
        expected: 'have a type whose values can be compared, because it is part of a unique key',
        found: `its type is ${attribute.type}`,
      };
      return [problem('REGISTER_ATTRIBUTE_INVALID', { path: ['attributes', name, 'type'], params })];
    }),
  );
}

function checkNumber({ number, attributes }: RegisterDefinition): readonly Problem[] {
  const attribute = number === undefined || !Object.hasOwn(attributes, number.attribute) ? undefined : attributes[number.attribute];
  if (number === undefined || attribute === undefined) return [];
  const found: Problem[] = [];
  const say = (path: readonly string[], expected: string, what: string): void => {
    found.push(problem('REGISTER_ATTRIBUTE_INVALID', { path, params: { attribute: number.attribute, expected, found: what } }));
  };
  if (attribute.type !== 'text')
    say(['attributes', number.attribute, 'type'], 'be a text, because it takes a number of a series', `it is ${attribute.type}`);
  const prefix = number.prefix ?? '';
  const { restart = 'never' } = number;
  // A series that starts again gives the same number twice unless the number says which series it is of.
  if (restart !== 'never' && !/\{yy(yy)?\}/.test(prefix))
    say(['number', 'prefix'], 'have {yyyy} or {yy} in the prefix, because its series restarts', 'it has neither');
  if (restart === 'monthly' && !prefix.includes('{MM}'))
    say(['number', 'prefix'], 'have {MM} in the prefix, because its series restarts monthly', 'it has not');
  return found;
}

function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
