import { definitionSchemas, type Schema } from '@millrace/schemas';
import type { FieldKind } from './field.js';

/** The name of the schema that a reference points to. */
export function refOf({ $ref }: Schema): string | undefined {
  return $ref?.slice('#/$defs/'.length);
}

/** The schema of a name; nothing where no such schema is. */
export function named(name: string): Schema | undefined {
  return Object.hasOwn(definitionSchemas, name) ? definitionSchemas[name] : undefined;
}

/** A schema with its reference followed: what the reference says beside it comes first. */
export function resolved(schema: Schema): Schema {
  const name = refOf(schema);
  return name === undefined ? schema : { ...named(name), ...schema };
}

/** Editors of shared schemas; all others are walked into, or follow from the JSON type. */
const byReference: Readonly<Record<string, FieldKind>> = {
  Text: 'told',
  Expression: 'expression',
  JsonataExpression: 'expression',
  PathMapping: 'mapping',
  NameMapping: 'mapping',
  Duration: 'duration',
  DurationValue: 'duration',
  Instant: 'instant',
  InstantValue: 'instant',
  Timing: 'timing',
  CycleValue: 'cycle',
  Path: 'path',
  Name: 'name',
  Participant: 'participant',
  VariableDefinitions: 'variables',
  Json: 'value',
  JsonMap: 'json',
};

/** The editor that a schema asks for by itself; nothing for an object that is walked into. */
export function kindOf(schema: Schema): FieldKind | undefined {
  const known = byReference[refOf(schema) ?? ''];
  if (known) return known;
  const whole = resolved(schema);
  if (whole.enum) return 'choice';
  if (whole.type === 'boolean') return 'boolean';
  if (whole.type === 'integer' || whole.type === 'number') return 'number';
  if (whole.type === 'string') return 'text';
  return whole.properties || whole.discriminator ? undefined : 'json';
}

/** Whether an expression may stand in place of the value. */
export function isComputable(schema: Schema): boolean {
  return /^(?:Timing|DurationValue|InstantValue|CycleValue)$/.test(refOf(schema) ?? '');
}

/** A branch of a union by the value that tells it. */
export interface Branch {
  readonly value: string;
  readonly name: string;
  readonly schema: Schema;
}

/** The branches of a union of named schemas, told apart by one property. */
export function branchesOf({ oneOf = [], discriminator }: Schema): readonly Branch[] {
  if (!discriminator) return [];
  return oneOf.flatMap((branch) => {
    const name = refOf(branch) ?? '';
    const schema = resolved(branch);
    const value = schema.properties?.[discriminator.propertyName]?.const;
    return typeof value === 'string' ? [{ value, name, schema }] : [];
  });
}
