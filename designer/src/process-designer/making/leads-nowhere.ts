import type { Model } from '../../document/index.js';
import { entriesFor } from '../../elements/index.js';

/** Whether a step has nothing behind it although something should follow: all but ends, and what stands outside of the flow. */
export function leadsNowhere(model: Model, id: string): boolean {
  const found = model.all.get(id);
  if (found?.kind !== 'element' || found.entry.type === 'endEvent') return false;
  const leadsOn = model.linesAt(id).some(({ kind, entry }) => (kind === 'flow' || kind === 'association') && entry.from === id);
  return !leadsOn && entriesFor(model, { do: 'append', to: id }).length > 0;
}
