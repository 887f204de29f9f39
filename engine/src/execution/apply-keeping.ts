import type { Appliers } from './applier.js';
import { stateWith } from './copies.js';
import type { Keeping, ProcessState } from './state.js';

/** Appliers of what happens to the keeping of an instance. */
export const keepingAppliers: Appliers<'legalHoldSet' | 'legalHoldLifted' | 'instanceErased'> = {
  legalHoldSet: (state, { facts, data }, at) => kept(state, { hold: { reason: data?.reason ?? '', by: facts.by, at } }),
  legalHoldLifted: (state) => {
    const { hold: _hold, ...keeping } = state.keeping ?? {};
    return stateWith(state, { keeping });
  },
  instanceErased: (state, { facts }, at) => kept(state, { erasures: [...(state.keeping?.erasures ?? []), { id: facts.erasure, at }] }),
};

function kept(state: ProcessState, more: Keeping): ProcessState {
  return stateWith(state, { keeping: { ...state.keeping, ...more } });
}
