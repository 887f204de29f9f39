import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import { compileProcess } from './compile-process.js';
import type { ProcessDefinition } from './definition.js';

const check = (definition: JsonValue): ReturnType<typeof checkProcess> => checkProcess(definition as unknown as ProcessDefinition);
const task = { type: 'userTask' };

/** Code and pointer of each problem. */
function found(definition: JsonValue): readonly string[] {
  return check(definition).map((problem) => `${problem.code} ${problem.pointer}`);
}

/** What a definition says with one part changed. */
function changed(definition: JsonObject, path: readonly string[], value: JsonValue | undefined): JsonObject {
  const [name = '', ...rest] = path;
  const inner = rest.length === 0 ? value : changed((definition[name] ?? {}) as JsonObject, rest, value);
  const { [name]: _old, ...others } = definition;
  return inner === undefined ? others : { ...others, [name]: inner };
}

const good = drawProcess(
  {
    t: {
      ...task,
      assignment: { candidates: [{ relation: 'manager', of: { user: 'anna' } }] },
      due: 'P1D',
      form: { ref: 'f', access: { '*': 'readOnly' } },
    },
    late: { type: 'boundaryEvent', attachedTo: 't', cancelActivity: false, event: { type: 'timer', cycle: 'R3/PT1H', catchUp: 'skip' } },
    gw: { type: 'exclusiveGateway', default: 'gw_end' },
    call: {
      type: 'serviceTask',
      service: { type: 'erp', in: { id: 'id' }, out: { 'order.n': 'number' }, timeout: 'PT30S', retry: { attempts: 2, backoff: 'PT1S' } },
    },
    sub: { type: 'subProcess', variables: { note: { type: 'text' } } },
    startIn: { type: 'startEvent', scope: 'sub' },
    stop: { type: 'endEvent', scope: 'sub', event: { type: 'terminate' } },
    a: {
      type: 'approvalTask',
      approval: { participants: [{ group: 'g' }], order: 'sequential', rule: { type: 'percent', value: 66.7 }, result: 'answer' },
    },
    r: { type: 'businessRuleTask', decision: { ref: 'd', result: 'route' } },
    s: { type: 'scriptTask', script: { language: 'jsonata', set: { 'order.total': 'a + b' } } },
    w: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: { expression: 'pause' } } },
    f: { type: 'parallelGateway' },
  },
  [
    'start -> t -> gw -> call: amount > 5',
    'gw -> end',
    'late -> endLate',
    'call -> sub -> a -> r -> s -> w -> f -> end2',
    'startIn -> stop',
  ],
);

describe('the check of a process', () => {
  it('finds nothing in a process that will run as it is drawn', () => {
    expect(check(good)).toEqual([]);
  });

  it('says what is wrong in both languages, with the element and the place', () => {
    const [problem] = check(changed(good, ['elements', 'startIn', 'event'], { type: 'timer', duration: 'PT1H' }));
    expect(problem).toMatchObject({
      code: 'ATTRIBUTE_UNSUPPORTED',
      severity: 'error',
      elementId: 'startIn',
      pointer: '/elements/startIn/event',
    });
    expect(problem?.message.en).toContain('only an event subprocess has a start of its own');
    expect(problem?.message.ru).toContain('начало по событию бывает только у событийного подпроцесса');
  });

  it.each<[string, readonly string[], JsonValue | undefined, string]>([
    ['an element type that BPMN does not have', ['elements', 't', 'type'], 'robotTask', 'ELEMENT_TYPE_UNSUPPORTED /elements/t/type'],
    ['a type that is only a name every object has', ['elements', 't', 'type'], 'constructor', 'ELEMENT_TYPE_UNSUPPORTED /elements/t/type'],
    ['an attribute nobody executes', ['elements', 't', 'retryForever'], true, 'ATTRIBUTE_UNSUPPORTED /elements/t/retryForever'],
    [
      'a handler of compensation on the way of tokens',
      ['elements', 't', 'isForCompensation'],
      true,
      'ATTRIBUTE_INVALID /elements/t/isForCompensation',
    ],
    ['a message without a name', ['elements', 'start', 'event'], { type: 'message' }, 'ATTRIBUTE_MISSING /elements/start/event/ref'],
    [
      'an error nobody declared',
      ['elements', 'end', 'event'],
      { type: 'error', ref: 'bad' },
      'PROCESS_REFERENCE_UNKNOWN /elements/end/event/ref',
    ],
    [
      'a signal nobody declared',
      ['elements', 'w', 'event'],
      { type: 'signal', ref: 'toString' },
      'PROCESS_REFERENCE_UNKNOWN /elements/w/event/ref',
    ],
    ['an error to wait for in the flow', ['elements', 'w', 'event'], { type: 'error' }, 'ATTRIBUTE_INVALID /elements/w/event/type'],
    [
      'a condition that begins a process',
      ['elements', 'start', 'event'],
      { type: 'conditional', condition: 'a' },
      'ATTRIBUTE_INVALID /elements/start/event/type',
    ],
    ['an error that begins a process', ['elements', 'start', 'event'], { type: 'error' }, 'ATTRIBUTE_INVALID /elements/start/event/type'],
    [
      'a cancel end outside of a transaction',
      ['elements', 'end', 'event'],
      { type: 'cancel' },
      'ATTRIBUTE_UNSUPPORTED /elements/end/event/type',
    ],
    [
      'a cancel event on what is no transaction',
      ['elements', 'late', 'event'],
      { type: 'cancel' },
      'ATTRIBUTE_UNSUPPORTED /elements/late/event/type',
    ],
    [
      'an error event that does not interrupt',
      ['elements', 'late', 'event'],
      { type: 'error' },
      'ATTRIBUTE_INVALID /elements/late/cancelActivity',
    ],
    [
      'a compensation event without a handler',
      ['elements', 'late', 'event'],
      { type: 'compensation' },
      'ATTRIBUTE_INVALID /elements/late/event/type',
    ],
    ['a flow out of a compensation event', ['elements', 'late', 'event'], { type: 'compensation' }, 'FLOW_INVALID /flows/late_endLate'],
    [
      'a link without a target',
      ['elements', 'link'],
      { type: 'intermediateThrowEvent', scope: 'main', event: { type: 'link', link: 'A' } },
      'ATTRIBUTE_INVALID /elements/link/event/link',
    ],
    ['a link without a source', ['elements', 'w', 'event'], { type: 'link', link: 'A' }, 'ATTRIBUTE_INVALID /elements/w/event/link'],
    ['flows of an event subprocess', ['elements', 'sub', 'triggeredByEvent'], true, 'ATTRIBUTE_INVALID /elements/sub/triggeredByEvent'],
    ['an event subprocess that nothing begins', ['elements', 'sub', 'triggeredByEvent'], true, 'ATTRIBUTE_MISSING /elements/startIn/event'],
    [
      'a loop without a condition',
      ['elements', 't', 'loopCharacteristics'],
      { type: 'standardLoopCharacteristics' },
      'ATTRIBUTE_INVALID /elements/t/loopCharacteristics/condition',
    ],
    [
      'a loop that is none',
      ['elements', 't', 'loopCharacteristics'],
      { type: 'forEach' },
      'ATTRIBUTE_INVALID /elements/t/loopCharacteristics/type',
    ],
    [
      'several instances of nothing',
      ['elements', 't', 'loopCharacteristics'],
      { type: 'multiInstanceLoopCharacteristics' },
      'ATTRIBUTE_INVALID /elements/t/loopCharacteristics',
    ],
    ['a gateway that waits for what is no event', ['elements', 'f', 'type'], 'eventBasedGateway', 'ATTRIBUTE_INVALID /elements/f/outgoing'],
    [
      'a multiple event of nothing',
      ['elements', 'w', 'event'],
      { type: 'multiple', events: {} },
      'ATTRIBUTE_INVALID /elements/w/event/events',
    ],
    ['a default on a parallel gateway', ['elements', 'f', 'default'], 'f_end2', 'ATTRIBUTE_UNSUPPORTED /elements/f/default'],
    ['a default that is no outgoing flow', ['elements', 'gw', 'default'], 'start_t', 'DEFAULT_UNKNOWN /elements/gw/default'],
    ['two timers in one event', ['elements', 'w', 'event', 'date'], '2026-03-02T09:00:00Z', 'ATTRIBUTE_INVALID /elements/w/event'],
    ['no timer at all', ['elements', 'w', 'event'], { type: 'timer' }, 'ATTRIBUTE_INVALID /elements/w/event'],
    [
      'a cycle where the event happens once',
      ['elements', 'w', 'event'],
      { type: 'timer', cycle: 'R3/PT1H' },
      'ATTRIBUTE_INVALID /elements/w/event/cycle',
    ],
    ['a cycle that interrupts', ['elements', 'late', 'cancelActivity'], true, 'ATTRIBUTE_INVALID /elements/late/event/cycle'],
    ['a duration that is none', ['elements', 'w', 'event', 'duration'], '8 hours', 'ATTRIBUTE_INVALID /elements/w/event/duration'],
    ['a duration backwards', ['elements', 't', 'due'], '-P1D', 'ATTRIBUTE_INVALID /elements/t/due'],
    ['a time-out in months', ['elements', 'call', 'service', 'timeout'], 'P1M', 'ATTRIBUTE_INVALID /elements/call/service/timeout'],
    ['an expression that does not parse', ['elements', 's', 'script', 'set', 'x'], 'a +', 'EXPRESSION_INVALID /elements/s/script/set/x'],
    [
      'a path that cannot be written',
      ['elements', 's', 'script', 'set', 'lines[].sum'],
      '1',
      'ATTRIBUTE_INVALID /elements/s/script/set/lines[].sum',
    ],
    ['another script language', ['elements', 's', 'script', 'language'], 'groovy', 'ATTRIBUTE_INVALID /elements/s/script/language'],
    ['a condition that does not parse', ['flows', 'gw_call', 'when'], 'amount >', 'EXPRESSION_INVALID /flows/gw_call/when'],
    ['a condition out of a parallel gateway', ['flows', 'f_end2', 'when'], 'true', 'CONDITION_NOT_ALLOWED /flows/f_end2/when'],
    ['a condition out of an event', ['flows', 'w_f', 'when'], 'true', 'CONDITION_NOT_ALLOWED /flows/w_f/when'],
    ['a missing condition out of an exclusive gateway', ['flows', 'gw_call', 'when'], undefined, 'CONDITION_MISSING /elements/gw'],
    [
      'a condition that nobody understands',
      ['flows', 'gw_call'],
      { type: 'sequenceFlow', from: 'gw', to: 'call', attributes: { conditionExpression: 'return x;' } },
      'ATTRIBUTE_UNSUPPORTED /flows/gw_call/attributes/conditionExpression',
    ],
    [
      'an attribute of a flow that nobody executes',
      ['flows', 'gw_end', 'probability'],
      0.5,
      'ATTRIBUTE_UNSUPPORTED /flows/gw_end/probability',
    ],
    ['a flow to nowhere', ['flows', 'w_f', 'to'], 'gone', 'PROCESS_REFERENCE_UNKNOWN /flows/w_f/to'],
    ['a flow into a subprocess past its border', ['flows', 'w_f', 'to'], 'stop', 'FLOW_INVALID /flows/w_f'],
    ['a flow into a start event', ['flows', 'w_f', 'to'], 'start', 'FLOW_INVALID /flows/w_f'],
    ['a flow into a boundary event', ['flows', 'w_f', 'to'], 'late', 'FLOW_INVALID /flows/w_f'],
    ['an incomplete order of flows', ['elements', 'gw', 'outgoing'], ['gw_end'], 'ATTRIBUTE_INVALID /elements/gw/outgoing'],
    ['an element outside of every process', ['elements', 't', 'scope'], 'nowhere', 'PROCESS_REFERENCE_UNKNOWN /elements/t/scope'],
    ['an element inside of one that holds nothing', ['elements', 's', 'scope'], 't', 'PROCESS_REFERENCE_UNKNOWN /elements/s/scope'],
    ['an attachment to an event', ['elements', 'late', 'attachedTo'], 'w', 'PROCESS_REFERENCE_UNKNOWN /elements/late/attachedTo'],
    ['a lane that is not there', ['elements', 't', 'lane'], 'gone', 'PROCESS_REFERENCE_UNKNOWN /elements/t/lane'],
    ['a second start of a subprocess', ['elements', 'more'], { type: 'startEvent', scope: 'sub' }, 'START_EVENT_COUNT /elements/sub'],
    ['a subprocess with nothing in it', ['elements', 'startIn', 'scope'], 'main', 'START_EVENT_COUNT /elements/sub'],
    ['something no flow leads to', ['elements', 'island'], { type: 'userTask', scope: 'main' }, 'ELEMENT_UNREACHABLE /elements/island'],
    ['an id used twice', ['flows', 't'], { from: 't', to: 'gw' }, 'ID_DUPLICATE /flows/t'],
    ['nothing that may run', ['processes', 'main', 'executable'], false, 'PROCESS_NOT_EXECUTABLE /processes'],
    [
      'a title that does not parse',
      ['processes', 'main', 'title'],
      { expression: '(' },
      'EXPRESSION_INVALID /processes/main/title/expression',
    ],
    [
      'an initial value of the wrong type',
      ['processes', 'main', 'variables'],
      { n: { type: 'integer', initial: 1.5 } },
      'VARIABLE_INVALID /processes/main/variables/n/initial',
    ],
    [
      'a group where one person is needed',
      ['elements', 't', 'assignment', 'assignee'],
      { group: 'g' },
      'ATTRIBUTE_INVALID /elements/t/assignment/assignee',
    ],
    [
      'a relation that is not known',
      ['elements', 'a', 'approval', 'participants'],
      [{ relation: 'friend' }],
      'ATTRIBUTE_INVALID /elements/a/approval/participants/0/relation',
    ],
    [
      'a participant who is two',
      ['elements', 'a', 'approval', 'participants'],
      [{ user: 'a', group: 'b' }],
      'ATTRIBUTE_INVALID /elements/a/approval/participants/0',
    ],
    [
      'an approval that nobody gives',
      ['elements', 'a', 'approval', 'participants'],
      [],
      'ATTRIBUTE_INVALID /elements/a/approval/participants',
    ],
    ['a share above everybody', ['elements', 'a', 'approval', 'rule', 'value'], 120, 'ATTRIBUTE_INVALID /elements/a/approval/rule/value'],
    ['weights, which are not executed', ['elements', 'a', 'approval', 'weights'], {}, 'ATTRIBUTE_UNSUPPORTED /elements/a/approval/weights'],
    ['access that is no access', ['elements', 't', 'form', 'access', 'x'], 'secret', 'ATTRIBUTE_INVALID /elements/t/form/access/x'],
    ['no tries at all', ['elements', 'call', 'service', 'retry', 'attempts'], 0, 'ATTRIBUTE_INVALID /elements/call/service/retry/attempts'],
    ['catch-up of what happens once', ['elements', 'w', 'event', 'catchUp'], 'all', 'ATTRIBUTE_UNSUPPORTED /elements/w/event/catchUp'],
  ])('refuses %s', (_what, path, value, expected) => {
    const problems = check(changed(good, path, value)).filter((problem) => problem.severity === 'error');
    expect(problems.map((problem) => `${problem.code} ${problem.pointer}`)).toContain(expected);
  });

  it('refuses an approval whose result variable is declared as something that cannot hold it', () => {
    const declared = (type: string): JsonObject => changed(good, ['processes', 'main', 'variables'], { answer: { type } });
    expect(found(declared('text'))).toEqual(['ATTRIBUTE_INVALID /elements/a/approval/result']);
    expect(check(declared('text'))[0]).toMatchObject({ elementId: 'a', params: { found: 'answer: text' } });
    expect(found(declared('object'))).toEqual([]);
    expect(found(declared('any'))).toEqual([]);
  });

  it('speaks Russian without English halves', () => {
    const mistakes: readonly JsonObject[] = [
      changed(good, ['elements', 't', 'outgoing'], []),
      changed(good, ['elements', 't', 'scope'], 'nowhere'),
      changed(good, ['elements', 't', 'lane'], 'nolane'),
      changed(good, ['elements', 't', 'due'], 'friday'),
      changed(good, ['elements', 't', 'priority'], 101),
      changed(good, ['elements', 't', 'assignment'], { assignee: { group: 'g' } }),
      changed(good, ['elements', 't', 'loopCharacteristics'], { type: 'standardLoopCharacteristics' }),
      changed(good, ['elements', 't', 'form'], { ref: '' }),
      changed(good, ['elements', 'late', 'attachedTo'], 'gw'),
      changed(good, ['elements', 'late', 'cancelActivity'], true),
      changed(good, ['elements', 'late', 'event'], { type: 'timer', duration: 'PT1H', date: '2026-03-02T09:00:00Z' }),
      changed(good, ['elements', 'start', 'event'], { type: 'message' }),
      changed(good, ['elements', 'start', 'event'], { type: 'conditional', condition: 'a' }),
      changed(good, ['elements', 'startIn', 'event'], { type: 'signal', ref: 's' }),
      changed(good, ['elements', 'end', 'event'], { type: 'cancel' }),
      changed(good, ['elements', 'late', 'event'], { type: 'compensation' }),
      changed(good, ['elements', 'w', 'event'], { type: 'link', link: 'A' }),
      changed(good, ['elements', 'w', 'event'], { type: 'multiple', events: {} }),
      changed(good, ['elements', 'sub', 'triggeredByEvent'], true),
      changed(good, ['elements', 't', 'isForCompensation'], true),
      changed(good, ['elements', 't', 'loopCharacteristics'], { type: 'multiInstanceLoopCharacteristics', cardinality: '2', item: 'x' }),
      changed(good, ['elements', 'f', 'type'], 'eventBasedGateway'),
      changed(good, ['elements', 'a', 'approval', 'rule'], { type: 'percent', value: 150 }),
      changed(good, ['elements', 'a', 'approval', 'rule'], { type: 'all', value: 1 }),
      changed(good, ['elements', 'a', 'approval', 'participants'], []),
      changed(good, ['elements', 'call', 'service', 'timeout'], 'P1M'),
      changed(good, ['elements', 'call', 'service', 'retry', 'factor'], 99),
      changed(good, ['flows', 'back'], { from: 'end', to: 'start' }),
      changed(good, ['flows', 'f_end2', 'when'], 'a > 1'),
      changed(good, ['flows', 'gw_end', 'when'], 'a > 1'),
      changed(good, ['processes', 'main', 'variables'], { n: { type: 'integer', initial: 'one' } }),
      changed(good, ['processes', 'main', 'variables'], { d: { type: 'decimal', scale: 2, initial: 1.234 } }),
      changed(good, ['processes', 'main', 'variables'], { answer: { type: 'text' } }),
    ];
    for (const mistake of mistakes) {
      const problems = check(mistake);
      expect(problems).not.toEqual([]);
      for (const { message } of problems)
        expect(message.ru).not.toMatch(/\b(?:an|the|is|its|no|not|nothing|only|such|each|are|list|number)\b/);
    }
  });

  it('does not look into processes that are only drawn', () => {
    const drawn = changed(changed(good, ['processes', 'sketch'], { executable: false }), ['elements', 'x'], {
      type: 'complexGateway',
      scope: 'sketch',
      loop: 1,
    });
    expect(found(drawn)).toEqual([]);
  });

  it('accepts attributes that say no more than is done anyway', () => {
    expect(found(changed(changed(good, ['elements', 't', 'startQuantity'], 1), ['elements', 't', 'isForCompensation'], false))).toEqual([]);
  });

  it('accepts several starts of a process, and a subprocess that begins with what no flow leads to', () => {
    expect(found(changed(good, ['elements', 'more'], { type: 'startEvent', scope: 'main' }))).toEqual([]);
    expect(found(changed(good, ['elements', 'startIn', 'type'], 'userTask'))).toEqual([]);
  });

  it('warns of conditions without an order, which are then tried by id', () => {
    const definition = changed(
      drawProcess({ gw: { type: 'exclusiveGateway' } }, ['start -> gw', 'gw -> end2: a', 'gw -> end1: $not(a)']),
      ['elements', 'gw', 'outgoing'],
      undefined,
    );
    expect(check(definition).map(({ code, severity }) => [code, severity])).toEqual([['CONDITION_ORDER_UNSAID', 'warning']]);
    expect(
      compileProcess(definition as unknown as ProcessDefinition)
        .nodes.get('gw')
        ?.outgoing.map(({ id }) => id),
    ).toEqual(['gw_end1', 'gw_end2']);
  });

  it('warns of a boundary event that never happens', () => {
    const elements = {
      s: { type: 'scriptTask', script: { language: 'jsonata', set: {} } },
      late: { type: 'boundaryEvent', attachedTo: 's', event: { type: 'timer', duration: 'PT1H' } },
    };
    expect(check(drawProcess(elements, ['start -> s -> end', 'late -> end2'])).map(({ code, severity }) => [code, severity])).toEqual([
      ['BOUNDARY_NEVER_HAPPENS', 'warning'],
    ]);
  });

  it('survives lanes that are inside each other', () => {
    const lanes = { a: { parent: 'b' }, b: { parent: 'a' } };
    const definition = drawProcess({ t: { ...task, lane: 'a' } }, ['start -> t -> end'], { lanes });
    expect(found(definition)).toContain('PROCESS_REFERENCE_UNKNOWN /lanes/a/parent');
  });

  it('never throws, whatever it is given, and what it accepts compiles', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constant({}), fc.constant([]));
    const paths = fc.constantFrom(
      ...Object.keys(good['elements'] as JsonObject).flatMap((id) =>
        Object.keys(((good['elements'] as JsonObject)[id] ?? {}) as JsonObject).map((name) => ['elements', id, name]),
      ),
      ...['kind', 'processes', 'elements', 'flows', 'lanes'].map((name) => [name]),
      ['processes', 'main'],
      ['processes', 'main', 'variables'],
      ['processes', 'main', 'title'],
      ['elements', 't', 'assignment', 'candidates'],
      ['elements', 'call', 'service', 'retry'],
      ['elements', 'late', 'event', 'cycle'],
      ['flows', 'w_f'],
      ['flows', 'w_f', 'when'],
      ['lanes', 'x'],
    );
    fc.assert(
      fc.property(paths, anything, (path, value) => {
        const definition = changed(good, path, value as JsonValue);
        const problems = check(definition);
        if (problems.every(({ severity }) => severity !== 'error')) compileProcess(definition as unknown as ProcessDefinition);
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(anything, (value) => void check(value as JsonValue)),
      { numRuns: 300 },
    );
  });
});
