import openapiTypes, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../src/openapi/index.js';
import { contracts } from '../src/resources/contracts.js';

const head = '// Made from the contracts of the HTTP interface by runtime-api/scripts/generate.mjs; do not edit.\n';

/** The types of the typed client, as the text of a module. */
export async function clientTypes(): Promise<string> {
  // The checker of another package's types sees its own idea of a document; ours is one.
  const document = JSON.parse(JSON.stringify(openApiDocument(contracts, '1'))) as Parameters<typeof openapiTypes>[0];
  return head + astToString(await openapiTypes(document, { immutable: true, alphabetize: true, emptyObjectsUnknown: true }));
}
