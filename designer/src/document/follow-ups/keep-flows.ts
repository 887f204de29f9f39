import type { WritableProcess } from '../process-document.js';
import type { Model } from '../read/model.js';
import { isGatewayType } from '../read/types.js';

/**
 * Sequence flows after a command: those whose ends came into different scopes go (BPMN §8.4.13: a flow does not cross a border), and the order in which
 * an element tries its flows follows what was joined and parted.
 */
export function keepFlows(
  document: WritableProcess,
  before: Model,
  now: Model,
): { readonly crossing: readonly string[]; readonly changed: boolean } {
  const crossing: string[] = [];
  const sources = new Set<string>();
  for (const [id, { kind, entry }] of now.all) {
    if (kind !== 'flow') continue;
    const { from, to } = entry;
    const was = before.all.get(id)?.entry;
    const [source, target] = [from === undefined ? undefined : now.all.get(from), to === undefined ? undefined : now.all.get(to)];
    const [wasFrom, wasTo] = [from === undefined ? undefined : before.all.get(from), to === undefined ? undefined : before.all.get(to)];
    if (was === entry && wasFrom?.entry === source?.entry && wasTo?.entry === target?.entry) continue;
    const apart = source && target && source.entry.scope !== target.entry.scope;
    const wasApart = was && wasFrom && wasTo && was.from === from && was.to === to && wasFrom.entry.scope !== wasTo.entry.scope;
    if (apart && !wasApart) {
      crossing.push(id);
      continue;
    }
    if (from !== undefined && (was?.from !== from || was === undefined)) sources.add(from);
    if (was?.from !== undefined && was.from !== from) sources.add(was.from);
  }
  for (const id of crossing) if (document.flows) Reflect.deleteProperty(document.flows, id);
  for (const id of sources) {
    const element = document.elements?.[id];
    if (!element) continue;
    const own = now
      .linesAt(id)
      .filter(({ kind, entry, id: flow }) => kind === 'flow' && entry.from === id && !crossing.includes(flow))
      .map((line) => line.id);
    const { outgoing, default: byDefault } = element;
    if (outgoing !== undefined || (isGatewayType(element.type) && own.length > 1)) {
      const kept = (outgoing ?? []).filter((flow) => own.includes(flow));
      element.outgoing = [...kept, ...own.filter((flow) => !kept.includes(flow))];
    }
    if (byDefault !== undefined && before.all.has(byDefault) && !own.includes(byDefault)) delete element.default;
  }
  return { crossing, changed: crossing.length + sources.size > 0 };
}
