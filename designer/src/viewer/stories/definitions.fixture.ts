import { allElementTypes } from '@millrace/schemas';
import type { DrawingStates, StepState } from '../../drawing/index.js';

/** The purchase request of the examples, fetched as the file it is. */
export const purchase: Promise<object> = fetch(
  new URL('../../../../examples/purchase-request/purchase.process.json', import.meta.url),
).then(async (answer) => (await answer.json()) as object);

/** A purchase that was returned for correction once and now waits for the budget holder; a reminder went out, and a program failed. */
export const reworked: Required<Pick<DrawingStates, 'elements' | 'flows'>> = {
  elements: {
    start: { state: 'done', count: 1 },
    route: { state: 'done', count: 2 },
    whoApproves: { state: 'done', count: 2 },
    manager: { state: 'done', count: 2 },
    managerDecided: { state: 'done', count: 2 },
    rework: { state: 'done', count: 1 },
    managerLate: { state: 'cancelled', count: 1 },
    budgetHolder: { state: 'present', count: 1 },
    budgetHolderLate: { state: 'done', count: 1 },
    remind: { state: 'incident', count: 1 },
  },
  flows: {
    toRoute: 1,
    routed: 2,
    upToMillion: 2,
    managerVoted: 2,
    managerReturned: 1,
    reworked: 1,
    overHundred: 1,
    budgetHolderIsLate: 1,
  },
};

const columns: readonly (StepState | 'plain')[] = ['plain', 'done', 'present', 'incident', 'cancelled'];
const names: Readonly<Record<string, string>> = { en: 'Check the papers', ru: 'Проверить документы' };
const marks = [
  'message',
  'timer',
  'signal',
  'error',
  'escalation',
  'conditional',
  'link',
  'compensation',
  'cancel',
  'terminate',
  'multiple',
];

const size = (type: string): readonly [number, number] =>
  type.endsWith('Event') ? [36, 36] : type.endsWith('Gateway') ? [50, 50] : [136, 80];

interface Cell {
  readonly id: string;
  readonly element: object;
  readonly column: number;
  readonly row: number;
  readonly type: string;
  readonly expanded?: boolean;
}

function grid(cells: readonly Cell[], step: readonly [number, number]) {
  const shapes = cells.map(({ id, column, row, type, expanded }) => {
    const [width, height] = size(type);
    return [
      id,
      { at: [column * step[0] - width / 2, row * step[1] - height / 2, width, height], ...(expanded ? { expanded } : {}) },
    ] as const;
  });
  return {
    kind: 'process',
    format: 1,
    id: 'grid',
    defaultLanguage: 'en',
    name: 'grid',
    processes: { main: {} },
    elements: Object.fromEntries(cells.map(({ id, element }) => [id, { scope: 'main', name: names, ...element }])),
    layout: { planes: { main: { of: 'grid', shapes: Object.fromEntries(shapes) } } },
  };
}

/** Every element type in every state: a row a type. */
export const everyType = grid(
  allElementTypes.flatMap((type, row) =>
    columns.map((state, column) => ({
      id: `${type}_${state}`,
      element: { type, name: state === 'plain' ? type : names },
      column,
      row,
      type,
    })),
  ),
  [200, 130],
);

/** The states that belong to it. */
export const everyState: DrawingStates['elements'] = Object.fromEntries(
  allElementTypes.flatMap((type) =>
    columns.flatMap((state, index) => (state === 'plain' ? [] : [[`${type}_${state}`, { state, count: index === 1 ? 3 : 1 }] as const])),
  ),
);

/** Every mark of an event in every ring, and every mark at the foot of an activity. */
export const everyMark = grid(
  [
    ...marks.flatMap((mark, row) =>
      (
        [
          ['startEvent', {}],
          ['startEvent', { isInterrupting: false }],
          ['intermediateCatchEvent', {}],
          ['boundaryEvent', { cancelActivity: false }],
          ['intermediateThrowEvent', {}],
          ['endEvent', {}],
        ] as const
      ).map(([type, more], column) => ({
        id: `${type}_${mark}_${column}`,
        element: { type, name: mark, event: { type: mark }, ...more },
        column: column * 0.62,
        row: row * 0.72,
        type,
      })),
    ),
    ...(
      [
        ['subProcess', { loopCharacteristics: { type: 'standardLoopCharacteristics' } }],
        ['subProcess', { triggeredByEvent: true }],
        ['adHocSubProcess', { loopCharacteristics: { type: 'multiInstanceLoopCharacteristics' }, isForCompensation: true }],
        ['transaction', {}],
        ['callActivity', { loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', sequential: true } }],
        ['userTask', { loopCharacteristics: { type: 'multiInstanceLoopCharacteristics' } }],
      ] as const
    ).map(([type, more], row) => ({ id: `foot_${row}`, element: { type, ...more }, column: 4.4, row: row * 1.2 + 0.2, type })),
  ],
  [190, 120],
);

/** Three hundred steps in rows, with ways back. */
export const large = (() => {
  const perRow = 25;
  const elements: Record<string, object> = {};
  const shapes: Record<string, object> = {};
  const flows: Record<string, object> = {};
  for (let index = 0; index < 300; index += 1) {
    const [row, across] = [Math.floor(index / perRow), index % perRow];
    const column = row % 2 === 0 ? across : perRow - 1 - across;
    const type =
      index === 0
        ? 'startEvent'
        : index === 299
          ? 'endEvent'
          : index % 9 === 4
            ? 'exclusiveGateway'
            : index % 4 === 0
              ? 'serviceTask'
              : 'userTask';
    const [width, height] = size(type);
    elements[`s${index}`] = { type, scope: 'main', name: { en: `Step ${index + 1}`, ru: `Шаг ${index + 1}` } };
    shapes[`s${index}`] = { at: [column * 200 - width / 2, row * 150 - height / 2, width, height] };
    if (index > 0) flows[`f${index}`] = { from: `s${index - 1}`, to: `s${index}` };
  }
  return {
    kind: 'process',
    format: 1,
    id: 'large',
    defaultLanguage: 'en',
    name: { en: 'Three hundred steps', ru: 'Триста шагов' },
    processes: { main: {} },
    elements,
    flows,
    layout: { planes: { main: { of: 'large', shapes, edges: {} } } },
  };
})();

/** The first two hundred of them were done. */
export const largeTaken: Required<Pick<DrawingStates, 'elements' | 'flows'>> = {
  elements: Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`s${index}`, { state: index === 199 ? ('present' as const) : ('done' as const), count: 1 }]),
  ),
  flows: Object.fromEntries(Array.from({ length: 199 }, (_, index) => [`f${index + 1}`, 1])),
};

/** A subprocess that is closed, with its content on a plane of its own, beside one that is open. */
export const nested = {
  kind: 'process',
  format: 1,
  id: 'nested',
  defaultLanguage: 'en',
  name: { en: 'Hiring', ru: 'Приём на работу' },
  processes: { main: {} },
  elements: {
    start: { type: 'startEvent', scope: 'main', name: { en: 'Offer is accepted', ru: 'Предложение принято' } },
    papers: { type: 'subProcess', scope: 'main', name: { en: 'Collect the papers', ru: 'Собрать документы' } },
    ask: { type: 'userTask', scope: 'papers', name: { en: 'Ask for the papers', ru: 'Запросить документы' } },
    read: { type: 'userTask', scope: 'papers', name: { en: 'Check what came', ru: 'Проверить полученное' } },
    place: { type: 'subProcess', scope: 'main', name: { en: 'Prepare the desk', ru: 'Подготовить место' } },
    laptop: { type: 'serviceTask', scope: 'place', name: { en: 'Order a laptop', ru: 'Заказать ноутбук' } },
    end: { type: 'endEvent', scope: 'main', name: { en: 'First day', ru: 'Первый день' } },
  },
  flows: {
    a: { from: 'start', to: 'papers' },
    b: { from: 'papers', to: 'place' },
    c: { from: 'place', to: 'end' },
    d: { from: 'ask', to: 'read' },
  },
  layout: {
    planes: {
      main: {
        of: 'nested',
        shapes: {
          start: { at: [40, 102, 36, 36] },
          papers: { at: [130, 80, 136, 80] },
          place: { at: [330, 40, 220, 160], expanded: true },
          laptop: { at: [372, 84, 136, 80] },
          end: { at: [620, 102, 36, 36] },
        },
        edges: {},
      },
      papers: { of: 'papers', shapes: { ask: { at: [40, 40, 136, 80] }, read: { at: [240, 40, 136, 80] } }, edges: {} },
    },
  },
};

/** Definitions that nobody should have made. */
export const broken = {
  kind: 'process',
  id: '<script>alert(1)</script>',
  name: '<b>Bold</b> & "quoted"',
  processes: { main: null },
  elements: {
    a: { type: 'userTask', scope: 'main', name: '<img src=x onerror=alert(1)>' },
    b: { type: 'aTypeOfTomorrow', scope: 'main', name: 'A type of tomorrow' },
    c: { type: 'endEvent', scope: 'main', name: { ru: 'Только по-русски' } },
    d: null,
  },
  flows: { f: { from: 'a', to: 'b' }, g: { from: 'b', to: 'nowhere' }, h: { from: 'b', to: 'c' }, i: 7 },
  layout: {
    planes: {
      main: { of: 'x', shapes: { a: { at: [0, 0, Number.NaN, 10] }, b: { at: [1e300, 0, 136, 80] } }, edges: { f: { via: [[0]] } } },
    },
  },
};
