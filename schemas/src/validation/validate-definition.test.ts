import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionKinds } from '../definitions/index.js';
import type { ShapeProblem } from './problem.js';
import { validateDefinition } from './validate-definition.js';

function problemsOf(value: unknown, draft = false): readonly ShapeProblem[] {
  const result = validateDefinition(value, { draft });
  return result.ok ? [] : result.problems;
}

function codesOf(value: unknown): readonly string[] {
  return problemsOf(value).map((problem) => problem.code);
}

const process = (elements: unknown): unknown => ({ kind: 'process', format: 1, id: 'p', processes: { main: {} }, elements, flows: {} });

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe('validateDefinition', () => {
  it('says in both languages what was expected, what was found and what to do', () => {
    const [problem] = problemsOf(process({ review: { type: 'userTask', scope: 'main', asignment: {} } }));
    expect(problem?.message).toEqual({
      en: 'Expected only known properties, but found asignment at /elements/review/asignment. Did you mean assignment? Correct the name or remove it.',
      ru: 'Допустимы только известные свойства, а в /elements/review/asignment встретилось asignment. Может быть, assignment? Исправьте имя или удалите свойство.',
    });
  });

  it('names the element that a canvas has to mark, in a bundle too', () => {
    const broken = process({ review: { type: 'userTask', scope: 'main', priority: 101 } });
    const bundle = { kind: 'bundle', format: 1, id: 'b', items: [broken] };
    expect(problemsOf(broken).map((problem) => problem.elementId)).toEqual(['review']);
    expect(problemsOf(bundle).map((problem) => problem.elementId)).toEqual(['review']);
  });

  it('speaks of the branch that was meant, not of all branches of a union', () => {
    const wait = { type: 'intermediateCatchEvent', scope: 'main', event: { type: 'timer', duration: 5 } };
    expect(problemsOf(process({ wait })).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'SHAPE_TYPE /elements/wait/event/duration',
    ]);
  });

  it('escapes slashes and tildes in pointers', () => {
    expect(problemsOf(process({ 'a/b~c': {} })).map((problem) => problem.pointer)).toContain('/elements/a~1b~0c');
  });

  it('tells at most 100 problems and says that there are more', () => {
    const elements = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`e${index}`, { type: 'nothing' }]));
    const problems = problemsOf(process(elements));
    expect(problems).toHaveLength(100);
    expect(problems.at(-1)?.code).toBe('SHAPE_TOO_MANY_PROBLEMS');
  });

  it.each([null, 1, 'text', [], undefined, { kind: 'proces' }, {}, { kind: { toString: 1 } }])('refuses %j', (value) => {
    expect(problemsOf(value)).toHaveLength(1);
  });

  it('refuses nesting beyond any drawing without exhausting the stack', () => {
    expect(codesOf({ ...(process({}) as object), extensions: { deep: nested(100_000) } })).toEqual(['SHAPE_TOO_DEEP']);
  });

  it('refuses a value that contains itself', () => {
    const loop: Record<string, unknown> = { kind: 'process' };
    loop['extensions'] = loop;
    expect(codesOf(loop)).toEqual(['SHAPE_TOO_DEEP']);
  });

  it.each([
    ['values', { list: Array.from({ length: 600_000 }, () => 0) }],
    ['a list of holes', { list: new Array(4_000_000_000) }],
    ['characters', { text: 'x'.repeat(20_000_001) }],
  ])('refuses too many %s', (_, extensions) => {
    expect(codesOf({ ...(process({}) as object), extensions })).toEqual(['SHAPE_TOO_LARGE']);
  });

  it.each([
    ['a function', () => 1],
    ['a bigint', 1n],
    ['NaN', Number.NaN],
    ['a symbol', Symbol('s')],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('refuses %s: it is not JSON', (_, strange) => {
    expect(codesOf({ ...(process({}) as object), extensions: { strange } })).toEqual(['SHAPE_NOT_JSON']);
  });

  it('refuses __proto__ as a name wherever it stands', () => {
    expect(codesOf(JSON.parse('{"kind":"process","format":1,"id":"p","extensions":{"a":{"__proto__":{"x":1}}}}'))).toEqual([
      'SHAPE_NAME_FORBIDDEN',
    ]);
  });

  it('takes a property that is undefined as absent', () => {
    expect(problemsOf({ ...(process({}) as object), name: undefined, unknown: undefined })).toEqual([]);
  });

  it('never throws on any JSON, and tells between 1 and 100 problems when it refuses', () => {
    const kind = fc.constantFrom(...Object.keys(definitionKinds));
    const word = fc.constantFrom(
      'elements',
      'nodes',
      'items',
      'steps',
      'type',
      'kind',
      'event',
      'rules',
      '__proto__',
      'constructor',
      'toString',
      'a',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.jsonValue() as fc.Arbitrary<unknown>,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(word, tie('value')), { maxLength: 5 }).map((entries) => JSON.parse(textOf(entries)) as unknown),
      ),
    })).value;
    const documents = fc
      .record({ kind, format: fc.constantFrom(1, 2, '1'), id: fc.oneof(fc.constant('p'), json) })
      .chain((head) =>
        fc.array(fc.tuple(word, json), { maxLength: 6 }).map((entries) => ({ ...(JSON.parse(textOf(entries)) as object), ...head })),
      );
    fc.assert(
      fc.property(fc.oneof(json, documents), fc.boolean(), (value, draft) => {
        const result = validateDefinition(value, { draft });
        if (!result.ok) expect(result.problems.length).toSatisfy((count: number) => count >= 1 && count <= 100);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it('accepts a process of 5000 elements', () => {
    const elements = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`t${index}`, { type: 'userTask', scope: 'main', outgoing: [`f${index}`] }]),
    );
    expect(problemsOf(process(elements))).toEqual([]);
  });
});

/** JSON text with the names as they come, also `__proto__` and the same one twice. */
function textOf(entries: readonly (readonly [string, unknown])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}
