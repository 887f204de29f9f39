import type { JsonObject } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { refuseInput, requireId, requireText } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** What was done with the data. */
export const accessActions = ['read', 'export'] as const;
/** What the data belongs to. */
export const accessResources = ['person', 'instance', 'history', 'workItem', 'record', 'accessLog'] as const;

/** That somebody saw personal data: who, what, by which filter, how many things. */
export interface AccessNote {
  readonly action: (typeof accessActions)[number];
  readonly resource: (typeof accessResources)[number];
  /** What they asked, e.g. `readInstance`. */
  readonly operation: string;
  /** Id of the one thing; `null` for a list. A record's is `register/id`. */
  readonly subject: string | null;
  /** The person whom the data is about, where it is one. */
  readonly about: string | null;
  /** Things in the answer that are personal data of others. */
  readonly count: number;
  /** Whether a person looked in a browser, or a program with their token. */
  readonly through: 'session' | 'token';
  /** What the list was asked for, as it was typed; `null` where nothing was. */
  readonly filter: JsonObject | null;
}

/** A line of the log. */
export interface AccessEntry extends AccessNote {
  /** `<page>.<line>`; sorts by time. */
  readonly id: string;
  readonly person: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** A page of the log of reads. Lines are only ever added. */
export interface AccessPage {
  readonly entries: readonly AccessEntry[];
}

/** The command of a page; who reads is who sends it. */
export type AccessPageCommand = { readonly type: 'noteAccess' } & AccessNote;

/** What happens to a page. What was typed into a filter is `data`. */
export type AccessPageEvent = {
  readonly type: 'accessNoted';
  readonly facts: Omit<AccessNote, 'filter'> & { readonly entry: string; readonly person: string };
  readonly data: { readonly filter: JsonObject | null };
};

/** Rows of the log, a line each; the body is the line. */
export const accessLogCollection: CollectionSpec = {
  name: 'accessLog',
  fields: { at: 'number', person: 'text', resource: 'text', subject: 'text', about: 'text' },
  indexes: [
    { fields: ['at'] },
    { fields: ['person', 'at'] },
    { fields: ['resource', 'at'] },
    { fields: ['subject', 'at'] },
    { fields: ['about', 'at'] },
  ],
};

/** Rows of the log's pages: that a page is there whole. */
export const accessPagesCollection: CollectionSpec = { name: 'accessLogPages', fields: { size: 'number' }, indexes: [] };

/** The key of a page of the log: `<tenant>/accesslog/<id>`. */
export function accessPageKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'accesslog', id);
}

/** The log of reads of personal data, in pages: many short aggregates, so that none grows without end and every row follows from a small state. Errors: `INVALID_INPUT`. */
export const accessPageAggregate: AggregateType<AccessPage, AccessPageCommand, AccessPageEvent> = {
  type: 'accesslog',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [accessPagesCollection.name, accessLogCollection.name],

  decide(state, command, context) {
    if (command.type !== 'noteAccess') return refuseUnknownCommand('accesslog', command);
    const page = requireId(idOfKey(context.key), '/id');
    const entry = `${page}.${String(state?.entries.length ?? 0).padStart(5, '0')}`;
    const { action, resource, operation, subject, about, count, through, filter } = command;
    if (!accessActions.includes(action)) refuseInput('/action', `one of ${accessActions.join(', ')}`, action);
    if (!accessResources.includes(resource)) refuseInput('/resource', `one of ${accessResources.join(', ')}`, resource);
    if (!Number.isSafeInteger(count) || count < 0) refuseInput('/count', 'a whole number', count);
    const facts = {
      entry,
      person: requireId(context.actor, '/actor'),
      action,
      resource,
      operation: requireText(operation, '/operation', 100),
      subject: subject === null ? null : requireText(subject, '/subject', 500),
      about: about === null ? null : requireText(about, '/about', 200),
      count,
      through: through === 'token' ? through : 'session',
    } as const;
    return { events: [{ type: 'accessNoted', facts, data: { filter } }], answer: { id: entry } };
  },

  apply(state, event, at) {
    if (event.type !== 'accessNoted') return refuseUnknownEvent('accesslog', event);
    const { entry, ...facts } = event.facts;
    return { entries: [...(state?.entries ?? []), { id: entry, ...facts, filter: event.data.filter, at }] };
  },

  project(change) {
    const { entries } = change.next;
    const rows = entries.slice(change.previous?.entries.length ?? 0).map((entry) => {
      const { at, person, resource, subject, about } = entry;
      return row(change, accessLogCollection.name, entry.id, { at, person, resource, subject, about }, entry);
    });
    const size = entries.length;
    return { rows, listRow: row(change, accessPagesCollection.name, idOfKey(change.key), { size }, { size }) };
  },
};
