import { allElementTypes } from '@millrace/schemas';
import type { Entry } from '../process-document.js';
import { isLine, type Model } from '../read/model.js';
import { isContainerType } from '../read/types.js';
import { refuse, type Refusal } from '../refusals.js';
import { isRefused, mayConnect, mayHost } from './may-connect.js';

/** What an element becomes. */
export interface Replacement {
  readonly type: string;
  /** What it says beside what it keeps; `undefined` takes a property away. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Whether an element may become something else as it stands: with its flows, the events on its border and what is in it. `undefined`: it may. */
export function mayBecome(model: Model, id: string, { type, properties = {} }: Replacement): Refusal | undefined {
  const found = model.all.get(id);
  if (found?.kind !== 'element') return refuse('UNKNOWN', id);
  if (!allElementTypes.includes(type)) return refuse('NOT_TO_CHANGE', id);
  if ((type === 'boundaryEvent') !== (found.entry.type === 'boundaryEvent')) return refuse('NOT_TO_CHANGE', id);
  const changed = { ...found, entry: { ...found.entry, ...properties, type } as Entry };
  if (model.attached(id).length > 0 && !mayHost(changed)) return refuse('NO_HOST', id);
  if (model.inside(id).length > 0 && !isContainerType(type)) return refuse('TOO_SMALL', id);
  // Its own lines do not stand in one another's way.
  const asIf: Model = { ...model, all: new Map(model.all).set(id, changed), linesAt: () => [] };
  for (const line of model.linesAt(id)) {
    if (!isLine(line) || line.kind === 'association' || line.entry.from === undefined || line.entry.to === undefined) continue;
    if (!model.all.has(line.entry.from) || !model.all.has(line.entry.to)) continue;
    const [was, is] = [
      mayConnect({ ...model, linesAt: () => [] }, line.entry.from, line.entry.to),
      mayConnect(asIf, line.entry.from, line.entry.to),
    ];
    // What was wrong before, in a file of others, does not get worse.
    if (isRefused(is) && !isRefused(was)) return is;
    if (!isRefused(is) && !isRefused(was) && is.line !== was.line) return refuse('NOT_TO_CHANGE', line.id);
  }
  return undefined;
}
