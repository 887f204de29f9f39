import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Answer } from '../http-rig.js';
import type { Described, Schema, Served } from './document.js';

// The package is CommonJS: its function is the default export's default under Node's rules and the default export under a bundler's.
const addFormats = (typeof addFormatsModule === 'function' ? addFormatsModule : (addFormatsModule as { default: unknown }).default) as (
  ajv: Ajv2020,
) => void;

/** Holds values against the schemas of a document, with plain ajv: nothing of ours stands between. */
export class SchemaCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false });
  private readonly compiled = new Map<Schema, ValidateFunction>();

  constructor(document: Served) {
    addFormats(this.ajv);
    // Words of the form of documents, which say nothing about values.
    this.ajv.addSchema({ ...document, $id: 'document' });
  }

  /** What is wrong with a value, or `null`. */
  problem(schema: Schema, value: unknown): string | null {
    let check = this.compiled.get(schema);
    if (check === undefined) {
      const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
      check = this.ajv.compile(JSON.parse(text) as Schema);
      this.compiled.set(schema, check);
    }
    return check(value) ? null : this.ajv.errorsText(check.errors);
  }

  /** In what an answer is not what the document says of the operation, or `null`. */
  problemOf({ answers }: Pick<Described, 'answers'>, { status, headers, text, body }: Answer): string | null {
    const told = answers.get(status);
    if (told === undefined) return `the status ${status} is not declared`;
    for (const name of ['ETag', 'Retry-After', 'WWW-Authenticate'])
      if (headers.has(name) !== Object.hasOwn(told.headers ?? {}, name)) return `the header ${name} is not as declared`;
    if (told.content === undefined) return text === '' ? null : 'a body where none is declared';
    const type = headers.get('content-type')?.split(';')[0] ?? 'none';
    const declared = told.content[type];
    if (declared === undefined) return `the content type ${type} is not declared`;
    if (type === 'text/event-stream') return null;
    return this.problem(declared.schema, body);
  }
}
