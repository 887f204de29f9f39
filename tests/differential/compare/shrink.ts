import type { JsonObject } from '@millrace/schemas';
import { refusals } from '../generate/features.js';
import type { Move } from './moves.js';
import type { Difference } from './run.js';

type Replay = (definitions: readonly JsonObject[], moves: readonly Move[], limits: Difference['limits']) => Difference | undefined;

interface Drawn {
  readonly elements: Readonly<Record<string, JsonObject>>;
  readonly flows: Readonly<Record<string, JsonObject>>;
}

/** The smallest model and the fewest moves it can find that still differ: it drops what it can, again and again. */
export function shrink(found: Difference, replay: Replay): Difference {
  let best = found;
  const fits = (definitions: readonly JsonObject[], moves: readonly Move[]): boolean => {
    if (definitions.some((definition) => refusals(definition).length > 0)) return false;
    const again = replay(definitions, moves, found.limits);
    if (!again || kindOf(again) !== kindOf(found)) return false;
    best = again;
    return true;
  };
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (let index = best.moves.length - 1; index > 0; index--) {
      if (fits(best.definitions, best.moves.toSpliced(index, 1))) isSmaller = true;
    }
    for (let which = 0; which < best.definitions.length; which++) {
      for (let tries = smaller(best.definitions[which] ?? {}); ;) {
        const next = tries.shift();
        if (!next) break;
        if (!fits(best.definitions.with(which, next), best.moves)) continue;
        isSmaller = true;
        tries = smaller(best.definitions[which] ?? {});
      }
    }
  }
  return best;
}

/** What they differ in: a smaller model that differs in something else is another defect. */
function kindOf({ engine, naive }: Difference): string {
  const kind = (side: unknown): string => {
    if (typeof side !== 'object' || side === null) return '';
    return 'thrown' in side ? `thrown ${String(side.thrown).slice(0, 40)}` : Object.keys(side).join(' ');
  };
  return `${kind(engine)}, ${kind(naive)}`;
}

/** Definitions with a little less in them, the boldest first. */
function smaller(definition: JsonObject): JsonObject[] {
  const { elements } = definition as unknown as Drawn;
  const ids = Object.keys(elements);
  return [
    ...ids.map((id) => withoutElement(definition, id)),
    ...ids.map((id) => shortCut(definition, id)),
    ...Object.keys((definition as unknown as Drawn).flows).map((id) => withoutFlow(definition, id)),
    ...ids.flatMap((id) => simpler(definition, id)),
  ].filter((one) => one !== undefined);
}

/** Without an element, what is in it or attached to it, and all flows of these. */
function withoutElement(definition: JsonObject, id: string): JsonObject {
  const { elements } = definition as unknown as Drawn;
  const gone = new Set([id]);
  for (let size = 0; size !== gone.size;) {
    size = gone.size;
    for (const [other, element] of Object.entries(elements))
      if (gone.has(String(element['scope'])) || gone.has(String(element['attachedTo']))) gone.add(other);
  }
  return without(definition, gone);
}

/** Without an element, its incoming flows led to where its only outgoing flow goes. */
function shortCut(definition: JsonObject, id: string): JsonObject | undefined {
  const { flows, elements } = definition as unknown as Drawn;
  const outgoing = Object.entries(flows).filter(([, { from }]) => from === id);
  const [only] = outgoing;
  if (!only || outgoing.length > 1 || elements[id]?.['type'] === 'startEvent' || elements[id]?.['type'] === 'boundaryEvent')
    return undefined;
  const to = String(only[1]['to']);
  if (to === id) return undefined;
  const led = Object.fromEntries(
    Object.entries(flows)
      .filter(([flow]) => flow !== only[0])
      .map(([flow, one]) => [flow, one['to'] === id ? { ...one, to } : one]),
  );
  return withoutElement({ ...definition, flows: led }, id);
}

function withoutFlow(definition: JsonObject, id: string): JsonObject {
  const { flows, elements } = definition as unknown as Drawn;
  const rest = Object.fromEntries(Object.entries(flows).filter(([flow]) => flow !== id));
  return { ...definition, flows: rest, elements: relisted(elements, rest) };
}

/** Without one attribute of an element that could be missing. */
function simpler(definition: JsonObject, id: string): JsonObject[] {
  const { elements } = definition as unknown as Drawn;
  const element = elements[id] ?? {};
  const optional = ['loopCharacteristics', 'variables', 'in', 'out', 'default', 'completionCondition', 'ordering', 'cancelRemaining'];
  return optional
    .filter((name) => element[name] !== undefined)
    .map((name) => {
      const { [name]: _gone, ...rest } = element;
      return { ...definition, elements: { ...elements, [id]: rest } };
    });
}

function without(definition: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const { elements, flows } = definition as unknown as Drawn;
  const kept = Object.fromEntries(Object.entries(elements).filter(([id]) => !gone.has(id)));
  const led = Object.fromEntries(Object.entries(flows).filter(([, { from, to }]) => !gone.has(String(from)) && !gone.has(String(to))));
  const artifacts = definition['artifacts'] as Readonly<Record<string, JsonObject>> | undefined;
  const bound = Object.entries(artifacts ?? {}).filter(([, { from, to }]) => !gone.has(String(from)) && !gone.has(String(to)));
  return {
    ...definition,
    elements: relisted(kept, led),
    flows: led,
    ...(artifacts ? { artifacts: Object.fromEntries(bound) } : {}),
  };
}

/** Elements whose lists of outgoing flows name only what is there. */
function relisted(elements: Drawn['elements'], flows: Drawn['flows']): Drawn['elements'] {
  return Object.fromEntries(
    Object.entries(elements).map(([id, element]) => {
      const { outgoing, default: fallback, ...rest } = element;
      const own = ((outgoing ?? []) as readonly string[]).filter((flow) => flows[flow]?.['from'] === id);
      const keeps = typeof fallback === 'string' && own.includes(fallback);
      return [id, { ...rest, ...(own.length === 0 ? {} : { outgoing: own }), ...(keeps ? { default: fallback } : {}) }];
    }),
  );
}
