import { allElementTypes, executableElementTypes } from '@millrace/schemas';
import {
  addLane,
  addPool,
  addRoot,
  alignShapes,
  appendThing,
  collapseSubProcess,
  connect,
  copyThings,
  createEditor,
  createThing,
  declareVariable,
  distributeShapes,
  divideLane,
  dropOnFlow,
  duplicateThings,
  emptyProcess,
  expandSubProcess,
  fragmentText,
  freeWays,
  idsFrom,
  insertOnFlow,
  makeRoom,
  modelOf,
  moveLabel,
  moveLane,
  moveShapes,
  orderFlows,
  paint,
  pasteThings,
  placeAt,
  readFragment,
  reconnect,
  removeThings,
  removeVariable,
  renameRoot,
  renameVariable,
  replaceDocument,
  replaceElement,
  resizeLane,
  resizeShape,
  setName,
  setProperties,
  setWay,
  tidy,
  type Chance,
  type Command,
  type NewThing,
  type ProcessDraft,
} from './index.js';
import { drawingThemes } from '../drawing/index.js';
import { isContainerType } from './read/types.js';
import { isShownOn } from './rules/may-stand.js';

/** A source of chance that repeats itself from a seed (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const events = ['timer', 'message', 'signal', 'error', 'escalation', 'conditional', 'link', 'compensation', 'cancel', 'terminate'];
const variables = ['amount', 'order', 'days', 'note'];
const odd = [Number.NaN, Infinity, -1e9, 1e7];

/** A small process with what is hard to keep whole: a pool with lanes, an open and a closed subprocess, an event on a border, a message. */
export function framedProcess(): ProcessDraft {
  const editor = createEditor({ document: emptyProcess('framed'), newId: idsFrom(seeded(7)) });
  const made = (command: Command): string => {
    const outcome = editor.run(command);
    return (outcome.ok ? outcome.select?.[0] : undefined) ?? 'nobody';
  };
  const plane = 'diagram';
  const start = made(createThing({ kind: 'element', type: 'startEvent' }, { plane, at: [100, 100], scope: 'main' }));
  const pool = made(addPool(plane, [0, 0]));
  made(addPool(plane, [400, 500], { blackBox: true }));
  const lane = made(addLane(plane, pool, 'inside'));
  made(addLane(plane, lane, 'after'));
  const task = made(appendThing({ kind: 'element', type: 'userTask' }, start, plane));
  const sub = made(appendThing({ kind: 'element', type: 'subProcess', expanded: true }, task, plane));
  const [x, y] = modelOf(editor.document).planes[plane]?.shapes?.[sub]?.at ?? [0, 0];
  const first = made(createThing({ kind: 'element', type: 'startEvent' }, { plane, at: [x + 60, y + 90], scope: sub }));
  made(appendThing({ kind: 'element', type: 'subProcess' }, first, plane));
  made(appendThing({ kind: 'element', type: 'endEvent' }, sub, plane));
  const event = { event: { type: 'timer' } };
  made(createThing({ kind: 'element', type: 'boundaryEvent', properties: event }, { plane, at: [x, y], scope: 'main', attachedTo: sub }));
  return editor.document;
}

/** A command that somebody or something might ask for in a document, sensible or not. */
export function randomCommand(document: ProcessDraft, chance: Chance): Command {
  const model = modelOf(document);
  const ids = [...model.all.keys()];
  const any = <T>(list: readonly T[]): T | undefined => list[chance(list.length)];
  const of = (kind: string): string => any([...model.all.values()].filter((found) => found.kind === kind))?.id ?? 'nobody';
  const id = (): string => (chance(40) === 0 ? 'nobody' : (any(ids) ?? 'nobody'));
  const element = (): string => (chance(12) === 0 ? id() : of('element'));
  const container = (): string =>
    chance(6) === 0 ? element() : (any([...model.all.values()].filter(({ entry }) => isContainerType(entry.type)))?.id ?? element());
  const plane = (): string => any(Object.keys(model.planes)) ?? 'none';
  const number = (range: number): number => (chance(60) === 0 ? (any(odd) ?? 0) : chance(range * 2) - range);
  const some = (): string[] => Array.from({ length: 1 + chance(4) }, () => (chance(3) === 0 ? id() : element()));
  const scope = (): string => (chance(5) === 0 ? element() : of('process'));
  /** A scope and a plane that shows it, most of the time. */
  const standing = (): { readonly plane: string; readonly scope: string } => {
    const inside = scope();
    const shown = Object.keys(model.planes).filter((name) => isShownOn(model, inside, name));
    return { scope: inside, plane: chance(12) === 0 ? plane() : (any(shown) ?? plane()) };
  };
  const thing = (): NewThing => {
    const roll = chance(14);
    if (roll === 0) return { kind: 'note', type: 'textAnnotation', properties: { text: 'Why' } };
    if (roll === 1) return { kind: 'data', type: 'dataObjectReference' };
    if (roll === 2) return { kind: 'store', type: 'dataStoreReference' };
    if (roll === 3) return { kind: 'group', type: 'group' };
    const type = any(chance(6) === 0 ? allElementTypes : executableElementTypes) ?? 'task';
    const event = type.endsWith('Event') && chance(2) === 0 ? { event: { type: any(events) } } : {};
    const expanded = type === 'subProcess' && chance(2) === 0 ? { expanded: true } : {};
    return { kind: 'element', type, properties: { ...event, ...(chance(20) === 0 ? { nonsense: 1 } : {}) }, ...expanded };
  };
  const at = (): readonly [number, number] => [number(1500), number(800)];
  const makers: readonly (() => Command)[] = [
    () => createThing(thing(), { ...standing(), at: at(), attachedTo: chance(4) === 0 ? element() : undefined }),
    () => appendThing(thing(), element(), plane()),
    () => appendThing(thing(), element(), plane()),
    () => insertOnFlow(thing(), of('flow'), plane()),
    () => dropOnFlow(plane(), element(), of('flow')),
    () => connect(plane(), chance(6) === 0 ? id() : element(), chance(6) === 0 ? id() : element()),
    () => connect(plane(), element(), element()),
    () => reconnect(chance(3) === 0 ? id() : of('flow'), chance(2) === 0 ? 'from' : 'to', element()),
    () => moveShapes(plane(), some(), [number(300), number(300)]),
    () => {
      const into = standing();
      return moveShapes(into.plane, some(), [number(300), number(300)], { scope: into.scope, lane: chance(3) === 0 ? null : undefined });
    },
    () => moveShapes(plane(), [element()], [number(50), number(50)], { attachedTo: element() }),
    () => resizeShape(plane(), id(), [number(500), number(500), number(300), number(200)]),
    () => setWay(plane(), chance(3) === 0 ? id() : of('flow'), [at(), at(), at()]),
    () => freeWays(plane(), [of('flow'), id()]),
    () => moveLabel(plane(), id(), chance(3) === 0 ? undefined : [...at(), 80, 20]),
    () => removeThings(some()),
    () => removeThings([id()]),
    () => {
      const { type, properties } = thing();
      return replaceElement(element(), { type, ...(properties ? { properties } : {}) });
    },
    () =>
      setName(
        chance(8) === 0 ? undefined : id(),
        chance(2) === 0 ? 'en' : 'ru',
        any(['Approve', 'Согласовать', '', 'x'.repeat(100)]) ?? '',
      ),
    () =>
      setProperties(id(), [
        [
          [any(['documentation', 'priority', 'when', 'assignment', 'type', '__proto__', 'event']) ?? 'name'],
          any(['a', 7, undefined, { candidates: [] }, []]),
        ],
      ]),
    () => {
      const from = element();
      const own = model.linesAt(from).filter(({ kind, entry }) => kind === 'flow' && entry.from === from);
      const outgoing = own.map((line) => line.id).reverse();
      return orderFlows(from, outgoing, chance(2) === 0 ? null : any(outgoing));
    },
    () => alignShapes(plane(), some(), any(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const) ?? 'left'),
    () => distributeShapes(plane(), [...some(), ...some()], chance(2) === 0 ? 'x' : 'y'),
    () =>
      paint(plane(), some(), {
        fill: any([drawingThemes.light.header, undefined, 'red']),
        stroke: any([drawingThemes.light.ink, undefined]),
      }),
    () => makeRoom(plane(), chance(2) === 0 ? 'x' : 'y', number(800), number(200)),
    () => addPool(plane(), at(), { blackBox: chance(3) === 0, horizontal: chance(4) > 0 }),
    () =>
      addLane(
        plane(),
        chance(8) === 0 ? id() : of(any(['pool', 'lane', 'lane']) ?? 'pool'),
        any(['before', 'after', 'inside'] as const) ?? 'inside',
      ),
    () => divideLane(plane(), of(any(['pool', 'lane']) ?? 'pool'), 2 + chance(3)),
    () => moveLane(plane(), of('lane'), chance(3)),
    () => resizeLane(plane(), of('lane'), chance(2) === 0 ? 'start' : 'end', number(80)),
    () => {
      const frame = of(any(['lane', 'pool']) ?? 'pool');
      const [x, y, width, height] = Object.values(model.planes)
        .map(({ shapes }) => shapes?.[frame]?.at)
        .find((box) => box !== undefined) ?? [0, 0, 1, 1];
      return resizeShape(plane(), frame, [x + number(40), y + number(40), width + number(90), height + number(90)]);
    },
    () => removeThings([of('lane')]),
    () => {
      // As a drag does it: where the pointer ends says where things come to stand.
      const [name, moved] = [plane(), element()];
      const [x, y, width, height] = model.planes[name]?.shapes?.[moved]?.at ?? [0, 0, 0, 0];
      const by: readonly [number, number] = [number(400), number(200)];
      const { scope: into, lane, host } = placeAt(model, name, [x + width / 2 + by[0], y + height / 2 + by[1]], [moved]);
      const isEvent = model.all.get(moved)?.entry.type === 'boundaryEvent';
      return moveShapes(name, [moved], by, isEvent ? { attachedTo: host } : { scope: into, lane: lane ?? null });
    },
    () => duplicateThings(plane(), [...some(), ...some()], [number(80), number(80)]),
    () => {
      // Through the text, as another tab gets it; sometimes from a document of other ids.
      const copied = copyThings(document, [...some(), of('pool')].slice(chance(3) === 0 ? 0 : -9), plane());
      const read = readFragment(copied ? fragmentText(copied) : '{"kind": "millrace/process-fragment"}');
      if (read.kind !== 'fragment') return removeThings([]);
      const { scope: into, plane: on } = standing();
      return pasteThings(on, read.fragment, { at: at(), scope: into, host: element() });
    },
    () =>
      addRoot(any(['message', 'signal', 'error', 'escalation'] as const) ?? 'message', 'en', {
        name: 'Order',
        code: any(['a', 'b', '']) ?? 'a',
      }),
    () => renameRoot(of('root'), 'ru', { name: 'Заказ', code: any(['a', 'b', '']) ?? 'a' }),
    () =>
      setProperties(element(), [
        [['event', 'ref'], of('root')],
        [['event', 'out'], { [any(variables) ?? 'a']: 'amount + 1' }],
      ]),
    () => setProperties(of('flow'), [[['when'], `${any(variables) ?? 'a'} > 1 and ${any(variables) ?? 'b'}.sum[amount = 1]`]]),
    () => setProperties(element(), [[['script'], { language: 'jsonata', set: { [any(variables) ?? 'a']: any(variables) } }]]),
    () => declareVariable(chance(2) === 0 ? scope() : 'main', any(variables) ?? 'a', { type: any(['text', 'decimal', 'nonsense']) }),
    () => removeVariable(scope(), any(variables) ?? 'a'),
    () => renameVariable(chance(3) === 0 ? scope() : 'main', any(variables) ?? 'a', any([...variables, 'and', '__proto__', 'a b']) ?? 'b'),
    () => replaceDocument({ ...document, name: { en: 'Another' }, id: chance(4) === 0 ? 'other' : document.id }),
    () => {
      const name = plane();
      const shapes = Object.entries(model.planes[name]?.shapes ?? {}).filter(([shape]) => model.all.get(shape)?.kind === 'element');
      const laid = shapes
        .slice(0, 6)
        .map(([shape, { at: box }]) => [shape, { at: [number(900), number(500), box?.[2] ?? 10, box?.[3] ?? 10] as const }] as const);
      return tidy({
        document: chance(5) === 0 ? { ...document } : document,
        plane: name,
        block: { shapes: new Map(laid), edges: new Map() },
      });
    },
    () => expandSubProcess(plane(), container()),
    () => collapseSubProcess(plane(), container()),
  ];
  return (any(makers) ?? makers[0])?.() ?? removeThings([]);
}
