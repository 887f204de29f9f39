import { current } from 'immer';
import type { ProcessDraft, WritableProcess } from '../process-document.js';
import { modelOf } from '../read/model.js';
import { followShapes } from '../ways/follow-shapes.js';
import { clearReferences } from './clear-references.js';
import { keepFlows } from './keep-flows.js';
import { keepOrder } from './keep-order.js';

/** What every command brings with it, in the same step of undo: nothing dangles, flows stay in their scopes, lines follow their shapes. */
export function followUp(document: WritableProcess, before: ProcessDraft): void {
  const old = modelOf(before);
  const now = (): ProcessDraft => current(document) as unknown as ProcessDraft;
  clearReferences(document, old, now());
  const crossing = keepFlows(document, old, modelOf(now()));
  if (crossing.length > 0) clearReferences(document, old, now());
  const model = modelOf(now());
  keepOrder(document, old, model);
  followShapes(document, old, model);
}
