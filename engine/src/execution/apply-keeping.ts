import { KeyedMap } from '../behaviors/keyed-map.js';
import type { Appliers } from './applier.js';
import type { InstancePurged } from './keeping-events.js';
import type { ProcessState, Scope } from './state.js';
import { newScope } from './state-parts.js';

/** Appliers of what happens to the keeping of an instance. */
export const keepingAppliers: Appliers<'legalHoldSet' | 'legalHoldLifted' | 'instanceErased'> = {
  legalHoldSet: (state, { facts, data }, at) => ({ ...state, hold: { reason: data?.reason ?? '', by: facts.by, at } }),
  legalHoldLifted: ({ hold: _hold, ...state }) => state,
  instanceErased: (state, { facts }, at) => ({ ...state, erasures: [...(state.erasures ?? []), { id: facts.erasure, at }] }),
};

/** What is left of a purged instance follows from its gravestone alone: the commits before it may be gone. */
export function buried({ facts }: InstancePurged, at: number): ProcessState {
  return {
    definition: facts.definition,
    version: facts.version,
    hash: facts.content,
    process: facts.process,
    status: facts.status === 'cancelled' ? 'cancelled' : 'completed',
    initiator: '',
    readers: [],
    startedAt: facts.startedAt,
    updatedAt: at,
    endedAt: facts.endedAt,
    counter: 0,
    scopes: KeyedMap.empty<Scope>().with(0, newScope(0, facts.process, null, {})),
    activities: KeyedMap.empty(),
    workItems: KeyedMap.empty(),
    openWorkItems: 0,
    jobs: KeyedMap.empty(),
    timers: KeyedMap.empty(),
    incidents: KeyedMap.empty(),
    subscriptions: KeyedMap.empty(),
    children: KeyedMap.empty(),
    farewells: KeyedMap.empty(),
    spawning: KeyedMap.empty(),
    undoing: KeyedMap.empty(),
    queue: KeyedMap.empty(),
    nextToken: 0,
    activations: {},
    activationsBefore: {},
    instancesBegun: {},
    steps: 0,
    weight: 0,
    purged: { at, reason: facts.reason, commits: facts.commits },
  };
}
