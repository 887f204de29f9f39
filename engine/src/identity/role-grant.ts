import { aggregateKey, keyPart } from '../behaviors/aggregate-key.js';
import { refuseInput, requireRevision, requireText, sameJson } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** The most principals that have one role; groups and positions stand for many people. */
export const mostHoldersOfRole = 1000;

/** Who has a role. Roles are definitions of applications; who has them is data, so an application is moved without its people. */
export interface RoleGrant {
  readonly role: string;
  /** Principal keys, sorted, each once: `user:…`, `group:…`, `position:…`. */
  readonly holders: readonly string[];
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly changedAt: number;
}

/** The command of a role grant: these have the role, and nobody else. */
export type RoleGrantCommand = {
  readonly type: 'setRoleHolders';
  /** In full; the aggregate's key holds `keyPart(role)`. */
  readonly role: string;
  readonly holders: readonly string[];
  readonly expectedRevision?: number;
};

/** What happens to a role grant: who got the role and who lost it. */
export type RoleGrantEvent = {
  readonly type: 'roleHoldersChanged';
  readonly facts: { readonly role: string; readonly added: readonly string[]; readonly removed: readonly string[] };
};

/** Rows of role grants. "Roles of a person" is `anyOf holders` with the person's principal keys. */
export const roleGrantsCollection: CollectionSpec = {
  name: 'roleGrants',
  fields: { role: 'text', holders: 'texts' },
  indexes: [{ fields: ['role'] }, { anyOf: 'holders', fields: ['role'] }],
};

/** The key of the grant of a role: `<tenant>/rolegrant/<role>`. */
export function roleGrantKey(tenant: string, role: string): AggregateKey {
  return aggregateKey(tenant, 'rolegrant', keyPart(role));
}

/** Errors: `REVISION_CHANGED`, `INVALID_INPUT`. */
export const roleGrantAggregate: AggregateType<RoleGrant, RoleGrantCommand, RoleGrantEvent> = {
  type: 'rolegrant',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [roleGrantsCollection.name],

  decide(state, command, context) {
    if (command.type !== 'setRoleHolders') return refuseUnknownCommand('rolegrant', command);
    const role = requireText(command.role, '/role', 128);
    if (roleGrantKey(context.tenant, role) !== context.key) refuseInput('/role', `the id behind ${context.key}`, role);
    requireRevision(command.expectedRevision, state?.revision ?? 0, `holders of role ${role}`);
    const holders = requirePrincipals(command.holders);
    const before = state?.holders ?? [];
    if (sameJson(before, holders)) return { events: [], answer: { role, revision: state?.revision ?? 0, changed: false } };
    const added = holders.filter((holder) => !before.includes(holder));
    const removed = before.filter((holder) => !holders.includes(holder));
    return {
      events: [{ type: 'roleHoldersChanged', facts: { role, added, removed } }],
      answer: { role, revision: (state?.revision ?? 0) + 1, changed: true },
    };
  },

  apply(state, event, at) {
    if (event.type !== 'roleHoldersChanged') return refuseUnknownEvent('rolegrant', event);
    const { role, added, removed } = event.facts;
    const kept = (state?.holders ?? []).filter((holder) => !removed.includes(holder));
    return { role, holders: [...kept, ...added].sort(), revision: (state?.revision ?? 0) + 1, changedAt: at };
  },

  project(change) {
    const { role, holders } = change.next;
    return { rows: [], listRow: row(change, roleGrantsCollection.name, keyPart(role), { role, holders }, change.next) };
  },
};

function requirePrincipals(given: unknown): readonly string[] {
  if (!Array.isArray(given) || given.length > mostHoldersOfRole)
    refuseInput('/holders', `a list of at most ${mostHoldersOfRole} principal keys`, given);
  const holders = given.map((key: unknown, index) =>
    typeof key === 'string' && /^(?:user|group|position):[0-9a-z][0-9a-z._-]{0,63}$/.test(key)
      ? key
      : refuseInput(`/holders/${index}`, 'a principal key such as user:anna, group:finance or position:cfo', key),
  );
  return [...new Set(holders)].sort();
}
