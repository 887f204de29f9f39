import { correlationCollections, correlationTypes } from '../correlation/index.js';
import {
  applicationAggregate,
  applicationsCollection,
  contentsCollection,
  deployedItemsCollection,
  startSubscriptionsCollection,
} from '../deployments/index.js';
import { draftAggregate, draftNameAggregate, draftNamesCollection, draftsCollection } from '../drafts/index.js';
import type { AggregateType } from '../execution/aggregate.js';
import { processAggregate, processCollections } from '../execution/index.js';
import {
  accessLogCollection,
  accessPageAggregate,
  accessPagesCollection,
  credentialsCollection,
  loginAggregate,
  loginsCollection,
  roleGrantAggregate,
  roleGrantsCollection,
  tokenAggregate,
  tokensCollection,
} from '../identity/index.js';
import {
  erasureAggregate,
  erasuresCollection,
  instanceFactsCollection,
  looseBlobsCollection,
  upkeepRoundAggregate,
  upkeepRoundsCollection,
} from '../keeping/index.js';
import { notificationCollections, notificationTypes } from '../notifications/index.js';
import {
  groupAggregate,
  groupsCollection,
  organisationAggregate,
  organisationsCollection,
  peopleCollection,
  personAggregate,
  positionAggregate,
  positionsCollection,
  unitAggregate,
  unitsCollection,
} from '../people/index.js';
import type { CollectionSpec } from '../ports/index.js';
import {
  accountAggregate,
  accountsCollection,
  holderAggregate,
  holdersCollection,
  numberAggregate,
  numbersCollection,
  recordAggregate,
  recordsCollection,
  reservationsCollection,
  uniqueAggregate,
} from '../registers/index.js';
import { leasesCollection } from './job-leases.js';

/** Every kind of aggregate of the product. The runtime hands each only its own commands, states and events. */
export const aggregateTypes = [
  processAggregate,
  applicationAggregate,
  personAggregate,
  groupAggregate,
  positionAggregate,
  organisationAggregate,
  unitAggregate,
  loginAggregate,
  tokenAggregate,
  roleGrantAggregate,
  accessPageAggregate,
  recordAggregate,
  accountAggregate,
  holderAggregate,
  uniqueAggregate,
  numberAggregate,
  ...notificationTypes,
  ...correlationTypes,
  draftAggregate,
  draftNameAggregate,
  erasureAggregate,
  upkeepRoundAggregate,
] as unknown as readonly AggregateType[];

/** Every collection that they are projected to, and the contents that deployments name. */
export const collections: readonly CollectionSpec[] = [
  ...processCollections,
  applicationsCollection,
  deployedItemsCollection,
  startSubscriptionsCollection,
  contentsCollection,
  peopleCollection,
  groupsCollection,
  positionsCollection,
  organisationsCollection,
  unitsCollection,
  loginsCollection,
  credentialsCollection,
  tokensCollection,
  roleGrantsCollection,
  accessPagesCollection,
  accessLogCollection,
  recordsCollection,
  accountsCollection,
  holdersCollection,
  reservationsCollection,
  numbersCollection,
  ...notificationCollections,
  ...correlationCollections,
  draftsCollection,
  draftNamesCollection,
  leasesCollection,
  instanceFactsCollection,
  looseBlobsCollection,
  erasuresCollection,
  upkeepRoundsCollection,
];
