import type { ProcessDraft } from '../../document/index.js';

type Part = Readonly<Record<string, unknown>>;

/** What a broken drawing consists of: flows as `from>to`, with what they say. */
export interface Broken extends Part {
  readonly elements: Readonly<Record<string, Part>>;
  readonly flows?: Readonly<Record<string, Part>>;
}

/** What stands in `main` unless it says otherwise, in a row; on the border of what it is attached to; what stands in a subprocess below it. */
export function broken({ elements, flows = {}, ...more }: Broken): ProcessDraft {
  const drawn = Object.entries(elements);
  const places = new Map<string, readonly [number, number, number, number]>();
  drawn.forEach(([id, { type }], index) => {
    const [width, height] = /Event$/.test(String(type)) ? [36, 36] : /Gateway$/.test(String(type)) ? [50, 50] : [136, 80];
    places.set(id, [100 + index * 200 - width / 2, 200 - height / 2, width, height]);
  });
  for (const [id, { attachedTo }] of drawn) {
    const on = places.get(String(attachedTo));
    if (on) places.set(id, [on[0] + 20, on[1] + on[3] - 18, 36, 36]);
  }
  const shapes = Object.fromEntries(
    drawn.flatMap(([id, { scope }]) =>
      scope === undefined || scope === 'main' || scope === 'other' ? [[id, { at: places.get(id) }]] : [],
    ),
  );
  const lines = Object.fromEntries(
    Object.entries(flows).map(([ends, says]) => {
      const [from = '', to = ''] = ends.split('>');
      return [ends.replace('>', '-'), { type: 'sequenceFlow', from, to, ...says }];
    }),
  );
  const middle = (id: unknown): readonly [number, number] => {
    const [x, y, width, height] = places.get(String(id)) ?? [0, 0, 0, 0];
    return [x + width / 2, y + height / 2];
  };
  const ways = Object.entries(lines).map(([id, { from, to }]) => [id, from, { via: [middle(from), middle(to)], auto: true }] as const);
  const edgesIn = (scope: unknown) =>
    Object.fromEntries(ways.flatMap(([id, from, way]) => ((elements[from]?.['scope'] ?? 'main') === scope ? [[id, way]] : [])));
  const inner = Object.fromEntries(
    [...new Set(drawn.flatMap(([, { scope }]) => (typeof scope === 'string' && Object.hasOwn(elements, scope) ? [scope] : [])))].map(
      (scope) => [
        `inside-${scope}`,
        {
          of: scope,
          shapes: Object.fromEntries(drawn.flatMap(([id, one]) => (one['scope'] === scope ? [[id, { at: places.get(id) }]] : []))),
          edges: {},
        },
      ],
    ),
  );
  return JSON.parse(
    JSON.stringify({
      kind: 'process',
      format: 1,
      id: 'broken',
      defaultLanguage: 'en',
      name: { en: 'Broken', ru: 'Сломанный' },
      processes: { main: { executable: true } },
      elements: Object.fromEntries(
        drawn.map(([id, says]) => [id, { scope: 'main', name: { en: id.toUpperCase(), ru: id.toUpperCase() }, ...says }]),
      ),
      flows: lines,
      layout: { planes: { diagram: { of: 'broken', order: [], shapes, edges: edgesIn('main') }, ...inner } },
      ...more,
    }),
  ) as ProcessDraft;
}

const start = { type: 'startEvent' };
const end = { type: 'endEvent' };
const task = { type: 'userTask' };
const plain = {};

/** A drawing for each code that has a fix, with the fix that is meant. */
export const brokenBy: Readonly<Record<string, { readonly document: ProcessDraft; readonly fix: string; readonly about?: string }>> = {
  DEFAULT_MISSING: {
    document: broken({
      elements: { s: start, g: { type: 'exclusiveGateway', outgoing: ['g-a', 'g-b'] }, a: task, b: task },
      flows: { 's>g': plain, 'g>a': { when: 'x > 1' }, 'g>b': { when: 'x > 2' } },
    }),
    fix: 'Go to “B” by default',
  },
  DEFAULT_UNKNOWN: {
    document: broken({
      elements: { s: start, g: { type: 'exclusiveGateway', outgoing: ['g-a', 'g-b'], default: 's-g' }, a: task, b: task },
      flows: { 's>g': plain, 'g>a': { when: 'x > 1' }, 'g>b': plain },
    }),
    fix: 'Go to “B” by default',
  },
  DEFAULT_NEVER_TAKEN: {
    document: broken({
      elements: { s: start, a: { ...task, outgoing: ['a-b', 'a-c'], default: 'a-c' }, b: task, c: task },
      flows: { 's>a': plain, 'a>b': plain, 'a>c': plain },
    }),
    fix: 'Let no flow be the default',
  },
  CONDITION_MISSING: {
    document: broken({
      elements: { s: start, g: { type: 'exclusiveGateway', outgoing: ['g-a', 'g-b'] }, a: task, b: task },
      flows: { 's>g': plain, 'g>a': { when: 'x > 1' }, 'g>b': plain },
    }),
    fix: 'Go to “B” by default',
  },
  CONDITION_NOT_ALLOWED: {
    document: broken({
      elements: { s: start, g: { type: 'parallelGateway', outgoing: ['g-a', 'g-b'] }, a: task, b: task },
      flows: { 's>g': plain, 'g>a': { when: 'x > 1' }, 'g>b': plain },
    }),
    fix: 'Take the condition away',
  },
  CONDITION_ORDER_UNSAID: {
    document: broken({
      elements: { s: start, g: { type: 'exclusiveGateway', default: 'g-c' }, a: task, b: task, c: task },
      flows: { 's>g': plain, 'g>b': { when: 'x > 1' }, 'g>a': { when: 'x > 2' }, 'g>c': plain },
    }),
    fix: 'Keep the order as it is',
  },
  ATTRIBUTE_INVALID: {
    document: broken({
      elements: { s: start, g: { type: 'parallelGateway', outgoing: ['g-a'] }, a: task, b: task },
      flows: { 's>g': plain, 'g>a': plain, 'g>b': plain },
    }),
    fix: 'List the flows there are',
  },
  ATTRIBUTE_MISSING: {
    document: broken({
      elements: { s: start, c: { type: 'intermediateCatchEvent', event: { type: 'signal' } }, a: task },
      flows: { 's>c': plain, 'c>a': plain },
    }),
    fix: 'Make a signal for it',
  },
  ATTRIBUTE_UNSUPPORTED: {
    document: broken({ elements: { s: start, a: { ...task, attributes: { colour: 'red' } } }, flows: { 's>a': plain } }),
    fix: 'Take it away',
  },
  BOUNDARY_NEVER_HAPPENS: {
    document: broken({
      elements: {
        s: start,
        a: { type: 'scriptTask', script: { language: 'jsonata', set: { x: '1' } } },
        late: { type: 'boundaryEvent', attachedTo: 'a', event: { type: 'timer', duration: 'PT1H' } },
        b: task,
      },
      flows: { 's>a': plain, 'late>b': plain },
    }),
    fix: 'Delete “LATE”',
  },
  COMPENSATION_WITHOUT_HANDLER: {
    document: broken({
      elements: { s: start, a: task, undo: { type: 'intermediateThrowEvent', event: { type: 'compensation', activity: 'a' } } },
      flows: { 's>a': plain, 'a>undo': plain },
    }),
    fix: 'Add a task that undoes “A”',
  },
  ELEMENT_NEVER_REACHED: {
    document: broken({
      elements: {
        s: start,
        p: { type: 'subProcess' },
        in: { ...start, scope: 'p' },
        a: { ...task, scope: 'p' },
        failed: { ...end, scope: 'p', event: { type: 'error', ref: 'e' } },
        caught: { type: 'boundaryEvent', attachedTo: 'p', event: { type: 'error', ref: 'e' } },
        b: task,
        c: task,
      },
      flows: { 's>p': plain, 'p>b': plain, 'caught>c': plain, 'in>a': plain, 'a>failed': plain },
      rootElements: { e: { type: 'error' } },
    }),
    fix: 'Delete “B”',
  },
  ELEMENT_TYPE_UNSUPPORTED: {
    document: broken({ elements: { s: start, c: { type: 'choreographyTask' }, e: end }, flows: { 's>c': plain, 'c>e': plain } }),
    fix: 'Change to “User task”',
  },
  ELEMENT_UNREACHABLE: {
    document: broken({
      elements: { s: start, a: task, b: task, c: task, d: task },
      flows: { 's>a': plain, 'b>c': plain, 'c>b': plain, 'c>d': plain },
    }),
    about: 'b',
    fix: 'Connect it from “A”',
  },
  EVENT_NEVER_THROWN: {
    document: broken({
      elements: {
        s: start,
        a: task,
        bad: { type: 'boundaryEvent', attachedTo: 'a', event: { type: 'error' } },
        b: task,
      },
      flows: { 's>a': plain, 'bad>b': plain },
    }),
    fix: 'Delete “BAD”',
  },
  FLOW_DEADLOCK: {
    document: broken({
      elements: {
        s: start,
        g: { type: 'exclusiveGateway', outgoing: ['g-a', 'g-b'], default: 'g-b' },
        a: task,
        b: task,
        j: { type: 'parallelGateway' },
        e: end,
      },
      flows: { 's>g': plain, 'g>a': { when: 'x > 1' }, 'g>b': plain, 'a>j': plain, 'b>j': plain, 'j>e': plain },
    }),
    fix: 'Let “J” wait for all that was begun (inclusive gateway)',
  },
  FLOW_TWICE: {
    document: broken({
      elements: { s: start, g: { type: 'parallelGateway' }, a: task, b: task, c: task },
      flows: { 's>g': plain, 'g>a': plain, 'g>b': plain, 'a>c': plain, 'b>c': plain },
    }),
    fix: 'Join the branches before “C”',
  },
  FLOW_ENDS_TWICE: {
    document: broken({
      elements: {
        s: start,
        g: { type: 'parallelGateway' },
        a: task,
        b: task,
        m: { type: 'exclusiveGateway' },
        e: { ...end, event: { type: 'signal', ref: 'sig' } },
      },
      flows: { 's>g': plain, 'g>a': plain, 'g>b': plain, 'a>m': plain, 'b>m': plain, 'm>e': plain },
      rootElements: { sig: { type: 'signal' } },
    }),
    fix: 'Let “M” wait for all that was begun (inclusive gateway)',
  },
  FLOW_INVALID: {
    document: broken({
      elements: { s: start, p: { type: 'subProcess' }, in: { ...task, scope: 'p' }, a: task },
      flows: { 's>p': plain, 'p>a': plain, 'in>a': plain },
    }),
    fix: 'Delete “IN → A”',
  },
  INVALID_INPUT: {
    document: broken({ elements: { s: start, e: end }, flows: { 's>e': plain }, expressionLanguage: 'cobol' }),
    fix: 'Take it away',
  },
  PROCESS_NOT_EXECUTABLE: {
    document: broken({ elements: { s: start, e: end }, flows: { 's>e': plain }, processes: { main: {} } }),
    fix: 'Let “Broken” be executed',
  },
  PROCESS_REFERENCE_UNKNOWN: {
    document: broken({ elements: { s: start, a: { ...task, lane: 'gone' } }, flows: { 's>a': plain } }),
    fix: 'Forget the reference',
  },
  ROOT_ELEMENT_UNUSED: {
    document: broken({ elements: { s: start, e: end }, flows: { 's>e': plain }, rootElements: { m: { type: 'message', name: 'Paid' } } }),
    fix: 'Delete “Paid”',
  },
  SHAPE_MISSING: {
    document: broken({
      elements: { s: start, e: end },
      flows: { 's>e': plain },
      layout: {
        planes: {
          diagram: {
            of: 'broken',
            shapes: { s: { at: [100, 100, 36, 36] }, e: { at: [300, 100, 36, 36] } },
            edges: { 's-e': { auto: true } },
          },
        },
      },
    }),
    fix: 'Draw it again',
  },
  SHAPE_UNKNOWN_PROPERTY: {
    document: broken({ elements: { s: start, e: end }, flows: { 's>e': plain }, lanes: { l: { colour: 'red' } } }),
    fix: 'Take it away',
  },
  START_EVENT_COUNT: {
    document: broken({ elements: { a: task, b: task }, flows: { 'a>b': plain, 'b>a': plain } }),
    fix: 'Add a start event',
  },
  VARIABLE_INVALID: {
    document: broken({
      elements: { s: start, e: end },
      flows: { 's>e': plain },
      processes: { main: { executable: true, variables: { n: { type: 'integer', initial: 'many' } } } },
    }),
    fix: 'Take the initial value away',
  },
  VARIABLE_READ_UNWRITTEN: {
    document: broken({
      elements: {
        s: { ...start, form: { ref: 'f', out: {} } },
        a: { type: 'scriptTask', script: { language: 'jsonata', set: { x: 'n + 1' } } },
      },
      flows: { 's>a': plain },
      processes: { main: { executable: true, variables: { n: { type: 'integer' }, x: { type: 'integer' } } } },
    }),
    fix: 'Let n begin empty',
  },
};
