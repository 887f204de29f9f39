import type { CompiledNode, CompiledRule } from './compiled-form.js';
import type { RuleKind } from './definition.js';
import type { Reference } from './references.js';
import type { DataPath } from './shape.js';

const phases: readonly RuleKind[] = ['computed', 'visible', 'readOnly', 'required', 'allowed', 'warning', 'error'];

/** The rules in the order they run, and a chain of nodes for each circle among those that decide values and visibility. */
export interface RuleOrder {
  readonly rules: readonly CompiledRule[];
  /** The chain begins and ends with the same node; null if there is none. */
  readonly cycle: { readonly rule: string; readonly chain: readonly string[] } | null;
}

/**
 * Orders the rules. Computed values come first and visibility after, but for what one needs of another: what reads a field waits until the field is computed
 * and until it is known whether it is visible, because a hidden field is absent for other rules. The rest follows by kind, then as the page goes.
 */
export function orderRules(
  rules: readonly CompiledRule[],
  nodes: ReadonlyMap<string, CompiledNode>,
  references: ReadonlyMap<string, readonly Reference[]>,
): RuleOrder {
  const position = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const byPhase = (a: CompiledRule, b: CompiledRule): number =>
    phases.indexOf(a.kind) - phases.indexOf(b.kind) ||
    (position.get(a.target) ?? 0) - (position.get(b.target) ?? 0) ||
    (a.id < b.id ? -1 : 1);
  const sorted = [...rules].sort(byPhase);
  const deciding = sorted.filter(isDeciding);
  const waitsFor = new Map(
    deciding.map((rule) => [rule, deciding.filter((other) => needs(references.get(rule.id) ?? [], decidedBy(other, nodes)))]),
  );
  const ordered: CompiledRule[] = [];
  const state = new Map<CompiledRule, 'open' | 'done'>();
  let cycle: RuleOrder['cycle'] = null;
  const visit = (rule: CompiledRule, chain: readonly CompiledRule[]): void => {
    if (state.get(rule) === 'done') return;
    if (state.get(rule) === 'open') {
      const circle = [...chain.slice(chain.indexOf(rule)), rule];
      cycle ??= { rule: rule.id, chain: circle.map((one) => one.target) };
      return;
    }
    state.set(rule, 'open');
    for (const other of waitsFor.get(rule) ?? []) visit(other, [...chain, rule]);
    state.set(rule, 'done');
    ordered.push(rule);
  };
  for (const rule of deciding) visit(rule, []);
  return { rules: [...ordered, ...sorted.filter((rule) => !isDeciding(rule))], cycle };
}

/**
 * By rule, the others whose answer it hangs on: those that compute, hide or lock (a locked field keeps its old value) what it reads, and those that decide
 * whether its own node is there and open.
 */
export function dependenciesOf(
  rules: readonly CompiledRule[],
  nodes: ReadonlyMap<string, CompiledNode>,
  references: ReadonlyMap<string, readonly Reference[]>,
): ReadonlyMap<string, readonly string[]> {
  const deciding = rules.filter((rule) => isDeciding(rule) || rule.kind === 'readOnly');
  return new Map(
    rules.flatMap((rule): [string, readonly string[]][] => {
      const found = deciding.filter(
        (other) =>
          other !== rule && (isAround(other.target, rule.target, nodes) || needs(references.get(rule.id) ?? [], decidedBy(other, nodes))),
      );
      return found.length === 0 ? [] : [[rule.id, found.map((other) => other.id)]];
    }),
  );
}

/** Whether a node is another one or stands around it. */
function isAround(outer: string, inner: string, nodes: ReadonlyMap<string, CompiledNode>): boolean {
  for (let node: string | null = inner; node !== null; node = nodes.get(node)?.parent ?? null) if (node === outer) return true;
  return false;
}

function isDeciding(rule: CompiledRule): boolean {
  return rule.kind === 'computed' || rule.kind === 'visible';
}

function decidedBy(rule: CompiledRule, nodes: ReadonlyMap<string, CompiledNode>): readonly DataPath[] {
  const node = nodes.get(rule.target);
  const ids = rule.kind === 'computed' ? [rule.target] : (node?.fields ?? []);
  return ids.flatMap((id) => {
    const path = nodes.get(id)?.path;
    return path ? [path] : [];
  });
}

/** Whether something that is read lies at, above or below one of these paths. */
export function needs(references: readonly Reference[], decided: readonly DataPath[]): boolean {
  return references.some((reference) =>
    decided.some((path) => {
      const shorter = Math.min(reference.path.length, path.length);
      for (let index = 0; index < shorter; index += 1) if (reference.path[index] !== path[index]) return false;
      return path.length <= reference.path.length || reference.deep;
    }),
  );
}
