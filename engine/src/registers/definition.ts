import type { JsonValue, Text } from '@millrace/schemas';

/** The type of a value and its static bounds. */
export interface ValueDeclaration {
  readonly type: string;
  readonly scale?: number;
  readonly currency?: string;
  readonly register?: string;
  readonly items?: ValueDeclaration;
  readonly properties?: Readonly<Record<string, ValueDeclaration>>;
  readonly values?: readonly JsonValue[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly sensitivity?: 'none' | 'personal' | 'secret';
}

/** An attribute of a register's records. */
export interface AttributeDefinition extends ValueDeclaration {
  readonly label?: Text;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly searchable?: boolean;
  readonly initial?: JsonValue;
}

/** Numbers without gaps. `prefix` may hold `{yyyy}`, `{yy}` and `{MM}`: the year and month in UTC in which the record was stored. */
export interface NumberSeries {
  readonly attribute: string;
  readonly prefix?: string;
  readonly digits?: number;
  readonly restart?: 'never' | 'yearly' | 'monthly';
}

/** What makes each record an account. */
export interface LedgerSettings {
  readonly scale?: number;
  readonly currency?: string;
  readonly mayGoBelowZero?: boolean;
}

/** A register (format 1): a stored table whose rows are records. */
export interface RegisterDefinition {
  readonly kind: 'register';
  readonly format: 1;
  readonly id: string;
  readonly name?: Text;
  readonly attributes: Readonly<Record<string, AttributeDefinition>>;
  readonly attributeOrder?: readonly string[];
  readonly title?: string;
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  readonly number?: NumberSeries;
  readonly ledger?: LedgerSettings;
}

/** Attributes that together no two records share; a single unique attribute is such a key under its own name. */
export interface UniqueKey {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** The unique keys of a register, those of single attributes first. */
export function uniqueKeysOf(definition: RegisterDefinition): readonly UniqueKey[] {
  const single = Object.entries(definition.attributes).filter(([, attribute]) => attribute.unique === true);
  return [
    ...single.map(([name]) => ({ name, attributes: [name] })),
    ...Object.entries(definition.keys ?? {}).map(([name, attributes]) => ({ name: `key:${name}`, attributes })),
  ];
}
