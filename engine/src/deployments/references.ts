import type { JsonValue } from '@millrace/schemas';

/** A definition that another one needs. */
export interface Reference {
  readonly kind: string;
  readonly id: string;
  /** The way to it in the definition that refers: property names and indexes. */
  readonly path: readonly (string | number)[];
  /** It may be deployed later: it is looked for when it is needed. */
  readonly later?: true;
}

type Path = readonly (string | number)[];

/** Where each kind of definition names others. `*` stands for every entry of a map or list. What is not there is simply not found. */
const places: Readonly<Record<string, readonly { readonly kind: string; readonly path: Path }[]>> = {
  process: [
    { kind: 'form', path: ['elements', '*', 'form', 'ref'] },
    { kind: 'decision', path: ['elements', '*', 'decision', 'ref'] },
    { kind: 'register', path: ['elements', '*', 'service', 'options', 'register'] },
    { kind: 'notificationTemplate', path: ['elements', '*', 'service', 'options', 'template'] },
  ],
  form: [
    { kind: 'register', path: ['nodes', '*', 'options', 'register'] },
    { kind: 'register', path: ['sources', '*', 'register'] },
  ],
  service: [
    { kind: 'process', path: ['process'] },
    { kind: 'form', path: ['form'] },
    { kind: 'serviceLevel', path: ['serviceLevel'] },
    { kind: 'role', path: ['visibleTo', 'roles', '*'] },
  ],
  serviceLevel: [
    { kind: 'calendar', path: ['calendar'] },
    { kind: 'notificationTemplate', path: ['clocks', '*', 'escalations', '*', 'template'] },
    { kind: 'process', path: ['clocks', '*', 'escalations', '*', 'process'] },
  ],
  scenario: [{ kind: 'process', path: ['process'] }],
};

/** The parts that declare values, nested to any depth, in which `register` (in forms `x-register`) names a register. */
const declared: Readonly<Record<string, readonly { readonly path: Path; readonly property: string }[]>> = {
  process: [{ path: ['processes', '*', 'variables'], property: 'register' }],
  form: [{ path: ['data'], property: 'x-register' }],
  register: [{ path: ['attributes'], property: 'register' }],
  notificationTemplate: [{ path: ['inputs'], property: 'register' }],
};

/** The definitions that a definition refers to, with the places where it does. Only texts count: an expression is resolved when it runs. */
export function referencesOf(definition: JsonValue): readonly Reference[] {
  const kind = property(definition, 'kind');
  if (typeof kind !== 'string') return [];
  const named = (places[kind] ?? []).flatMap((place) =>
    reach(definition, place.path).map(({ value, path }) => ({ kind: place.kind, id: value, path })),
  );
  const typed = (declared[kind] ?? []).flatMap((place) =>
    reach(definition, place.path).flatMap(({ value, path }) =>
      within(value, place.property, path).map((found) => ({ kind: 'register', id: found.value, path: found.path })),
    ),
  );
  const calls =
    kind === 'process'
      ? callsOf(definition).map(({ binding, ...call }) => (binding === 'deployment' ? call : { ...call, later: true as const }))
      : [];
  return [...[...named, ...typed].flatMap(({ kind: of, id, path }) => (typeof id === 'string' ? [{ kind: of, id, path }] : [])), ...calls];
}

/** The processes that a process calls. */
export function callsOf(definition: JsonValue): readonly (Reference & { readonly binding: string })[] {
  return reach(definition, ['elements', '*', 'call']).flatMap(({ value, path }) => {
    const id = property(value, 'ref');
    const binding = property(value, 'binding') ?? 'latest';
    return typeof id === 'string' && typeof binding === 'string' ? [{ kind: 'process', id, path: [...path, 'ref'], binding }] : [];
  });
}

interface Found {
  readonly value: JsonValue;
  readonly path: Path;
}

function reach(value: JsonValue, [step, ...rest]: Path, path: Path = []): readonly Found[] {
  if (step === undefined) return [{ value, path }];
  if (step === '*') return entries(value).flatMap(([name, part]) => reach(part, rest, [...path, name]));
  const part = property(value, String(step));
  return part === undefined ? [] : reach(part, rest, [...path, step]);
}

/** Every `property` inside, at any depth, whose value is a text. A declaration of a value called like the property is an object, so it is told apart. */
function within(value: JsonValue, name: string, path: Path): readonly Found[] {
  return entries(value).flatMap(([step, part]) => {
    if (step === name && typeof part === 'string') return [{ value: part, path: [...path, step] }];
    return within(part, name, [...path, step]);
  });
}

function entries(value: JsonValue): readonly (readonly [string | number, JsonValue])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]).map((part, index) => [index, part] as const) : Object.entries(value);
}

function property(value: JsonValue, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
  return (value as { readonly [key: string]: JsonValue })[name];
}
