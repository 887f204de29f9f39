import type { Model } from '../../document/read/model.js';
import { isEventSubProcess } from '../../document/read/types.js';
import type { ScopeKind } from './entry.js';

/** What a scope is for those that stand in it; nothing where it is unknown or holds no flow. */
export function scopeKindOf(model: Model, scope: string | undefined): ScopeKind | undefined {
  const found = scope === undefined ? undefined : model.all.get(scope);
  if (!found) return undefined;
  if (found.kind === 'process') return 'process';
  const { type } = found.entry;
  if (isEventSubProcess(found.entry)) return 'eventSubProcess';
  return type === 'subProcess' || type === 'transaction' || type === 'adHocSubProcess' ? type : undefined;
}
