import { entryMaps, type WritableProcess } from '../process-document.js';
import { contentOf, isLine, modelOf, type Model } from '../read/model.js';
import type { ProcessDraft } from '../process-document.js';
import { referencesOf, type Reference } from '../read/references.js';

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
        return entry !== undefined && (entry.parent ?? model.scopeOf(lane.id) ?? id) === id;
      }),
      // A pool without its process would show nothing.
      ...(found?.kind === 'process' ? [...model.all.values()].filter(({ kind, entry }) => kind === 'pool' && entry.process === id) : []),
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

/** What ends with what it names: it is taken away as a whole, so nothing is cleared in it. */
const grounds = new Set(['scope', 'attachedTo', 'from', 'to', 'parent']);

/** References of what stays: flows in order, the default flow, lanes, messages, what may be withdrawn from, what is compensated. */
function clearEntries(document: WritableProcess, before: Model, gone: ReadonlySet<string>): void {
  const isLost = ({ name, id }: Reference): boolean => !grounds.has(name) && gone.has(id);
  for (const [id, { entry, map }] of before.all) {
    if (gone.has(id) || !referencesOf(entry).some(isLost)) continue;
    const target = document[map]?.[id];
    if (target) for (const reference of referencesOf(target)) if (isLost(reference)) reference.put(undefined);
  }
}
