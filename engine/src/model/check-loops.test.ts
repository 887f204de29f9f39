import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

interface Found {
  readonly place: string;
  readonly en: string;
  readonly ru: string;
}

function problems(elements: Readonly<Record<string, JsonObject>>, lines: readonly string[] = []): readonly Found[] {
  const drawn = drawProcess(elements, ['start -> work -> end', ...lines]) as unknown as ProcessDefinition;
  return checkProcess(drawn).map(({ code, pointer, message: { en = '', ru = '' } }) => ({ place: `${code} ${pointer}`, en, ru }));
}

const looped = (loopCharacteristics: JsonValue, more: JsonObject = {}): Readonly<Record<string, JsonObject>> => ({
  work: { type: 'userTask', loopCharacteristics, ...more },
});
const standard = (more: JsonObject): JsonObject => ({ type: 'standardLoopCharacteristics', ...more });
const many = (more: JsonObject): JsonObject => ({ type: 'multiInstanceLoopCharacteristics', ...more });
const LOOP = '/elements/work/loopCharacteristics';

function expectRefusal(found: readonly Found[], refusal: string, russian: string): void {
  const [one, ...others] = found.filter(({ place }) => place === refusal);
  expect([one?.place, others]).toEqual([refusal, []]);
  expect(one?.ru).toContain(russian);
  expect(one?.en).not.toMatch(/[а-яё]/i);
}

describe('the check of loops', () => {
  it('accepts all that is executed, on every kind of activity', () => {
    const whole = [
      standard({ condition: 'x', testBefore: true, maximum: 3 }),
      many({ cardinality: '3', sequential: true, until: 'x' }),
      many({ collection: 'list', item: 'one', output: { path: 'a.b', value: 'one' } }),
    ];
    for (const loop of whole)
      for (const work of ['userTask', 'manualTask', 'task', 'subProcess', 'transaction'])
        expect(
          problems({
            work: { type: work, loopCharacteristics: loop },
            ...(work.endsWith('Task') || work === 'task' ? {} : { in: { type: 'task', scope: 'work' } }),
          }),
        ).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, JsonObject>>, string, string]>([
    [
      'a kind of loop that there is not',
      looped({ type: 'forever' }),
      `ATTRIBUTE_INVALID ${LOOP}/type`,
      'standardLoopCharacteristics или multiInstanceLoopCharacteristics',
    ],
    ['a standard loop without a condition', looped(standard({})), `ATTRIBUTE_INVALID ${LOOP}/condition`, 'выражение'],
    ['a condition that cannot be read', looped(standard({ condition: '1 +' })), `EXPRESSION_INVALID ${LOOP}/condition`, 'condition'],
    ['a maximum of nothing', looped(standard({ condition: 'x', maximum: 0 })), `ATTRIBUTE_INVALID ${LOOP}/maximum`, 'целое число от 1 до'],
    [
      'a fraction as maximum',
      looped(standard({ condition: 'x', maximum: 1.5 })),
      `ATTRIBUTE_INVALID ${LOOP}/maximum`,
      'целое число от 1 до',
    ],
    [
      'a testBefore that is a text',
      looped(standard({ condition: 'x', testBefore: 'yes' })),
      `ATTRIBUTE_INVALID ${LOOP}/testBefore`,
      'true или false',
    ],
    ['neither collection nor cardinality', looped(many({})), `ATTRIBUTE_INVALID ${LOOP}`, 'ровно одно из collection и cardinality'],
    [
      'both of them',
      looped(many({ collection: 'a', cardinality: '1' })),
      `ATTRIBUTE_INVALID ${LOOP}`,
      'ровно одно из collection и cardinality',
    ],
    ['an entry of nothing', looped(many({ cardinality: '1', item: 'one' })), `ATTRIBUTE_INVALID ${LOOP}/item`, 'без collection'],
    [
      'an entry called loopCounter',
      looped(many({ collection: 'a', item: 'loopCounter' })),
      `ATTRIBUTE_INVALID ${LOOP}/item`,
      'имя, отличное от loopCounter',
    ],
    [
      'an entry that is a path',
      looped(many({ collection: 'a', item: 'one.part' })),
      `ATTRIBUTE_INVALID ${LOOP}/item`,
      'имя, отличное от loopCounter',
    ],
    [
      'an entry that is a number',
      looped(many({ collection: 'a', item: 5 })),
      `ATTRIBUTE_INVALID ${LOOP}/item`,
      'имя, отличное от loopCounter',
    ],
    [
      'an output without a value',
      looped(many({ cardinality: '1', output: { path: 'a' } })),
      `ATTRIBUTE_INVALID ${LOOP}/output/value`,
      'выражение',
    ],
    [
      'an output to no variable',
      looped(many({ cardinality: '1', output: { path: 'a[0]', value: '1' } })),
      `ATTRIBUTE_INVALID ${LOOP}/output/path`,
      'имя переменной',
    ],
    [
      'what is not executed',
      looped(many({ cardinality: '1', behavior: 'One' })),
      `ATTRIBUTE_UNSUPPORTED ${LOOP}/behavior`,
      'ничего не исполняется',
    ],
    [
      'a loop on an event subprocess',
      { work: { type: 'task' }, sub: { type: 'subProcess', triggeredByEvent: true, loopCharacteristics: many({ cardinality: '1' }) } },
      'ATTRIBUTE_UNSUPPORTED /elements/sub/loopCharacteristics',
      'событийный подпроцесс',
    ],
    [
      'a loop on what begins an instance',
      {
        work: { type: 'task' },
        got: { type: 'receiveTask', instantiate: true, message: { ref: 'm' }, loopCharacteristics: many({ cardinality: '1' }) },
      },
      'ATTRIBUTE_UNSUPPORTED /elements/got/loopCharacteristics',
      'происходит один раз',
    ],
  ])('refuses %s, in both languages', (_what, elements, refusal, russian) => {
    expectRefusal(problems(elements), refusal, russian);
  });

  it.each<[JsonValue]>([[5], [null], ['x'], [[]], [{}], [{ type: 7 }], [many({ output: 'x', collection: [] })]])(
    'stumbles over no %j',
    (loop) => {
      expect(problems(looped(loop))).not.toEqual([]);
    },
  );
});

describe('the check of ad-hoc subprocesses', () => {
  const inside = { type: 'userTask', scope: 'work' };
  const adHoc = (more: JsonObject = {}): JsonObject => ({ type: 'adHocSubProcess', ...more });

  it('accepts activities, gateways and events between them, event subprocesses and one another', () => {
    const elements = {
      work: adHoc({
        ordering: 'sequential',
        completionCondition: 'x',
        cancelRemaining: false,
        activate: "'a'",
        variables: { n: { type: 'integer' } },
      }),
      a: inside,
      g: { type: 'parallelGateway', scope: 'work' },
      t: { type: 'intermediateCatchEvent', scope: 'work', event: { type: 'timer', duration: 'PT1H' } },
      b: inside,
      more: { ...adHoc(), scope: 'work' },
      c: { type: 'task', scope: 'more' },
      h: { type: 'subProcess', scope: 'work', triggeredByEvent: true },
      startH: { type: 'startEvent', scope: 'h', event: { type: 'timer', duration: 'PT1H' } },
      d: { type: 'task', scope: 'h' },
    };
    expect(problems(elements, ['a -> g', 'g -> t', 'g -> b', 'startH -> d'])).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, JsonObject>>, readonly string[], string, string]>([
    ['one without activities', { work: adHoc() }, [], 'ATTRIBUTE_INVALID /elements/work/type', 'действие внутри'],
    [
      'one whose activities are all led to',
      { work: adHoc(), a: inside },
      ['a -> a'],
      'ATTRIBUTE_INVALID /elements/work/type',
      'действие внутри',
    ],
    [
      'a start event in it',
      { work: adHoc(), a: inside, s: { type: 'startEvent', scope: 'work' } },
      [],
      'ATTRIBUTE_INVALID /elements/s/type',
      'промежуточные события',
    ],
    [
      'an end event in it',
      { work: adHoc(), a: inside, e: { type: 'endEvent', scope: 'work' } },
      ['a -> e'],
      'ATTRIBUTE_INVALID /elements/e/type',
      'промежуточные события',
    ],
    [
      'a gateway that nothing leads to',
      { work: adHoc(), a: inside, g: { type: 'parallelGateway', scope: 'work' } },
      [],
      'ATTRIBUTE_INVALID /elements/g/type',
      'поток, который к нему ведёт',
    ],
    [
      'another order',
      { work: adHoc({ ordering: 'random' }), a: inside },
      [],
      'ATTRIBUTE_INVALID /elements/work/ordering',
      'parallel или sequential',
    ],
    [
      'a condition that cannot be read',
      { work: adHoc({ completionCondition: '(' }), a: inside },
      [],
      'EXPRESSION_INVALID /elements/work/completionCondition',
      'completionCondition',
    ],
    [
      'a choice that cannot be read',
      { work: adHoc({ activate: 5 }), a: inside },
      [],
      'ATTRIBUTE_INVALID /elements/work/activate',
      'выражение',
    ],
    [
      'what is not executed',
      { work: adHoc({ triggeredByEvent: true }), a: inside },
      [],
      'ATTRIBUTE_UNSUPPORTED /elements/work/triggeredByEvent',
      'ничего не исполняется',
    ],
  ])('refuses %s, in both languages', (_what, elements, lines, refusal, russian) => {
    expectRefusal(problems(elements, lines), refusal, russian);
  });
});
