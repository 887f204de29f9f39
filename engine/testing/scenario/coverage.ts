import { type BundleDefinition, executableElementTypes, type ProcessDefinition } from '@millrace/schemas';
import { processesOf } from './application.js';
import type { Trace } from './trace.js';

/** How much of a process was played: ids of all elements and flows that are executed, and of those that were reached. */
export interface ProcessCoverage {
  readonly elements: readonly string[];
  readonly reachedElements: readonly string[];
  readonly flows: readonly string[];
  readonly takenFlows: readonly string[];
}

/** Coverage by process definition. */
export type Coverage = Readonly<Record<string, ProcessCoverage>>;

/** The coverage of traces, by the definition each belongs to; definitions that were not started are in it too. */
export function coverageOf(bundle: BundleDefinition, traces: readonly { readonly definition: string; readonly trace: Trace }[]): Coverage {
  const entries = processesOf(bundle).map((process) => {
    const own = traces.filter(({ definition }) => definition === process.id).map(({ trace }) => trace);
    const elements = executedElements(process);
    const flows = Object.entries(process.flows ?? {}).flatMap(([id, { from }]) => (elements.includes(from) ? [id] : []));
    const coverage: ProcessCoverage = {
      elements,
      reachedElements: elements.filter((id) => own.some(({ reached }) => reached.has(id))),
      flows,
      takenFlows: flows.filter((id) => own.some((trace) => trace.flows.has(id))),
    };
    return [process.id, coverage] as const;
  });
  return Object.fromEntries(entries);
}

/** The coverage of several scenarios of one application together: what any of them reached. */
export function mergeCoverage(all: readonly Coverage[]): Coverage {
  const merged: Record<string, ProcessCoverage> = {};
  for (const coverage of all) {
    for (const [id, one] of Object.entries(coverage)) {
      const before = merged[id];
      const reached = new Set([...(before?.reachedElements ?? []), ...one.reachedElements]);
      const taken = new Set([...(before?.takenFlows ?? []), ...one.takenFlows]);
      merged[id] = {
        ...one,
        reachedElements: one.elements.filter((id) => reached.has(id)),
        takenFlows: one.flows.filter((id) => taken.has(id)),
      };
    }
  }
  return merged;
}

/** What no scenario reached, by process; empty lists where all was played. */
export function missedIn(
  coverage: Coverage,
): readonly { readonly process: string; readonly elements: readonly string[]; readonly flows: readonly string[] }[] {
  return Object.entries(coverage).map(([process, { elements, reachedElements, flows, takenFlows }]) => ({
    process,
    elements: elements.filter((id) => !reachedElements.includes(id)),
    flows: flows.filter((id) => !takenFlows.includes(id)),
  }));
}

function executedElements(process: ProcessDefinition): readonly string[] {
  const executed: readonly string[] = executableElementTypes;
  return Object.entries(process.elements).flatMap(([id, { type }]) => (executed.includes(type) ? [id] : []));
}
