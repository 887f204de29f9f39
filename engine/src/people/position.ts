import { MillraceError, type Text } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import {
  optionalId,
  refuseInput,
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

/** The most people that hold one position together. */
export const mostHolders = 100;

/** What is told of a position; null where nothing is. */
export interface PositionDetails {
  readonly name: Text;
  /** Person ids, sorted, each once; none when the position is vacant. */
  readonly holders: readonly string[];
  /** Id of the position above: its holders are the managers of these holders. */
  readonly reportsTo: string | null;
  readonly organisation: string | null;
  readonly unit: string | null;
}

/** A place in the organisation that people hold for a time, under one principal key, `position:<id>`. */
export interface Position extends PositionDetails {
  readonly id: string;
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What may be given of a position; null clears. */
export type PositionInput = { readonly [K in keyof PositionDetails]?: PositionDetails[K] };

/** The commands of a position. Repeating `createPosition` with the same details changes nothing. */
export type PositionCommand =
  | ({ readonly type: 'createPosition' } & PositionInput)
  | { readonly type: 'changePosition'; readonly changes: PositionInput; readonly expectedRevision?: number };

type DetailsEvent<T extends string> = {
  readonly type: T;
  readonly facts: Pick<PositionDetails, 'holders' | 'reportsTo' | 'organisation' | 'unit'>;
  readonly data: Pick<PositionDetails, 'name'>;
};

/** What happens to a position. A change carries all details, so that one event shows the whole position. */
export type PositionEvent =
  (DetailsEvent<'positionCreated'> & { readonly facts: { readonly position: string } }) | DetailsEvent<'positionChanged'>;

/** Rows of positions. "Positions of a person" is `anyOf holders`. */
export const positionsCollection: CollectionSpec = {
  name: 'positions',
  fields: {
    id: 'text',
    nameKey: 'text',
    reportsTo: 'text',
    organisation: 'text',
    unit: 'text',
    holders: 'texts',
    terms: 'texts',
  },
  indexes: [
    { fields: ['nameKey'] },
    { fields: ['reportsTo', 'nameKey'] },
    { fields: ['organisation', 'nameKey'] },
    { anyOf: 'holders', fields: ['id'] },
    { anyOf: 'terms', fields: ['nameKey'] },
  ],
};

/** A position: `<tenant>/position/<id>`. Errors: `ALREADY_EXISTS`, `NOT_FOUND`, `REVISION_CHANGED`, `INVALID_INPUT`. */
export const positionAggregate: AggregateType<Position, PositionCommand, PositionEvent> = {
  type: 'position',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [positionsCollection.name],

  decide(state, command, context) {
    const id = requireId(idOfKey(context.key), '/id');
    switch (command.type) {
      case 'createPosition': {
        const details = checkedDetails(id, command, '');
        if (state === null) {
          const { facts, data } = splitDetails(details);
          return {
            events: [{ type: 'positionCreated', facts: { position: id, ...facts }, data }],
            answer: { id, revision: 1, changed: true },
          };
        }
        if (sameJson({ ...details }, { ...detailsOf(state) })) return unchanged(state);
        throw new MillraceError('ALREADY_EXISTS', { entity: `position ${id}` });
      }
      case 'changePosition': {
        const position = requireEntity(state, `position ${id}`);
        requireRevision(command.expectedRevision, position.revision, `position ${id}`);
        const given = Object.fromEntries(Object.entries(command.changes).filter(([, value]) => value !== undefined));
        const details = checkedDetails(id, { ...detailsOf(position), ...given }, '/changes');
        if (sameJson({ ...details }, { ...detailsOf(position) })) return unchanged(position);
        return {
          events: [{ type: 'positionChanged', ...splitDetails(details) }],
          answer: { id, revision: position.revision + 1, changed: true },
        };
      }
      default:
        return refuseUnknownCommand('position', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'positionCreated':
        return { id: event.facts.position, ...detailsOf({ ...event.facts, ...event.data }), revision: 1, createdAt: at, changedAt: at };
      case 'positionChanged':
        return { ...state!, ...detailsOf({ ...event.facts, ...event.data }), revision: state!.revision + 1, changedAt: at };
      default:
        return refuseUnknownEvent('position', event);
    }
  },

  project(change) {
    const position = change.next;
    const fields = {
      id: position.id,
      nameKey: sortKey(textVersions(position.name).join(' ')),
      reportsTo: position.reportsTo,
      organisation: position.organisation,
      unit: position.unit,
      holders: position.holders,
      terms: searchTerms(...textVersions(position.name)),
    };
    return { rows: [], listRow: row(change, positionsCollection.name, position.id, fields, position) };
  },
};

function unchanged(position: Position): Decision<PositionEvent> {
  return { events: [], answer: { id: position.id, revision: position.revision, changed: false } };
}

function checkedDetails(id: string, input: PositionInput, place: string): PositionDetails {
  const reportsTo = optionalId(input.reportsTo, `${place}/reportsTo`);
  if (reportsTo === id) refuseInput(`${place}/reportsTo`, 'another position', reportsTo);
  return {
    name: requireShownText(input.name, `${place}/name`),
    holders: requireIds(input.holders ?? [], `${place}/holders`, mostHolders).toSorted(),
    reportsTo,
    organisation: optionalId(input.organisation, `${place}/organisation`),
    unit: optionalId(input.unit, `${place}/unit`),
  };
}

const detailsOf = ({ name, holders, reportsTo, organisation, unit }: PositionDetails): PositionDetails => ({
  name,
  holders,
  reportsTo,
  organisation,
  unit,
});

const splitDetails = ({ name, ...facts }: PositionDetails): Pick<DetailsEvent<string>, 'facts' | 'data'> => ({ facts, data: { name } });
