import fc from 'fast-check';
import { named, type Schema, type Served } from './document.js';

/** Makes values of the document's schemas: some that are right, and some that are wrong in one thing. */
export class Values {
  constructor(private readonly document: Served) {}

  /** Values that the schema allows; texts without a pattern are often one of `known`. */
  right(schema: Schema, known: readonly string[] = []): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.right(named(this.document, schema.$ref), known);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => this.right(one, known)));
    if (schema.allOf !== undefined) return this.right(Object.assign({}, ...schema.allOf, { allOf: undefined }) as Schema, known);
    switch (schema.type) {
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -1_000_000, max: schema.maximum ?? 1_000_000 });
      case 'number':
        return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return this.rightList(schema, known);
      case 'object':
        return this.rightObject(schema, known);
      case 'string':
        return rightText(schema, known);
      default:
        // No name may be that one, anywhere: copying it would not be safe.
        return fc.jsonValue({ maxDepth: 1 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
    }
  }

  private rightList({ items = {}, minItems = 0, maxItems = 4, uniqueItems }: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
    const size = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 4) };
    const item = this.right(items, known);
    return uniqueItems === true ? fc.uniqueArray(item, size) : fc.array(item, size);
  }

  private rightObject({ properties, required = [] }: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
    if (properties === undefined) {
      const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
      return fc.dictionary(name, fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 });
    }
    return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.right(one, known)])), {
      requiredKeys: [...required],
    });
  }

  /** Values that break the schema in one thing, each with what is wrong. `whole` is a value that is right. */
  wrong(schema: Schema, whole: unknown): readonly (readonly [string, unknown])[] {
    if (schema.$ref !== undefined) return this.wrong(named(this.document, schema.$ref), whole);
    const types = [null, true, 1.5, '', 'x', [], {}, [[]]].map((value) => [`${JSON.stringify(value)} in its place`, value] as const);
    return [...types, ...bounds(schema), ...this.wrongInside(schema, whole)];
  }

  private wrongInside({ properties = {}, required = [], additionalProperties }: Schema, whole: unknown): (readonly [string, unknown])[] {
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return [];
    const object = whole as Readonly<Record<string, unknown>>;
    return [
      ...(additionalProperties === false ? [['a name that nobody knows', { ...object, nobodyKnows: 1 }] as const] : []),
      ...required.map((name) => [`${name} missing`, Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))] as const),
      ...Object.entries(properties).flatMap(([name, inner]) =>
        this.wrong(inner, object[name]).map(([what, value]) => [`${name}: ${what}`, { ...object, [name]: value }] as const),
      ),
    ];
  }
}

/** Just beyond what the bounds of a schema allow. */
function bounds({
  minLength,
  maxLength,
  minimum,
  maximum,
  minItems,
  maxItems,
  uniqueItems,
  items,
}: Schema): (readonly [string, unknown])[] {
  return [
    ...(minLength === undefined || minLength < 2 ? [] : [['a letter too short', 'x'.repeat(minLength - 1)] as const]),
    ...(maxLength === undefined ? [] : [['a letter too long', 'x'.repeat(maxLength + 1)] as const]),
    ...(minimum === undefined ? [] : [['one too small', minimum - 1] as const]),
    ...(maximum === undefined ? [] : [['one too large', maximum + 1] as const]),
    ...(minItems === undefined ? [] : [['too short a list', []] as const]),
    ...(maxItems === undefined ? [] : [['too long a list', Array.from({ length: maxItems + 1 }, () => items?.enum?.[0] ?? 'x')] as const]),
    ...(uniqueItems === true ? [['one twice', [items?.enum?.[0], items?.enum?.[0]]] as const] : []),
  ];
}

function rightText(
  { pattern, minLength = 0, maxLength = 60, contentMediaType, format }: Schema,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  if (contentMediaType === 'application/json') return fc.constantFrom('{}', '{"name": "x"}', '{"nobodyKnows": 1}');
  if (format === 'date-time')
    return fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const fits = (text: string): boolean =>
    [...text].length >= minLength && [...text].length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  const free =
    pattern === undefined
      ? fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) })
      : fc.stringMatching(new RegExp(pattern));
  const fitting = known.filter(fits);
  return fc.oneof(
    { weight: 1, arbitrary: free.filter(fits) },
    ...(fitting.length === 0 ? [] : [{ weight: 4, arbitrary: fc.constantFrom(...fitting) }]),
  );
}
