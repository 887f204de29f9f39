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
  const now = (): ProcessDraft => current(document) as unknown as ProcessDraft;
  clearReferences(document, old, now());
  const crossing = keepFlows(document, old, modelOf(now()));
  if (crossing.length > 0) clearReferences(document, old, now());
  const isFramed = Object.keys(document.participants ?? {}).length + Object.keys(document.lanes ?? {}).length > 0;
  let model = modelOf(now());
  keepOrder(document, old, model);
  if (isFramed) {
    keepLanes(document, old, model);
    model = modelOf(now());
  }
  if (keepFrames(document, old, model)) {
    model = modelOf(now());
    if (isFramed) keepLanes(document, old, model);
    model = modelOf(now());
  }
  followShapes(document, old, model);
}
