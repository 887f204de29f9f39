import { layoutProcess } from '@millrace/designer/layout';
import type { JsonObject, JsonValue } from '@millrace/schemas';

/**
 * A definition or a bundle with a layout for every process of it that was never drawn. What cannot be laid out stays as it is: whether it can be deployed is the
 * deployment's to say.
 */
export async function laidOut(document: JsonObject): Promise<JsonObject> {
  if (document['kind'] === 'process') return withLayout(document);
  const items: JsonValue | undefined = document['items'];
  if (!Array.isArray(items)) return document;
  const drawn: JsonValue[] = [];
  for (const item of items as readonly JsonValue[]) drawn.push(isProcess(item) ? await withLayout(item) : item);
  return { ...document, items: drawn };
}

async function withLayout(process: JsonObject): Promise<JsonObject> {
  try {
    return await layoutProcess(process);
  } catch {
    return process;
  }
}

function isProcess(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && (value as JsonObject)['kind'] === 'process';
}
