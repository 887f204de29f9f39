import { definitionSchemas } from '../src/definitions/index.js';
import { typescriptOf } from './typescript.js';

/** Every file that is made from the schemas: its path in the repository and how its text comes about. */
export const generatedFiles: Readonly<Record<string, () => Promise<string> | string>> = {
  'schemas/src/generated/definitions.ts': () =>
    typescriptOf(definitionSchemas, `import type { JsonObject, JsonValue, Text } from '../values/json.js';`),
};
