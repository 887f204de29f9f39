import { current } from 'immer';
import type { ProcessDraft, WritableProcess } from '../process-document.js';
import { modelOf } from '../read/model.js';
import { followShapes } from '../ways/follow-shapes.js';
import { clearReferences } from './clear-references.js';
import { keepFrames } from './keep-frames.js';
import { keepLanes } from './keep-lanes.js';
import { keepFlows } from './keep-flows.js';
import { keepOrder } from './keep-order.js';

/** What every command brings with it, in the same step of undo: nothing dangles, flows stay in their scopes, frames stay around their content, lines follow their shapes. */
export function followUp(document: WritableProcess, before: ProcessDraft): void {
  const old = modelOf(before);
  const read = (): ProcessDraft => current(document) as unknown as ProcessDraft;
  // Reading a draft copies what was changed in it: only after a change.
  let now = read();
  if (clearReferences(document, old, now).size > 0) now = read();
  const { crossing, changed } = keepFlows(document, old, modelOf(now));
  if (changed) now = read();
  if (crossing.length > 0) {
    clearReferences(document, old, now);
    now = read();
  }
  keepOrder(document, old, modelOf(now));
  const isFramed = Object.keys(now.participants ?? {}).length + Object.keys(now.lanes ?? {}).length > 0;
  if (isFramed && keepLanes(document, old, modelOf(now))) now = read();
  if (keepFrames(document, old, modelOf(now))) {
    now = read();
    if (isFramed && keepLanes(document, old, modelOf(now))) now = read();
  }
  followShapes(document, old, modelOf(now));
}
