import { readFileSync } from 'node:fs';
import { MillraceError, type JsonObject, type Text } from '@millrace/schemas';
import { shortened } from '../asking.js';

/** In the order in which people are shown them: from nothing, then from the simplest. */
const ids = ['empty', 'approval', 'approvalRoute', 'serviceRequest', 'onboarding'] as const;

/** Beside the sources and the build alike. */
const folder = new URL('../../../templates/', import.meta.url);

let read: readonly JsonObject[] | undefined;

/** Definitions that a new process may begin as, drawn and ready to be deployed. */
export function templates(): readonly JsonObject[] {
  read ??= ids.map((id) => JSON.parse(readFileSync(new URL(`${id}.process.json`, folder), 'utf8')) as JsonObject);
  return read;
}

/** A template as a definition of its own: under another id, and under another name where one is given. */
export function templateNamed(template: string, { id, name }: { readonly id: string; readonly name?: Text }): JsonObject {
  const found = templates().find((one) => one['id'] === template);
  if (found === undefined) throw new MillraceError('NOT_FOUND', { entity: `template ${shortened(template)}` });
  const { planes = {} } = (found['layout'] ?? {}) as { readonly planes?: Readonly<Record<string, JsonObject>> };
  const drawn = Object.fromEntries(Object.entries(planes).map(([plane, of]) => [plane, of['of'] === template ? { ...of, of: id } : of]));
  const layout = { ...(found['layout'] as JsonObject), planes: drawn };
  return { ...found, id, ...(name === undefined ? {} : { name }), layout };
}
