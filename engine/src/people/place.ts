import type { Text } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { requireId, requireShownText, sameJson, textVersions } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { searchTerms, sortKey } from '../behaviors/search-key.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { CollectionSpec } from '../ports/index.js';

/** An organisation or a unit as people call it; what has no name is called by its id. */
export interface Place {
  readonly id: string;
  readonly name: Text;
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Names it, whether it had a name or not; the same name again changes nothing. */
export interface PlaceCommand {
  readonly type: 'namePlace';
  readonly name: Text;
}

/** It has this name from now on. */
export interface PlaceEvent {
  readonly type: 'placeNamed';
  readonly facts: { readonly place: string };
  readonly data: { readonly name: Text };
}

const collectionOf = (name: string): CollectionSpec => ({
  name,
  fields: { id: 'text', nameKey: 'text', terms: 'texts' },
  indexes: [{ fields: ['nameKey'] }, { anyOf: 'terms', fields: ['nameKey'] }],
});

/** Rows of organisations that have a name. */
export const organisationsCollection: CollectionSpec = collectionOf('organisations');
/** Rows of units that have a name. */
export const unitsCollection: CollectionSpec = collectionOf('units');

/** Names of client companies and legal entities: `<tenant>/organisation/<id>`. Errors: `INVALID_INPUT`. */
export const organisationAggregate = placeAggregate('organisation', organisationsCollection.name);
/** Names of departments: `<tenant>/unit/<id>`. Errors: `INVALID_INPUT`. */
export const unitAggregate = placeAggregate('unit', unitsCollection.name);

function placeAggregate(type: 'organisation' | 'unit', collection: string): AggregateType<Place, PlaceCommand, PlaceEvent> {
  return {
    type,
    projectionFormat: 1,
    stateFormat: 1,
    collections: [collection],

    decide(state, command, context) {
      if (command.type !== 'namePlace') return refuseUnknownCommand(type, command);
      const id = requireId(idOfKey(context.key), '/id');
      const name = requireShownText(command.name, '/name');
      if (state !== null && sameJson(name, state.name)) return { events: [], answer: { id, revision: state.revision, changed: false } };
      return {
        events: [{ type: 'placeNamed', facts: { place: id }, data: { name } }],
        answer: { id, revision: (state?.revision ?? 0) + 1, changed: true },
      };
    },

    apply(state, event, at) {
      if (event.type !== 'placeNamed') return refuseUnknownEvent(type, event);
      const { facts, data } = event;
      return { id: facts.place, name: data.name, revision: (state?.revision ?? 0) + 1, createdAt: state?.createdAt ?? at, changedAt: at };
    },

    project(change) {
      const { next } = change;
      const versions = textVersions(next.name);
      const fields = { id: next.id, nameKey: sortKey(versions.join(' ')), terms: searchTerms(...versions) };
      return { rows: [], listRow: row(change, collection, next.id, fields, next) };
    },
  };
}
