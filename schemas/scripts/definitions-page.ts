import { format } from 'prettier';
import { contractSchemas } from '../src/contracts/index.js';
import { type Definitions, refName, type Schema } from '../src/definitions/dialect.js';
import { definitionKinds, definitionSchemas } from '../src/definitions/index.js';
import { executableElementTypes } from '../src/definitions/elements/index.js';

/** The reference page of all definitions, from their schemas. */
export function definitionsPage(): Promise<string> {
  const all: Definitions = { ...definitionSchemas, ...contractSchemas };
  const kinds = Object.entries(definitionKinds).map(([kind, name]) => `- \`${kind}\`: [${name}](#${name.toLowerCase()})`);
  const parts = Object.entries(all).map(([name, schema]) => section(name, schema));
  return format(`${head}\n\n${kinds.join('\n')}\n\n${rules}\n\n${parts.join('\n\n')}\n`, { parser: 'markdown' });
}

const head = `# Definitions

<!-- Generated from schemas/src by \`pnpm --filter @millrace/schemas generate\`. -->

What analysts make is plain JSON: one file a definition, or a bundle of them. \`millrace check FILE\` checks it; \`validateDefinition\` of
\`@millrace/schemas\` is the same in code. The kinds:`;

const rules = `Properties that are not listed are refused, so that a typo is never silently ignored. Maps go by id; the order of things that have one is a list of ids.
A *draft* may lack everything but what names it (\`kind\`, \`format\`, \`id\` and the \`type\` of its parts); what is there must have its right type.
The same contracts as JSON Schema 2020-12 are the files of \`schemas/generated\`.

Element types that are executed: ${executableElementTypes.map((type) => `\`${type}\``).join(', ')}. What is marked *kept* can be drawn, imported and stored, and a
deployment refuses it.`;

function section(name: string, schema: Schema): string {
  const kept = schema['x-executable'] === false ? ' *Kept, not executed.*' : '';
  const said = schema.description ?? '';
  return `## ${name}\n\n${said}${kept}\n\n${bodyOf(schema)}`;
}

function bodyOf(schema: Schema): string {
  if (schema.properties !== undefined) return listed(schema, schema.properties);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined) return `One of: ${branches.map(typeOf).join(', ')}.`;
  return schema.type === undefined ? '' : `Is ${typeOf(schema)}${boundsOf(schema)}.`;
}

function listed(schema: Schema, properties: Readonly<Record<string, Schema>>): string {
  const entries = Object.entries(properties).map(([name, property]) => {
    const must = schema.required?.includes(name) === true ? ', required' : '';
    const kept = property['x-executable'] === false ? ' *Kept, not executed.*' : '';
    const said = property.description === undefined ? '' : `: ${property.description}`;
    return `- \`${name}\` (${typeOf(property)}${boundsOf(property)}${must})${said}${kept}`;
  });
  const choice =
    schema.oneOf === undefined ? '' : `\n\nExactly one of ${schema.oneOf.map((one) => `\`${one.required?.[0] ?? ''}\``).join(', ')}.`;
  return `${entries.join('\n')}${choice}`;
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return `[${refName(schema.$ref)}](#${refName(schema.$ref).toLowerCase()})`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined && schema.properties === undefined) return branches.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') return `map of ${typeOf(schema.additionalProperties)}`;
  if (schema.type === 'object' && schema.properties !== undefined)
    return `object with ${Object.keys(schema.properties)
      .map((name) => `\`${name}\``)
      .join(', ')}`;
  return schema.type === undefined ? 'any JSON' : [schema.type].flat().join(' or ');
}

function boundsOf(schema: Schema): string {
  const bounds = [
    schema.format === undefined ? '' : `format ${schema.format}`,
    schema.pattern === undefined ? '' : `pattern \`${schema.pattern}\``,
    schema.minimum === undefined ? '' : `at least ${schema.minimum}`,
    schema.exclusiveMinimum === undefined ? '' : `more than ${schema.exclusiveMinimum}`,
    schema.maximum === undefined ? '' : `at most ${schema.maximum}`,
    schema.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
  ].filter((bound) => bound !== '');
  return bounds.map((bound) => `, ${bound}`).join('');
}
