import { contracts, contractSchemas, type ContractName, jsonSchemaOfContract } from '../src/contracts/index.js';
import { definitionKinds, type DefinitionKind, definitionSchemas } from '../src/definitions/index.js';
import type { Schema } from '../src/definitions/dialect.js';
import { jsonSchemaOf } from '../src/validation/validate-definition.js';
import { definitionsPage } from './definitions-page.js';
import { errorsPage } from './errors-page.js';
import { typescriptOf } from './typescript.js';

type Make = () => Promise<string> | string;

const imports = `import type { JsonObject, JsonValue, Text } from '../values/json.js';`;

/** Every file that is made from the schemas: its path in the repository and how its text comes about. */
export const generatedFiles: Readonly<Record<string, Make>> = {
  'schemas/src/generated/definitions.ts': () => typescriptOf(definitionSchemas, imports),
  'schemas/src/generated/contracts.ts': () => typescriptOf(contractSchemas, imports, { ...definitionSchemas, ...contractSchemas }),
  'docs/reference/definitions.md': definitionsPage,
  'docs/reference/errors.md': errorsPage,
  ...jsonFiles(),
};

function jsonFiles(): Readonly<Record<string, Make>> {
  const text = (schema: Schema): string => `${JSON.stringify(schema, null, 2)}\n`;
  const kinds = Object.keys(definitionKinds) as DefinitionKind[];
  return Object.fromEntries([
    ...kinds.map((kind) => [`schemas/generated/${kind}.schema.json`, () => text(jsonSchemaOf(kind))]),
    ...kinds.map((kind) => [`schemas/generated/${kind}.draft.schema.json`, () => text(jsonSchemaOf(kind, { draft: true }))]),
    ...(Object.keys(contracts) as ContractName[]).map((name) => [
      `schemas/generated/${name}.schema.json`,
      () => text(jsonSchemaOfContract(name)),
    ]),
  ]) as Readonly<Record<string, Make>>;
}
