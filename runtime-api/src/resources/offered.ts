import { recordPart, rowMatches, type Sheet } from '@millrace/engine';
import { describeError, type JsonObject, type JsonValue, MillraceError } from '@millrace/schemas';
import type { Call } from '../http/call.js';
import { shortened } from './asking.js';
import { fieldOf, type LookupField, whereOf } from './lookups.js';

/** A record or person chosen somewhere in a form's data. */
interface Chosen {
  readonly code: 'FORM_PERSON_NOT_OFFERED' | 'FORM_RECORD_NOT_OFFERED';
  readonly nodeId: string;
  /** JSON pointer into the data. */
  readonly pointer: string;
  readonly id: string;
}

/** A field that offers what may be chosen. */
interface Offering {
  readonly code: Chosen['code'];
  /** What a value of the field names; `null` where it has another shape. */
  idOf(value: JsonValue | undefined): string | null;
  /** Of these, the ids that the caller is offered. */
  offered(call: Call, ids: ReadonlySet<string>): Promise<ReadonlySet<string>>;
}

/**
 * Refuses with `FORM_INVALID` what a field does not offer to the caller: a record that is not there, that they may not read, or that the form's condition leaves
 * out; a person who is not there any more or whom they may not read. What stood in the form before may stay. What has another shape is the form's check to refuse. `isDone` says whether all this was done before and is only sent
 * again; it is asked where something would be refused.
 */
export async function requireOffered(call: Call, sheet: Sheet | null, data: JsonObject, isDone: () => Promise<boolean>): Promise<void> {
  if (sheet === null) return;
  const nodes = (sheet.definition['nodes'] ?? {}) as Readonly<Record<string, JsonObject>>;
  const refused: Chosen[] = [];
  for (const nodeId of Object.keys(nodes)) {
    const node = nodes[nodeId];
    if (node === undefined || sheet.access[nodeId] !== 'editable') continue;
    const [offering, path] = [offeringOf(sheet, node), node['bind']];
    if (offering === null || typeof path !== 'string') continue;
    const before = new Set(chosenAt(sheet.data, path, nodeId, offering).map(({ id }) => id));
    const chosen = chosenAt(data, path, nodeId, offering).filter(({ id }) => !before.has(id));
    const offered = await offering.offered(call, new Set(chosen.map(({ id }) => id)));
    refused.push(...chosen.filter(({ id }) => !offered.has(id)));
  }
  if (refused.length === 0 || (await isDone())) return;
  throw new MillraceError('FORM_INVALID', { form: sheet.form, problems: refused.slice(0, 100).map(problemOf) });
}

/** What a field offers; `null` where it offers nothing to choose from. */
function offeringOf(sheet: Sheet, node: JsonObject): Offering | null {
  if (node['type'] === 'person') return people;
  const field = node['type'] === 'lookup' ? fieldOf(sheet, node) : null;
  if (field === null) return null;
  return {
    code: 'FORM_RECORD_NOT_OFFERED',
    idOf: (value) => {
      const { register, id } = isObject(value) ? value : {};
      return register === field.register && typeof id === 'string' ? id : null;
    },
    offered: (call, ids) => offeredOf(call, field, ids),
  };
}

/** The same people as the field's lookup has: those who are here now and whom the caller may read. */
const people: Offering = {
  code: 'FORM_PERSON_NOT_OFFERED',
  idOf: (value) => (typeof value === 'string' ? value : null),
  async offered(call, ids) {
    const rights = await call.service.rights.of(call);
    const found = await Promise.all(
      [...ids].map(async (id) => {
        const row = /^[0-9a-z][0-9a-z._-]{0,63}$/.test(id) ? await call.service.engine.row('people', id) : null;
        const isOffered = row !== null && row.fields['active'] === true && rights.may('read', 'person', undefined, row.fields);
        return isOffered ? id : null;
      }),
    );
    return new Set(found.filter((id) => id !== null));
  },
};

/** Which of these records the field offers. */
async function offeredOf(call: Call, field: LookupField, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const rights = await call.service.rights.of(call);
  const where = whereOf(field, rights);
  const found = await Promise.all(
    [...ids].map(async (id) => {
      const row = /^[\x21-\x7e]{1,200}$/.test(id) ? await call.service.engine.row('records', recordPart(field.register, id)) : null;
      const isOffered =
        row !== null &&
        where !== null &&
        row.fields['status'] === 'active' &&
        rights.may('read', 'record', field.register, row.fields) &&
        (where === 'all' || rowMatches(row.fields, where));
      return isOffered ? id : null;
    }),
  );
  return new Set(found.filter((id) => id !== null));
}

/** What was chosen at a path such as `lines[].supplier`. */
function chosenAt(data: JsonValue, path: string, nodeId: string, { code, idOf }: Offering): readonly Chosen[] {
  let places: { readonly pointer: string; readonly value: JsonValue | undefined }[] = [{ pointer: '', value: data }];
  for (const step of path.replaceAll('[]', '').split('.')) {
    places = places.flatMap(opened).map(({ pointer, value }) => ({
      pointer: `${pointer}/${step}`,
      value: isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined,
    }));
  }
  return places.flatMap(opened).flatMap(({ pointer, value }) => {
    const id = idOf(value);
    return id === null ? [] : [{ code, nodeId, pointer, id }];
  });
}

/** The entries of a list; anything else as it is. */
function opened<T extends { readonly pointer: string; readonly value: JsonValue | undefined }>({ pointer, value }: T) {
  return Array.isArray(value) ? value.map((entry: JsonValue, at) => ({ pointer: `${pointer}/${at}`, value: entry })) : [{ pointer, value }];
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function problemOf({ code, nodeId, pointer, id }: Chosen) {
  const params = { found: shortened(id) };
  return { code, pointer, nodeId, params, message: { en: describeError(code, params, 'en'), ru: describeError(code, params, 'ru') } };
}
