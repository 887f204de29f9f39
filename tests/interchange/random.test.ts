import { exportBpmn, importBpmn } from '@millrace/engine/interchange';
import { validateDefinition } from '@millrace/schemas';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });

const words = fc.string({
  unit: fc.constantFrom('a', 'Я', '&', '<', '"', "'", '\n', '\t', '\r', ']', '>', ' ', '😀', '`', '$', '{'),
  minLength: 1,
  maxLength: 12,
});
const text = fc.oneof(words, fc.record({ en: words, ru: words }, { requiredKeys: [] }));
const id = fc.constantFrom(...'abcdefghijklmnop', '_1', 'x.y-z', 'Deep_1');
const described = {
  name: text,
  documentation: text,
  extensions: fc.constant({ own: [1, null, { deep: true }] }),
};
const source = fc.oneof(
  words.filter((value) => value.trim() === value),
  fc.record({ language: fc.constantFrom('feel', 'jsonata'), source: fc.constant('a > 1') }),
);
const expression = fc.record({ expression: source });
const timer = fc.oneof(
  fc.record({ type: fc.constant('timer'), duration: fc.oneof(fc.constant('PT1H'), expression) }),
  fc.record({ type: fc.constant('timer'), cycle: fc.constant('R3/PT1H'), catchUp: fc.constant('all') }),
  fc.record({ type: fc.constant('timer') }),
);
const event = fc.oneof(
  timer,
  fc.record(
    { type: fc.constantFrom('message', 'signal', 'error', 'escalation'), ref: id, out: fc.constant({ a: 'code' }) },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('conditional'), condition: source }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('link'), link: words }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('compensation'), activity: id, waitForCompletion: fc.boolean() }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constantFrom('cancel', 'terminate') }),
  fc.record(
    { type: fc.constant('multiple'), parallel: fc.boolean(), events: fc.dictionary(id, timer, { maxKeys: 3 }) },
    { requiredKeys: ['type'] },
  ),
);
const loop = fc.oneof(
  fc.record(
    {
      type: fc.constant('standardLoopCharacteristics'),
      condition: source,
      testBefore: fc.boolean(),
      maximum: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constant('multiInstanceLoopCharacteristics'),
      sequential: fc.boolean(),
      cardinality: source,
      collection: source,
      until: source,
      item: fc.constant('each'),
      attributes: fc.constant({ behavior: 'All' }),
    },
    { requiredKeys: ['type'] },
  ),
);
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(type: string, fields: T) =>
  fc.record({ type: fc.constant(type), scope: id, lane: id, ...described, ...fields }, { requiredKeys: ['type'] });
const activity = {
  outgoing: fc.uniqueArray(id, { maxLength: 3 }),
  default: id,
  loopCharacteristics: loop,
  isForCompensation: fc.boolean(),
  startQuantity: fc.constantFrom(1, 2),
};
const element = fc.oneof(
  some('userTask', { ...activity, assignment: fc.constant({ assignee: { user: 'anna' } }), due: fc.constant('PT8H') }),
  some('approvalTask', { ...activity, approval: fc.constant({ participants: [{ group: 'g' }], result: 'answer' }) }),
  some('serviceTask', { ...activity, service: fc.constant({ type: 'http', options: { url: 'x' } }) }),
  some('callActivity', { ...activity, call: fc.record({ ref: id, process: id }, { requiredKeys: ['ref'] }) }),
  some('receiveTask', { ...activity, message: fc.record({ ref: id, key: source }, { requiredKeys: [] }), instantiate: fc.boolean() }),
  some('subProcess', { ...activity, triggeredByEvent: fc.boolean(), variables: fc.constant({ a: { type: 'text' } }) }),
  some('adHocSubProcess', {
    ...activity,
    ordering: fc.constantFrom('parallel', 'sequential'),
    completionCondition: source,
    cancelRemaining: fc.boolean(),
  }),
  some('exclusiveGateway', { outgoing: fc.uniqueArray(id, { maxLength: 3 }), default: id }),
  some('complexGateway', { activationCondition: source }),
  some('eventBasedGateway', { instantiate: fc.boolean(), eventGatewayType: fc.constantFrom('exclusive', 'parallel') }),
  some('startEvent', { event, isInterrupting: fc.boolean(), form: fc.constant({ ref: 'f' }) }),
  some('boundaryEvent', { event, attachedTo: id, cancelActivity: fc.boolean() }),
  some('intermediateThrowEvent', { event }),
  some('endEvent', { event }),
  some('choreographyTask', {}),
);
const ends = { from: id, to: id };
const bounds = fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0)));
const point = fc.tuple(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
  fc.integer({ min: -9, max: 9 }),
);
const colour = fc.constantFrom('#ff0000', '#00FF00');
const map = (value: fc.Arbitrary<unknown>, most = 3) => fc.dictionary(id, value, { maxKeys: most });
const plane = fc.record(
  {
    of: id,
    order: fc.uniqueArray(id, { maxLength: 4 }),
    shapes: map(
      fc.record(
        {
          at: bounds,
          label: bounds,
          expanded: fc.boolean(),
          horizontal: fc.boolean(),
          markerVisible: fc.boolean(),
          fill: colour,
          stroke: colour,
        },
        { requiredKeys: ['at'] },
      ),
    ),
    edges: map(
      fc.record(
        { via: fc.array(point, { minLength: 2, maxLength: 4 }), label: bounds, auto: fc.boolean(), stroke: colour },
        { requiredKeys: ['via'] },
      ),
    ),
    notes: map(fc.record({ at: bounds, text }), 1),
  },
  { requiredKeys: ['of'] },
);
const definition = fc.record(
  {
    kind: fc.constant('process'),
    format: fc.constant(1),
    id: fc.constantFrom('def', 'a', 'b'),
    defaultLanguage: fc.constantFrom('en', 'ru'),
    name: text,
    documentation: text,
    expressionLanguage: fc.constantFrom('jsonata', 'feel'),
    processes: map(
      fc.record(
        { executable: fc.boolean(), variables: fc.constant({ v: { type: 'text' } }), title: fc.oneof(text, expression), ...described },
        { requiredKeys: [] },
      ),
      2,
    ),
    participants: map(
      fc.record(
        { process: id, blackBox: fc.boolean(), minimum: fc.nat(5), maximum: fc.integer({ min: 1, max: 9 }), scope: id, ...described },
        { requiredKeys: [] },
      ),
      2,
    ),
    elements: map(element, 8),
    flows: map(
      fc.record(
        { ...ends, when: source, type: fc.constant('sequenceFlow'), attributes: fc.constant({ conditionExpression: 'x' }), ...described },
        { requiredKeys: [] },
      ),
      5,
    ),
    messageFlows: map(
      fc.record(
        { type: fc.constantFrom('messageFlow', 'conversationLink'), ...ends, message: id, ...described },
        { requiredKeys: ['type'] },
      ),
      2,
    ),
    lanes: map(fc.record({ parent: fc.oneof(id, fc.constant(null)), scope: id, ...described }, { requiredKeys: [] })),
    artifacts: map(
      fc.oneof(
        fc.record({ type: fc.constant('textAnnotation'), text, scope: id, ...described }, { requiredKeys: ['type'] }),
        fc.record(
          { type: fc.constant('association'), ...ends, direction: fc.constantFrom('none', 'one', 'both'), scope: id },
          { requiredKeys: ['type'] },
        ),
      ),
    ),
    groups: map(fc.record({ category: id, scope: id, ...described }, { requiredKeys: [] }), 2),
    dataObjects: map(
      fc.record(
        {
          type: fc.constantFrom('dataObject', 'dataObjectReference', 'dataInput', 'dataOutput'),
          scope: id,
          lane: id,
          of: id,
          item: id,
          collection: fc.boolean(),
          state: words,
          ...described,
        },
        { requiredKeys: ['type'] },
      ),
    ),
    dataStores: map(
      fc.record(
        {
          type: fc.constantFrom('dataStore', 'dataStoreReference'),
          scope: id,
          of: id,
          capacity: fc.nat(9),
          unlimited: fc.boolean(),
          ...described,
        },
        { requiredKeys: ['type'] },
      ),
      2,
    ),
    dataAssociations: map(
      fc.record(
        { type: fc.constantFrom('dataInputAssociation', 'dataOutputAssociation'), ...ends, attributes: fc.constant({ assignment: true }) },
        { requiredKeys: ['type'] },
      ),
    ),
    rootElements: map(
      fc.record(
        {
          type: fc.constantFrom(
            'message',
            'signal',
            'error',
            'escalation',
            'collaboration',
            'choreography',
            'category',
            'categoryValue',
            'globalTask',
            'itemDefinition',
          ),
          code: words,
          attributes: fc.constant({ category: 'a' }),
          ...described,
        },
        { requiredKeys: ['type'] },
      ),
    ),
    layout: fc.record({ planes: map(plane, 2) }, { requiredKeys: [] }),
    extensions: fc.constant({ own: 1 }),
  },
  { requiredKeys: ['kind', 'format', 'id', 'processes', 'elements'] },
);

it('any draft comes back from its XML as it was, however odd', { timeout: 120_000 }, () => {
  let tried = 0;
  fc.assert(
    fc.property(definition, (given) => {
      if (!validateDefinition(given, { draft: true }).ok) return;
      tried++;
      const { xml } = exportBpmn(given);
      const read = importBpmn(xml, decoder);
      expect(read.ok ? read.definition : read.problems).toEqual(given);
    }),
    { numRuns: Number(process.env['MILLRACE_RUNS'] ?? 600), seed: 8 },
  );
  expect(tried).toBeGreaterThan(400);
});
