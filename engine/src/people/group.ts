import { MillraceError, type Text } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import {
  requireEntity,
  requireId,
  requireIds,
  requireRevision,
  requireShownText,
  sameJson,
  textVersions,
} from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';

/** The most members of a group. Its row names them all, so that "groups of a person" is one indexed question. */
export const mostGroupMembers = 10_000;
/** The most members that one command adds or removes. */
export const mostMembersPerCommand = 1_000;

/** Some people under one principal key, `group:<id>`. */
export interface Group {
  readonly id: string;
  readonly name: Text;
  /** Person ids, sorted, each once. A member need not be in the directory: embedders may keep people elsewhere. */
  readonly members: readonly string[];
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** The commands of a group. Adding who is a member, or removing who is none, changes nothing. */
export type GroupCommand =
  | { readonly type: 'createGroup'; readonly name: Text; readonly members?: readonly string[] }
  | { readonly type: 'renameGroup'; readonly name: Text; readonly expectedRevision?: number }
  | {
      readonly type: 'changeGroupMembers';
      readonly add?: readonly string[];
      readonly remove?: readonly string[];
      readonly expectedRevision?: number;
    };

/** What happens to a group. Person ids are opaque and so are facts. */
export type GroupEvent =
  | {
      readonly type: 'groupCreated';
      readonly facts: { readonly group: string; readonly members: readonly string[] };
      readonly data: { readonly name: Text };
    }
  | { readonly type: 'groupRenamed'; readonly facts: Record<string, never>; readonly data: { readonly name: Text } }
  | { readonly type: 'groupMembersChanged'; readonly facts: { readonly added: readonly string[]; readonly removed: readonly string[] } };

/** Rows of groups. "Groups of a person" is `anyOf members`. */
export const groupsCollection: CollectionSpec = {
  name: 'groups',
  fields: { id: 'text', nameKey: 'text', size: 'number', members: 'texts', terms: 'texts' },
  indexes: [{ fields: ['nameKey'] }, { anyOf: 'members', fields: ['id'] }, { anyOf: 'terms', fields: ['nameKey'] }],
};

/** A group: `<tenant>/group/<id>`. Errors: `ALREADY_EXISTS`, `NOT_FOUND`, `REVISION_CHANGED`, `LIMIT_EXCEEDED`, `INVALID_INPUT`. */
export const groupAggregate: AggregateType<Group, GroupCommand, GroupEvent> = {
  type: 'group',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [groupsCollection.name],

  decide(state, command, context) {
    const id = requireId(idOfKey(context.key), '/id');
    if (command.type === 'createGroup') return create(state, id, command.name, command.members);
    const group = requireEntity(state, `group ${id}`);
    switch (command.type) {
      case 'renameGroup': {
        requireRevision(command.expectedRevision, group.revision, `group ${id}`);
        const name = requireShownText(command.name, '/name');
        return sameJson(name, group.name) ? unchanged(group) : changed(group, { type: 'groupRenamed', facts: {}, data: { name } });
      }
      case 'changeGroupMembers': {
        requireRevision(command.expectedRevision, group.revision, `group ${id}`);
        const members = new Set(group.members);
        const removed = requireIds(command.remove ?? [], '/remove', mostMembersPerCommand).filter((member) => members.delete(member));
        const added = requireIds(command.add ?? [], '/add', mostMembersPerCommand).filter((member) => !members.has(member));
        requireRoom(members.size + added.length);
        if (added.length + removed.length === 0) return unchanged(group);
        return changed(group, { type: 'groupMembersChanged', facts: { added, removed } });
      }
      default:
        return refuseUnknownCommand('group', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'groupCreated':
        return {
          id: event.facts.group,
          name: event.data.name,
          members: event.facts.members.toSorted(),
          revision: 1,
          createdAt: at,
          changedAt: at,
        };
      case 'groupRenamed':
        return { ...state!, name: event.data.name, revision: state!.revision + 1, changedAt: at };
      case 'groupMembersChanged': {
        const removed = new Set(event.facts.removed);
        const members = [...state!.members.filter((member) => !removed.has(member)), ...event.facts.added].sort();
        return { ...state!, members, revision: state!.revision + 1, changedAt: at };
      }
      default:
        return refuseUnknownEvent('group', event);
    }
  },

  project(change) {
    const { members, ...group } = change.next;
    const fields = {
      id: group.id,
      nameKey: sortKey(textVersions(group.name).join(' ')),
      size: members.length,
      members,
      terms: searchTerms(...textVersions(group.name)),
    };
    // The members stand in the fields already; ten thousand of them a second time would only fatten the row.
    return { rows: [], listRow: row(change, groupsCollection.name, group.id, fields, { ...group, size: members.length }) };
  },
};

function create(state: Group | null, id: string, nameInput: unknown, membersInput: unknown): Decision<GroupEvent> {
  const name = requireShownText(nameInput, '/name');
  const members = requireIds(membersInput ?? [], '/members', mostMembersPerCommand).toSorted();
  if (state === null) {
    return {
      events: [{ type: 'groupCreated', facts: { group: id, members }, data: { name } }],
      answer: { id, revision: 1, changed: true },
    };
  }
  if (sameJson([name, members], [state.name, state.members])) return unchanged(state);
  throw new MillraceError('ALREADY_EXISTS', { entity: `group ${id}` });
}

function requireRoom(found: number): void {
  if (found > mostGroupMembers) throw new MillraceError('LIMIT_EXCEEDED', { limit: mostGroupMembers, what: 'members', found });
}

function changed(group: Group, event: GroupEvent): Decision<GroupEvent> {
  return { events: [event], answer: { id: group.id, revision: group.revision + 1, changed: true } };
}

function unchanged(group: Group): Decision<GroupEvent> {
  return { events: [], answer: { id: group.id, revision: group.revision, changed: false } };
}
