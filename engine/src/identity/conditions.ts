import { MillraceError, type Condition, type FieldCondition } from '@millrace/schemas';
import type { FieldType, FieldValue, Filter } from '../ports/index.js';
import { attributeKey } from '../registers/index.js';
import { isOfType } from '../stores/contract/index.js';
import { resourceRows, type Me, type ResourceType } from './resources.js';

/** What a permission allows of a list: all of it, nothing, or the rows that satisfy a filter. */
export type Restriction = Filter | 'all' | 'none';

type Operator = Exclude<keyof FieldCondition, 'field'>;
const operators: readonly Operator[] = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'prefix', 'anyOf'];
const bounds: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** What holds where at least one does. */
export function anyRestriction(parts: readonly Restriction[]): Restriction {
  if (parts.includes('all')) return 'all';
  const filters = unlike(parts.filter((part): part is Filter => typeof part === 'object'));
  return filters.length === 0 ? 'none' : (single(filters) ?? { or: filters });
}

/** What holds where all do. */
export function everyRestriction(parts: readonly Restriction[]): Restriction {
  if (parts.includes('none')) return 'none';
  const filters = unlike(parts.filter((part): part is Filter => typeof part === 'object'));
  return filters.length === 0 ? 'all' : (single(filters) ?? { and: filters });
}

/**
 * A condition of a permission as a question to the store. A placeholder without a value (`$me.unit` of somebody in no unit) makes its comparison fail, also `ne`:
 * what is not known opens nothing. Throws `CONDITION_UNANSWERABLE` for what the rows of the resource cannot answer.
 */
export function conditionFilter(type: ResourceType, condition: Condition, me: Me): Restriction {
  if ('and' in condition) return everyRestriction(condition.and.map((part) => conditionFilter(type, part, me)));
  if ('or' in condition) return anyRestriction(condition.or.map((part) => conditionFilter(type, part, me)));
  const asked = operators.filter((operator) => condition[operator] !== undefined);
  const { fields, attributes } = resourceRows[type];
  const field = Object.hasOwn(fields, condition.field) ? fields[condition.field] : undefined;
  if (field === undefined && (attributes !== true || !/^[^.[\]]+$/.test(condition.field))) refuse(type, condition.field, asked[0]);
  return everyRestriction(
    asked.map((operator) =>
      field === undefined ? ofAttribute(type, condition, operator, me) : ofField(type, field, condition, operator, me),
    ),
  );
}

/** Attributes stand in the row as keys of their values: equality is one indexed question, order is none. */
function ofAttribute(type: ResourceType, condition: FieldCondition, operator: Operator, me: Me): Restriction {
  const { field } = condition;
  if (operator !== 'eq' && operator !== 'in' && operator !== 'anyOf') refuse(type, field, operator);
  const values = listOf(condition[operator]).flatMap((value) => resolved(type, field, operator, value, me));
  if (values.includes(null)) refuse(type, field, `${operator} null`);
  return values.length === 0 ? 'none' : { field: 'attrs', anyOf: values.map((value) => attributeKey(field, value)) };
}

function ofField(type: ResourceType, fieldType: FieldType, condition: FieldCondition, operator: Operator, me: Me): Restriction {
  const { field } = condition;
  const values = listOf(condition[operator]).flatMap((value) => resolved(type, field, operator, value, me));
  const listed = fieldType === 'texts';
  if (listed !== (operator === 'anyOf') || !values.every((value) => isOfType(listed ? 'text' : fieldType, value))) {
    refuse(type, field, operator);
  }
  if (values.length === 0) return 'none';
  if (operator === 'anyOf') return { field, anyOf: values as readonly string[] };
  if (operator === 'eq' || operator === 'in') return values.length === 1 ? { field, eq: values[0]! } : { field, in: values };
  if (operator === 'ne') return everyRestriction(values.map((value) => ({ field, ne: value })));
  const ordered = bounds.includes(operator) ? fieldType !== 'boolean' : fieldType === 'text';
  if (!ordered || values[0] === null) refuse(type, field, operator);
  return { field, [operator]: values[0] };
}

/** The values that stand for a value: itself, or what a placeholder means for the one who asks. */
function resolved(type: ResourceType, field: string, operator: Operator, value: FieldValue, me: Me): readonly FieldValue[] {
  if (typeof value !== 'string' || !/^\$me(?:\.|$)/.test(value)) return [value];
  if (bounds.includes(operator) || operator === 'prefix') refuse(type, field, `${operator} ${value}`);
  switch (value) {
    case '$me':
      return [me.id];
    case '$me.unit':
      return me.unit === null ? [] : [me.unit];
    case '$me.organisation':
      return me.organisation === null ? [] : [me.organisation];
    case '$me.manager':
      return me.managers;
    case '$me.principals':
      return operator === 'anyOf' ? me.principals : refuse(type, field, `${operator} ${value}`);
    default:
      return refuse(type, field, `${operator} ${value}`);
  }
}

function refuse(type: ResourceType, field: string, operator: string | undefined): never {
  const { fields, attributes } = resourceRows[type];
  const known = [...Object.keys(fields), ...(attributes === true ? ['<attribute> (eq, in, anyOf)'] : [])].join(', ');
  throw new MillraceError('CONDITION_UNANSWERABLE', { field, operator: operator ?? 'nothing', resource: type, known });
}

const listOf = (value: FieldCondition[Operator]): readonly FieldValue[] =>
  Array.isArray(value) ? (value as readonly FieldValue[]) : [value as FieldValue];

const single = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

function unlike(filters: readonly Filter[]): readonly Filter[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}
