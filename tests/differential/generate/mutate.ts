import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Random } from './random.js';

type Parts = Record<string, JsonObject>;

/** A definition with one to four small changes: flows led elsewhere or added, conditions that always hold, events that wait for a condition, loops, values that are set. */
export function mutated(definition: JsonObject, random: Random): JsonObject {
  const next = structuredClone(definition) as JsonObject & { elements: Parts; flows?: Parts };
  for (let changes = random.between(1, 4); changes > 0; changes--) change(next.elements, (next.flows ??= {}), random);
  return next;
}

function change(elements: Parts, flows: Parts, random: Random): void {
  const ids = Object.keys(elements);
  const id = random.one(ids);
  const element = elements[id] ?? {};
  const set = (name: string, value: JsonValue): void => void (elements[id] = { ...element, [name]: value });
  switch (random.between(0, 6)) {
    case 0: {
      const [flow, led] = random.one(Object.entries({ ...flows, '': {} }));
      if (flow !== '') flows[flow] = { ...led, to: id };
      return;
    }
    case 1:
      return addFlow(elements, flows, id, random.one(ids), random);
    case 2:
      if (typeof element['event'] === 'object')
        set('event', { type: 'conditional', condition: random.one(['true', 'n1 % 2 = 0', 'n1 < 3', '$not(b1)']) });
      return;
    case 3:
      return set('isInterrupting', random.chance(0.5));
    case 4:
      return set(
        'loopCharacteristics',
        random.one<JsonObject>([
          { type: 'standardLoopCharacteristics', condition: 'true' },
          { type: 'multiInstanceLoopCharacteristics', cardinality: '3' },
        ]),
      );
    case 5:
      return set('out', { n1: random.one(['1', '2', 'n1 + 1']), b1: random.one(['true', 'false']) });
    default:
      if (element['type'] === 'userTask') elements[id] = { ...element, type: 'task' };
  }
}

function addFlow(elements: Parts, flows: Parts, from: string, to: string, random: Random): void {
  const flow = `added_${Object.keys(flows).length}`;
  const { outgoing } = elements[from] ?? {};
  flows[flow] = { from, to, ...(random.chance(0.3) ? { when: 'true' } : {}) };
  if (Array.isArray(outgoing)) elements[from] = { ...elements[from], outgoing: [...(outgoing as readonly string[]), flow] };
}
