import { Type, type Static, type TProperties, type TSchema } from '@sinclair/typebox';

/** An object with these properties and no others. */
export const exactly = <T extends TProperties>(properties: T, options: { readonly description?: string; readonly $id?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/** One of these words. */
export const oneOf = <T extends readonly string[]>(words: readonly [...T], description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) });

/** Any id that the lists give: of a definition, a work item, a record. */
export const AnyId = Type.String({ minLength: 1, maxLength: 200 });
/** An id of a person, group, position or organisation. */
export const PrincipalId = Type.String({ pattern: '^[0-9a-z][0-9a-z._-]{0,63}$' });
/** A principal key: `user:anna`, `group:committee`, `position:cfo`. */
export const PrincipalKey = Type.String({ pattern: '^(user|group|position):[0-9a-z][0-9a-z._-]{0,63}$' });
/** ISO 8601, UTC. */
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601, UTC.' });
/** A text, or one in several languages. */
export const Words = Type.Union([
  Type.String(),
  Type.Object({ en: Type.Optional(Type.String()), ru: Type.Optional(Type.String()) }, { additionalProperties: false }),
]);
/** Words that somebody typed: why, what for. */
export const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
/** Any JSON object. */
export const AnyObject = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' });

/** `{id}` of a path. */
export const IdParams = exactly({ id: AnyId });

/** What a list is asked for: page size and where to go on. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Default 50.' })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 4000, description: 'Of the page before, with the same question.' })),
};

/** A page of a list; `cursor` is absent on the last. */
export const pageOf = <T extends TSchema>(item: T) => exactly({ items: Type.Array(item), cursor: Type.Optional(Type.String()) });

/** A person as others see them. */
export const PersonRef = exactly({ id: Type.String(), name: Type.String() });

/** Somebody work may be with: a person, a group, a position, or everybody. */
export const WhoRef = exactly({
  kind: oneOf(['user', 'group', 'position', 'everyone']),
  id: Type.String(),
  name: Words,
});

/** What a command answers: whether what it led to elsewhere has happened too. */
export const Settled = exactly({ settled: Type.Boolean({ description: 'If not, it will; live updates tell.' }) });

/** A record that is named by its title. */
export const Titles = Type.Record(Type.String(), Type.String(), { description: 'Titles of records by `register/id`.' });

/** A form with what its reader may see, ready to be drawn. */
export const FormSheet = exactly({
  form: Type.String({ description: 'The form’s id.' }),
  definition: AnyObject,
  schema: AnyObject,
  uiSchema: AnyObject,
  access: Type.Record(Type.String(), oneOf(['editable', 'readOnly', 'hidden'])),
  data: AnyObject,
  titles: Titles,
  sources: Type.Optional(
    Type.Record(Type.String(), AnyObject, { description: 'What the form’s rules read as `$source`: of the reader’s own, by name.' }),
  ),
});

/** What a lookup field offers. */
export const LookupPage = pageOf(
  exactly({
    value: exactly({ register: Type.String(), id: Type.String() }),
    title: Type.String(),
    columns: Type.Array(exactly({ name: Type.String(), label: Words, value: Type.Unknown() })),
  }),
);

/** What a lookup field asks. */
export const LookupQuery = exactly({ search: Type.Optional(Type.String({ maxLength: 200 })), ...pageQuery });

/** `{id}` and the form's node. */
export const LookupParams = exactly({ id: AnyId, nodeId: AnyId });

export type PersonRef = Static<typeof PersonRef>;
export type WhoRef = Static<typeof WhoRef>;
export type FormSheet = Static<typeof FormSheet>;
export type LookupPage = Static<typeof LookupPage>;
