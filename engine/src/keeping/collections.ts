import type { CollectionSpec } from '../ports/index.js';

/**
 * What is kept of an instance for ever, for figures: no person and nothing that anybody typed. They are no projection: written before the history goes that they sum up, never rebuilt, never
 * cleared (rule 20). The body is `InstanceFacts`.
 */
export const instanceFactsCollection: CollectionSpec = {
  name: 'instanceFacts',
  fields: { definition: 'text', status: 'text', organisation: 'text', startedAt: 'number', endedAt: 'number' },
  indexes: [{ fields: ['definition', 'endedAt'] }, { fields: ['endedAt'] }],
};

/** Large values that a history no longer names: they go when nothing else names them either (rule 18). The key is `<tenant>/<hash>`. No projection. */
export const looseBlobsCollection: CollectionSpec = { name: 'looseBlobs', fields: { at: 'number' }, indexes: [{ fields: ['at'] }] };

/** Erasures, the list row of each; the body is its state. */
export const erasuresCollection: CollectionSpec = {
  name: 'erasures',
  fields: { state: 'text', subject: 'text', requestedAt: 'number' },
  indexes: [{ fields: ['requestedAt'] }, { fields: ['state', 'requestedAt'] }],
};

/** Rounds of upkeep in which something was done or kept from being done; the body is the round's report. */
export const upkeepRoundsCollection: CollectionSpec = { name: 'upkeepRounds', fields: { at: 'number' }, indexes: [{ fields: ['at'] }] };
