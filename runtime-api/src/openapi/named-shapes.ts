import { jsonSchemaOfContract } from '@millrace/schemas';
import type { TSchema } from '@sinclair/typebox';
import { FormSheet, LookupPage, PersonRef, Settled, WhoRef, Words } from '../http/shapes.js';
import { Act } from '../resources/instances/contract.js';
import { DraftCard, DraftComment } from '../resources/drafts/contract.js';
import { InstanceCard, Step } from '../resources/instances/shapes.js';
import { Person } from '../resources/people/contract.js';
import { Position } from '../resources/positions/contract.js';
import { RecordCard } from '../resources/registers/contract.js';
import { ServiceCard } from '../resources/services/contract.js';
import { Session, SignedIn } from '../resources/session/contract.js';
import { WorkItemCard } from '../resources/work-items/contract.js';
import { plainSchema, type PlainSchema } from './plain-schema.js';

/** Shapes that stand under a name of their own wherever they occur: the typed client has a type for each. */
const named: Readonly<Record<string, TSchema>> = {
  Act,
  DraftCard,
  DraftComment,
  FormSheet,
  InstanceCard,
  LookupPage,
  Person,
  PersonRef,
  Position,
  RecordCard,
  ServiceCard,
  Session,
  Settled,
  SignedIn,
  Step,
  WhoRef,
  WorkItemCard,
  Words,
};

/** The schemas of the document's components. */
export interface NamedShapes {
  readonly schemas: Readonly<Record<string, PlainSchema>>;
  /** A schema with `$ref` wherever a named one stands in it. */
  refer(schema: TSchema): PlainSchema;
}

/** Finds named shapes by what they say, not by who made them: TypeBox copies a shape when it becomes optional. */
export function namedShapes(): NamedShapes {
  const names = new Map(Object.entries(named).map(([name, schema]) => [JSON.stringify(plainSchema(schema)), name]));
  const replaced = (value: unknown, top: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => replaced(item, false));
    if (typeof value !== 'object' || value === null) return value;
    const name = top ? undefined : names.get(JSON.stringify(value));
    if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, false)]));
  };
  return {
    schemas: {
      ...Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, replaced(plainSchema(schema), true) as PlainSchema])),
      ...problemShapes(),
    },
    refer: (schema) => replaced(plainSchema(schema), false) as PlainSchema,
  };
}

/** The schema of refusals, with what it refers to as components of their own. */
function problemShapes(): Readonly<Record<string, PlainSchema>> {
  const {
    $defs = {},
    $schema: _dialect,
    $id: _id,
    title: _title,
    ...root
  } = plainSchema(jsonSchemaOfContract('problemDetails') as TSchema);
  const text = JSON.stringify({ ...($defs as object), ProblemDetails: root }, (key, value: unknown) =>
    key.startsWith('x-') ? undefined : value,
  );
  return JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/')) as Record<string, PlainSchema>;
}
