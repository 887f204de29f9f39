import { MillraceError } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import {
  optionalId,
  optionalText,
  refuseInput,
  requireEntity,
  requireId,
  requireRevision,
  requireText,
  sameJson,
} from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';
import { normalisedEmail } from './email.js';

/** What is told of a person; null where nothing is. Groups and positions name their people themselves, so that there is one truth. */
export interface PersonDetails {
  readonly name: string;
  /** Normalised: lower case, no white space around it. */
  readonly email: string | null;
  readonly organisation: string | null;
  readonly unit: string | null;
  /** Id of the person's own manager; otherwise the positions tell. */
  readonly manager: string | null;
  /** IANA time zone that times are shown in. */
  readonly zone: string | null;
  readonly language: 'en' | 'ru' | null;
}

/** A person of the directory. */
export interface Person extends PersonDetails {
  readonly id: string;
  readonly active: boolean;
  /** Counts the changes of this person: what `expectedRevision` is compared with. */
  readonly revision: number;
  /** Id of the erasure that took name and address. */
  readonly erased?: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What may be given of a person; null clears. */
export type PersonInput = { readonly [K in keyof PersonDetails]?: PersonDetails[K] };

/** The commands of a person. Repeating `createPerson` with the same details changes nothing. */
export type PersonCommand =
  | ({ readonly type: 'createPerson' } & PersonInput)
  | { readonly type: 'changePerson'; readonly changes: PersonInput; readonly expectedRevision?: number }
  | { readonly type: 'deactivatePerson'; readonly reason: string; readonly expectedRevision?: number }
  | { readonly type: 'activatePerson'; readonly expectedRevision?: number }
  /** The engine's own: name and address have gone from all commits. */
  | { readonly type: 'noteErasure'; readonly erasure: string };

/** Where a person works is a fact; name and address are personal data, which may be erased (rule 21). */
type DetailsEvent<T extends string> = {
  readonly type: T;
  readonly facts: Pick<PersonDetails, 'organisation' | 'unit' | 'manager' | 'zone' | 'language'>;
  readonly data: Pick<PersonDetails, 'name' | 'email'>;
};

/** What happens to a person. A change carries all details, so that one event shows the whole person. */
export type PersonEvent =
  | (DetailsEvent<'personCreated'> & { readonly facts: { readonly person: string } })
  | DetailsEvent<'personChanged'>
  | { readonly type: 'personDeactivated'; readonly facts: Record<string, never>; readonly data: { readonly reason: string } }
  | { readonly type: 'personActivated'; readonly facts: Record<string, never> }
  | { readonly type: 'personErased'; readonly facts: { readonly erasure: string } };

/** Rows of people: the list and what relations are resolved from. `terms` are the words of name and address. */
export const peopleCollection: CollectionSpec = {
  name: 'people',
  fields: {
    id: 'text',
    nameKey: 'text',
    email: 'text',
    organisation: 'text',
    unit: 'text',
    manager: 'text',
    active: 'boolean',
    terms: 'texts',
  },
  indexes: [
    { fields: ['id'] },
    { fields: ['nameKey'] },
    { fields: ['email'] },
    { fields: ['organisation', 'nameKey'] },
    { fields: ['unit', 'nameKey'] },
    { fields: ['manager', 'nameKey'] },
    { anyOf: 'terms', fields: ['nameKey'] },
  ],
};

/**
 * A person: `<tenant>/person/<id>`. The id is what histories name as actor, so it never changes and is never given to another.
 * Errors: `ALREADY_EXISTS`, `NOT_FOUND`, `REVISION_CHANGED`, `INVALID_INPUT`.
 */
export const personAggregate: AggregateType<Person, PersonCommand, PersonEvent> = {
  type: 'person',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [peopleCollection.name],

  decide(state, command, context) {
    const id = requireId(idOfKey(context.key), '/id');
    if (command.type === 'createPerson') return create(state, id, command);
    const person = requireEntity(state, `person ${id}`);
    switch (command.type) {
      case 'changePerson': {
        requireRevision(command.expectedRevision, person.revision, `person ${id}`);
        const details = checkedDetails(id, { ...detailsOf(person), ...definedOf(command.changes) }, '/changes');
        if (sameJson({ ...details }, { ...detailsOf(person) })) return unchanged(person);
        return changed(person, { type: 'personChanged', ...splitDetails(details) });
      }
      case 'deactivatePerson': {
        requireRevision(command.expectedRevision, person.revision, `person ${id}`);
        const reason = requireText(command.reason, '/reason', 1000);
        return person.active ? changed(person, { type: 'personDeactivated', facts: {}, data: { reason } }) : unchanged(person);
      }
      case 'activatePerson':
        requireRevision(command.expectedRevision, person.revision, `person ${id}`);
        return person.active ? unchanged(person) : changed(person, { type: 'personActivated', facts: {} });
      case 'noteErasure':
        if (person.erased === command.erasure) return unchanged(person);
        return changed(person, { type: 'personErased', facts: { erasure: command.erasure } });
      default:
        return refuseUnknownCommand('person', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'personCreated':
        return {
          id: event.facts.person,
          ...detailsOf({ ...event.facts, ...event.data }),
          active: true,
          revision: 1,
          createdAt: at,
          changedAt: at,
        };
      case 'personChanged':
        return { ...state!, ...detailsOf({ ...event.facts, ...event.data }), revision: state!.revision + 1, changedAt: at };
      case 'personDeactivated':
        return { ...state!, active: false, revision: state!.revision + 1, changedAt: at };
      case 'personActivated':
        return { ...state!, active: true, revision: state!.revision + 1, changedAt: at };
      case 'personErased':
        return { ...state!, email: null, active: false, erased: event.facts.erasure, revision: state!.revision + 1, changedAt: at };
      default:
        return refuseUnknownEvent('person', event);
    }
  },

  project(change) {
    const person = change.next;
    const { id } = person;
    const fields = {
      id,
      nameKey: sortKey(person.name),
      email: person.email,
      organisation: person.organisation,
      unit: person.unit,
      manager: person.manager,
      active: person.active,
      terms: searchTerms(person.name, person.email ?? ''),
    };
    return { rows: [], listRow: row(change, peopleCollection.name, id, fields, person) };
  },
};

function create(state: Person | null, id: string, command: PersonInput): Decision<PersonEvent> {
  // What the engine does by itself bears this name: a person of it would do everything by itself too.
  if (id === 'system') refuseInput('/id', 'an id other than system', id);
  const details = checkedDetails(id, command, '');
  if (state === null) {
    const { facts, data } = splitDetails(details);
    return { events: [{ type: 'personCreated', facts: { person: id, ...facts }, data }], answer: { id, revision: 1, changed: true } };
  }
  // A seed that is loaded again, or a creation whose answer got lost, finds what it wanted.
  if (state.active && sameJson({ ...details }, { ...detailsOf(state) })) return unchanged(state);
  throw new MillraceError('ALREADY_EXISTS', { entity: `person ${id}` });
}

function changed(person: Person, event: PersonEvent): Decision<PersonEvent> {
  return { events: [event], answer: { id: person.id, revision: person.revision + 1, changed: true } };
}

function unchanged(person: Person): Decision<PersonEvent> {
  return { events: [], answer: { id: person.id, revision: person.revision, changed: false } };
}

function checkedDetails(id: string, input: PersonInput, place: string): PersonDetails {
  const { language = null } = input;
  if (language !== null && language !== 'en' && language !== 'ru') refuseInput(`${place}/language`, 'en or ru', language);
  const manager = optionalId(input.manager, `${place}/manager`);
  // A longer circle of managers is harmless to resolve, and nobody sees it from one person; this one is always a slip.
  if (manager === id) refuseInput(`${place}/manager`, 'somebody else than the person', manager);
  return {
    name: requireText(input.name, `${place}/name`),
    email: normalisedEmail(input.email, `${place}/email`),
    organisation: optionalId(input.organisation, `${place}/organisation`),
    unit: optionalId(input.unit, `${place}/unit`),
    manager,
    zone: checkedZone(optionalText(input.zone, `${place}/zone`, 64), `${place}/zone`),
    language,
  };
}

function checkedZone(zone: string | null, place: string): string | null {
  if (zone === null) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return refuseInput(place, 'an IANA time zone, for example Europe/Moscow', zone);
  }
}

const detailsOf = ({ name, email, organisation, unit, manager, zone, language }: PersonDetails): PersonDetails => ({
  name,
  email,
  organisation,
  unit,
  manager,
  zone,
  language,
});

const splitDetails = ({ name, email, ...facts }: PersonDetails): Pick<DetailsEvent<string>, 'facts' | 'data'> => ({
  facts,
  data: { name, email },
});

const definedOf = (input: PersonInput): PersonInput => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
