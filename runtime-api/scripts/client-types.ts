import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../src/openapi/index.js';
import { contracts } from '../src/resources/contracts.js';

const head = '// Made from the contracts of the HTTP interface by runtime-api/scripts/generate.mjs; do not edit.\n';

/** The types of the typed client, as the text of a module. */
export async function clientTypes(): Promise<string> {
  // The checker of another package's types sees its own idea of a document; ours is one.
  const document = JSON.parse(JSON.stringify(openApiDocument(contracts, '1'))) as Parameters<typeof openapiTypes>[0];
  const text = head + astToString(await openapiTypes(document, { immutable: true, alphabetize: true, emptyObjectsUnknown: true }));
  // Formatted as the repository is, so that whoever formats the portal changes nothing here.
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' });
}
