import { format } from 'prettier';
import { type Definitions, refName, type Schema } from '../src/definitions/dialect.js';

/** Names that the generated file takes from hand-written ones. */
const borrowed: Readonly<Record<string, string>> = { Text: 'Text', Json: 'JsonValue', JsonMap: 'JsonObject' };

function literal(value: unknown): string {
  return JSON.stringify(value);
}

function comment(text: string | undefined, indent = ''): string {
  return text === undefined ? '' : `${indent}/** ${text} */\n`;
}

function isPlainString(schema: Schema): boolean {
  return schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
}

/** Names of plain texts (ids, expressions …): as types they are just `string`. */
function isTextAlias(name: string, all: Definitions): boolean {
  const schema = all[name];
  return schema !== undefined && isPlainString(schema);
}

function typeOf(schema: Schema, all: Definitions): string {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    if (borrowed[name] !== undefined) return borrowed[name];
    return isTextAlias(name, all) ? 'string' : name;
  }
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  const isObject = schema.type === 'object' && (schema.properties !== undefined || schema.additionalProperties !== undefined);
  if (isObject) return objectType(schema, all);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined) return [...new Set(branches.map((branch) => typeOf(branch, all)))].join(' | ');
  if (schema.type === undefined) return 'JsonValue';
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [schema.type as string];
  return types.map((type) => primitive(type, schema, all)).join(' | ');
}

function primitive(type: string, schema: Schema, all: Definitions): string {
  if (type === 'integer') return 'number';
  if (type !== 'array') return type;
  const item = typeOf(schema.items ?? {}, all);
  if (schema.minItems !== undefined && schema.minItems === schema.maxItems)
    return `readonly [${Array.from({ length: schema.minItems }, () => item).join(', ')}]`;
  return `readonly (${item})[]`;
}

function objectType(schema: Schema, all: Definitions): string {
  if (schema.properties === undefined) {
    const value = schema.additionalProperties;
    return `{ readonly [id: string]: ${typeof value === 'object' ? typeOf(value, all) : 'JsonValue'} }`;
  }
  return `{\n${members(schema, all)}}`;
}

function members(schema: Schema, all: Definitions): string {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => {
      const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
      const said = property.description ?? (property.$ref === undefined ? undefined : all[refName(property.$ref)]?.description);
      return `${comment(said, '  ')}  readonly ${key}${required.has(name) ? '' : '?'}: ${typeOf(property, all)};\n`;
    })
    .join('');
}

/** One file of TypeScript types, one for each named schema that is more than a text; `all` holds what they may refer to besides. */
export async function typescriptOf(named: Definitions, imports: string, all: Definitions = named): Promise<string> {
  const parts = Object.entries(named)
    .filter(([name]) => borrowed[name] === undefined && !isTextAlias(name, all))
    .map(([name, schema]) => {
      const isInterface = schema.type === 'object' && schema.properties !== undefined;
      const body = isInterface ? `export interface ${name} {\n${members(schema, all)}}` : `export type ${name} = ${typeOf(schema, all)};`;
      return `${comment(schema.description)}${body}`;
    });
  const head = '// Generated from the schemas by schemas/scripts; `pnpm --filter @millrace/schemas generate` writes it again.\n';
  return format(`${head}${imports}\n\n${parts.join('\n\n')}\n`, {
    parser: 'typescript',
    singleQuote: true,
    printWidth: 140,
    trailingComma: 'all',
  });
}
