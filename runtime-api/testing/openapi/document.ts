/** A JSON Schema of the document. */
export type Schema = Readonly<Record<string, unknown>> & {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contentMediaType?: string;
  readonly format?: string;
};

/** A parameter of the path, the query or the headers. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** What may be answered with one status. */
export interface Answering {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Content;
}

/** One operation of the document, with the path and the method it stands at. */
export interface Described {
  readonly id: string;
  /** As it is called: with what `servers` puts before it. */
  readonly path: string;
  readonly method: string;
  readonly tag: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly answers: ReadonlyMap<number, Answering>;
}

/** An OpenAPI document as it was served. */
export interface Served {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: Described['security'];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Answering & { readonly $ref?: string }>>;
}

/** What a `#/components/…` reference names. */
export function named<T>({ components }: Served, reference: string): T {
  const [, , kind = '', name = ''] = reference.split('/');
  const found = components[kind]?.[name];
  if (found === undefined) throw new Error(`Expected ${reference} in the document, but it is not there.`);
  return found as T;
}

/** Every operation of a document. */
export function describedIn(document: Served): readonly Described[] {
  return Object.entries(document.paths).flatMap(([path, { servers, ...methods }]) => {
    const base = (servers as Served['servers'] | undefined) ?? document.servers;
    return Object.entries(methods as Readonly<Record<string, RawOperation>>).map(([method, operation]) => ({
      id: operation.operationId,
      path: `${base[0]?.url ?? ''}${path}`,
      method: method.toUpperCase(),
      tag: operation.tags[0] ?? '',
      security: operation.security,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      answers: new Map(
        Object.entries(operation.responses).map(([status, answer]) => [
          Number(status),
          answer.$ref === undefined ? answer : named<Answering>(document, answer.$ref),
        ]),
      ),
    }));
  });
}
