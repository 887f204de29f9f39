import { entryMaps, type Entry, type WritableProcess } from '../process-document.js';
import { contentOf, isLine, modelOf, type Model } from '../read/model.js';
import type { ProcessDraft } from '../process-document.js';

/**
 * Takes away what has lost its ground because a command removed something: lines at it, events on its border, the content of a subprocess, the lanes of a
 * pool, its places on all planes, what was kept of its XML, and where it is referred to. References that led nowhere before are left alone.
 *
 * @returns The ids that are no longer there.
 */
export function clearReferences(document: WritableProcess, before: Model, now: ProcessDraft): ReadonlySet<string> {
  const gone = new Set<string>();
  const waiting: string[] = [];
  for (const map of entryMaps) {
    const [old, fresh] = [before.document[map], now[map]];
    if (old === fresh || old === undefined) continue;
    for (const id of Object.keys(old)) if (!Object.hasOwn(fresh ?? {}, id)) waiting.push(id);
  }
  if (waiting.length === 0) return gone;
  const drop = (id: string): void => {
    const found = before.all.get(id);
    if (!found) return;
    const map = document[found.map];
    if (map && Object.hasOwn(map, id)) Reflect.deleteProperty(map, id);
  };
  const model = modelOf(now);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (gone.has(id)) continue;
    gone.add(id);
    const found = before.all.get(id);
    drop(id);
    const leans = [
      ...before.linesAt(id).filter((line) => stillEndsAt(model, line.id, id)),
      ...before.attached(id).filter((event) => model.all.get(event.id)?.entry.attachedTo === id),
      ...(found?.kind === 'element' || found?.kind === 'process'
        ? contentOf(before, id).filter((member) => model.all.get(member.id)?.entry.scope === member.entry.scope)
        : []),
      ...before.lanesOf(id).filter((lane) => {
        const entry = model.all.get(lane.id)?.entry;
        return entry !== undefined && (entry.parent ?? entry.scope) === id;
      }),
    ];
    waiting.push(...leans.map((lean) => lean.id));
  }
  clearPlanes(document, gone);
  clearEntries(document, before, gone);
  return gone;
}

function stillEndsAt(model: Model, line: string, id: string): boolean {
  const found = model.all.get(line);
  return found !== undefined && isLine(found) && (found.entry.from === id || found.entry.to === id);
}

function clearPlanes(document: WritableProcess, gone: ReadonlySet<string>): void {
  const planes = document.layout?.planes ?? {};
  for (const [name, plane] of Object.entries(planes)) {
    if (plane.of !== undefined && gone.has(plane.of)) {
      Reflect.deleteProperty(planes, name);
      continue;
    }
    for (const list of [plane.shapes, plane.edges])
      if (list) for (const id of Object.keys(list)) if (gone.has(id)) Reflect.deleteProperty(list, id);
    if (plane.order?.some((id) => gone.has(id))) plane.order = plane.order.filter((id) => !gone.has(id));
    for (const note of Object.values(plane.notes ?? {})) if (note.about !== undefined && gone.has(note.about)) delete note.about;
  }
  const kept = document.interchange?.byElement;
  if (kept) for (const id of Object.keys(kept)) if (gone.has(id)) Reflect.deleteProperty(kept, id);
}

/** References of what stays: flows in order, the default flow, lanes, what may be withdrawn from, what is compensated. */
function clearEntries(document: WritableProcess, before: Model, gone: ReadonlySet<string>): void {
  const elements = document.elements ?? {};
  for (const [id, { entry }] of before.all) {
    if (gone.has(id)) continue;
    const map = before.all.get(id)?.map;
    if (map === undefined) continue;
    const lost = (value: unknown): boolean => typeof value === 'string' && gone.has(value);
    const open = (): Entry | undefined => document[map]?.[id];
    if (entry.outgoing?.some(lost)) {
      const target = open();
      if (target?.outgoing) target.outgoing = target.outgoing.filter((flow) => !gone.has(flow));
    }
    for (const name of ['default', 'lane', 'of', 'category', 'message', 'item'] as const)
      if (lost(entry[name])) Reflect.deleteProperty(open() ?? {}, name);
    const event = entry.event;
    if (event && lost(event['activity'])) Reflect.deleteProperty(elements[id]?.event ?? {}, 'activity');
    const withdrawal = entry['withdrawal'] as { readonly at?: readonly string[] } | undefined;
    if (withdrawal?.at?.some(lost)) {
      const target = open()?.['withdrawal'] as { at?: string[] } | undefined;
      if (target?.at) target.at = target.at.filter((at) => !gone.has(at));
    }
  }
}
