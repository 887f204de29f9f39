import { textOf, type Raw } from '../../drawing/read/values.js';
import type { Reader } from './reader.js';

/** One sequence flow. */
export interface Way {
  readonly id: string;
  readonly to: string;
  readonly flow: Raw;
  readonly isDefault: boolean;
}

/** How the elements of a definition follow one another. */
export interface Order {
  /** The flows that leave an element, in the order in which they are tried. */
  waysFrom(id: string): readonly Way[];
  /** The elements whose flows lead to one. */
  waysInto(id: string): readonly string[];
  /** Boundary events of an activity. */
  attachedTo(id: string): readonly string[];
  /** What stands directly in a scope, as it is come to: from its starts along the flows, each once. */
  inside(scope: string): readonly string[];
}

/** Reads how elements follow one another. Flows that lead nowhere are left out; circles are walked once. */
export function orderOf({ entries, entry }: Reader): Order {
  const elements = new Map(entries('elements'));
  const flows = new Map(entries('flows'));
  const from = new Map<string, string[]>();
  const into = new Map<string, string[]>();
  for (const [id, flow] of flows) {
    const [source, target] = [textOf(flow['from']), textOf(flow['to'])];
    if (!elements.has(source) || !elements.has(target)) continue;
    from.set(source, [...(from.get(source) ?? []), id]);
    into.set(target, [...(into.get(target) ?? []), source]);
  }
  const attached = new Map<string, string[]>();
  const content = new Map<string, string[]>();
  for (const [id, element] of elements) {
    const isBoundary = element['type'] === 'boundaryEvent';
    const [map, key] = isBoundary ? [attached, textOf(element['attachedTo'])] : [content, textOf(element['scope'])];
    map.set(key, [...(map.get(key) ?? []), id]);
  }
  const waysFrom = (id: string): readonly Way[] => {
    const element = entry('elements', id);
    const known = from.get(id) ?? [];
    const said = (Array.isArray(element['outgoing']) ? (element['outgoing'] as unknown[]) : []).map(textOf);
    return [...new Set([...said.filter((flow) => known.includes(flow)), ...known])].map((flow) => {
      const value = flows.get(flow) ?? {};
      return { id: flow, to: textOf(value['to']), flow: value, isDefault: element['default'] === flow };
    });
  };
  const next = (id: string): readonly string[] => [id, ...(attached.get(id) ?? [])].flatMap((one) => waysFrom(one).map(({ to }) => to));
  const inside = (scope: string): readonly string[] => {
    const all = content.get(scope) ?? [];
    const isHere = new Set(all);
    const rank = (id: string): number =>
      elements.get(id)?.['type'] === 'startEvent' ? 0 : elements.get(id)?.['triggeredByEvent'] === true ? 2 : 1;
    const starts = all.filter((id) => !into.has(id)).sort((one, other) => rank(one) - rank(other));
    const done: string[] = [];
    const seen = new Set<string>();
    // What is finished last comes first, so the last branch is walked first; with a stack of our own: a chain may be thousands long.
    for (const root of [...(starts.length > 0 ? starts : all)].reverse()) {
      const stack: { readonly id: string; readonly rest: string[] }[] = [];
      const open = (id: string): void => {
        if (seen.has(id) || !isHere.has(id)) return;
        seen.add(id);
        stack.push({ id, rest: [...next(id)] });
      };
      open(root);
      for (let top = stack.at(-1); top; top = stack.at(-1)) {
        const child = top.rest.pop();
        if (child !== undefined) open(child);
        else done.push(stack.pop()?.id ?? '');
      }
    }
    return [...done.reverse(), ...all.filter((id) => !seen.has(id))];
  };
  return { waysFrom, waysInto: (id) => into.get(id) ?? [], attachedTo: (id) => attached.get(id) ?? [], inside };
}
