import type { Engine } from '../../src/runtime/engine.js';

/** What happened to one instance, as far as a path and its coverage need it. */
export interface Trace {
  /** Elements that were completed, in order. */
  readonly completed: readonly string[];
  /** Elements that were reached, completed or not. */
  readonly reached: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

/** Reads an instance's trace from its history. */
export async function traceOf(engine: Engine, instanceId: string): Promise<Trace> {
  const completed: string[] = [];
  const reached = new Set<string>();
  const flows = new Set<string>();
  const elementOf = new Map<unknown, string>();
  for (let from: number | undefined = 1; from !== undefined;) {
    const page: Awaited<ReturnType<Engine['history']>> = await engine.history(instanceId, { from, limit: 1000 });
    for (const { type, facts } of page.events) {
      const element = typeof facts['element'] === 'string' ? facts['element'] : elementOf.get(facts['activity']);
      if (type !== 'elementEntered' && type !== 'elementPassed' && type !== 'elementLeft') continue;
      if (element === undefined) continue;
      reached.add(element);
      if (type === 'elementEntered') elementOf.set(facts['activity'], element);
      else completed.push(element);
      if (Array.isArray(facts['taken'])) for (const flow of facts['taken']) flows.add(String(flow));
      if (typeof facts['flow'] === 'string') flows.add(facts['flow']);
    }
    from = page.next;
  }
  return { completed, reached, flows };
}
