import type { AstNode, AstPair } from './ast.js';
import { jsonataFailure } from './failure.js';
import type { Compiled, Compute } from './run.js';
import { append } from './sequence.js';

type CompileNode = (node: AstNode) => Compiled;

/** A list constructor: lists among its items are poured in, except those that are constructors themselves. */
export function compileList(node: AstNode, compile: CompileNode): Compiled {
  const items = (node.expressions ?? []).map((item) => ({ ...compile(item), nested: item.value === '[' }));
  const compute: Compute = (input, run, frame) => {
    const list: unknown[] = [];
    for (const item of items) {
      const value = item.compute(input, run, frame);
      if (value === undefined) continue;
      if (item.nested || !Array.isArray(value)) list.push(value);
      else {
        run.spend(value.length);
        for (const member of value as unknown[]) list.push(member);
      }
    }
    if (node.consarray) Object.defineProperty(list, 'cons', { value: true });
    return list;
  };
  return { compute, weight: items.reduce((total, item) => total + item.weight, 1) };
}

interface Group {
  readonly pair: number;
  data: unknown;
  /** Whether `data` is a list made here, which may grow. */
  own: boolean;
}

/** An object constructor: groups the values by their keys, then computes one value a group. */
export function compileObject(pairs: readonly AstPair[], compile: CompileNode): Compiled {
  const compiled = pairs.map(([key, value]) => ({ key: compile(key), value: compile(value) }));
  const weight = compiled.reduce((total, pair) => total + pair.key.weight + pair.value.weight, 1);
  const compute: Compute = (value, run, frame) => {
    const items: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [Array.isArray(value) ? undefined : value];
    // Without a prototype, so that no key is special.
    const groups = Object.create(null) as Record<string, Group>;
    run.spend(items.length * weight);
    for (const item of items) {
      compiled.forEach((pair, index) => {
        const key = pair.key.compute(item, run, frame);
        if (key === undefined) return;
        if (typeof key !== 'string') throw jsonataFailure('T1003');
        if (key === '_jsonata_lambda' || key === '_jsonata_function') throw jsonataFailure('D1013');
        const group = groups[key];
        if (group === undefined) groups[key] = { pair: index, data: item, own: false };
        else if (group.pair !== index) throw jsonataFailure('D1009');
        else grow(group, item);
      });
    }
    const result = Object.create(null) as Record<string, unknown>;
    for (const [key, group] of Object.entries(groups)) {
      const found = (compiled[group.pair] as (typeof compiled)[number]).value.compute(group.data, run, frame);
      if (found !== undefined) result[key] = found;
    }
    return result;
  };
  return { compute, weight };
}

function grow(group: Group, item: unknown): void {
  if (!group.own) {
    group.own = group.data !== undefined && item !== undefined;
    group.data = append(group.data, item);
  } else if (Array.isArray(item)) for (const member of item as unknown[]) (group.data as unknown[]).push(member);
  else if (item !== undefined) (group.data as unknown[]).push(item);
}
