import type { Permission } from '@millrace/schemas';
import { deployedItemsCollection, applicationsCollection } from '../deployments/index.js';
import { draftsCollection } from '../drafts/index.js';
import { EVERYONE, incidentsCollection, instancesCollection, jobsCollection, workItemsCollection } from '../execution/collections.js';
import { notificationsCollection } from '../notifications/index.js';
import { peopleCollection } from '../people/index.js';
import type { CollectionSpec, FieldType, Filter } from '../ports/index.js';

/** A type of thing that rights are about. */
export type ResourceType = Permission['resource']['type'];

/** The one who asks, as far as rights need to know them. */
export interface Me {
  readonly id: string;
  readonly organisation: string | null;
  readonly unit: string | null;
  readonly managers: readonly string[];
  /** `user:…`, `group:…`, `position:…`. */
  readonly principals: readonly string[];
  /** People of the same unit; empty where no permission asks for them. */
  readonly unitPeople: readonly string[];
}

/** What rows of a type of resource can answer. */
export interface ResourceRows {
  /** Fields that conditions may name, with their types. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** The field that `of` is compared with. */
  readonly of?: string;
  /** Whether other names are attributes, which only equality can be asked of. */
  readonly attributes?: true;
  /** By scope; `null` where the one who asks has none. A scope that is not here means nothing for the resource. */
  readonly scopes: Readonly<Partial<Record<Exclude<Permission['scope'], 'all'>, (me: Me) => Filter | null>>>;
}

/** Fields made by us to sort and search by: they are no words that a condition could mean. */
const inner = new Set(['nameKey', 'titleKey', 'titleKeyRu', 'keyText', 'terms', 'attrs', 'refs', 'dueOrder']);
const fieldsOf = ({ fields }: CollectionSpec): Readonly<Record<string, FieldType>> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !inner.has(name)));

const equal = (field: string, value: string | null): Filter | null => (value === null ? null : { field, eq: value });
const oneOf = (field: string, values: readonly string[]): Filter | null => (values.length === 0 ? null : { field, in: values });
const ofOrganisation = (me: Me): Filter | null => equal('organisation', me.organisation);

const instance: ResourceRows = {
  fields: fieldsOf(instancesCollection),
  of: 'definition',
  scopes: {
    own: (me) => equal('initiator', me.id),
    unit: (me) => oneOf('initiator', me.unitPeople),
    organisation: ofOrganisation,
  },
};

/** What can be asked of each type of resource: the one place that says how scopes and conditions become questions to the store. */
export const resourceRows: Readonly<Record<ResourceType, ResourceRows>> = {
  instance,
  // A history is read by whoever may read its instance by such a permission.
  history: instance,
  workItem: {
    fields: fieldsOf(workItemsCollection),
    of: 'definition',
    scopes: {
      own: (me) => ({ field: 'visibleTo', anyOf: [...me.principals, EVERYONE] }),
      unit: (me) => (me.unitPeople.length === 0 ? null : { field: 'visibleTo', anyOf: me.unitPeople.map((id) => `user:${id}`) }),
      organisation: ofOrganisation,
    },
  },
  record: {
    // Of the row's own fields only what no attribute should be mistaken for.
    fields: { organisation: 'text', createdBy: 'text', archived: 'boolean' },
    of: 'register',
    attributes: true,
    scopes: {
      own: (me) => equal('createdBy', me.id),
      unit: (me) => oneOf('createdBy', me.unitPeople),
      organisation: ofOrganisation,
    },
  },
  person: {
    fields: fieldsOf(peopleCollection),
    scopes: { own: (me) => equal('id', me.id), unit: (me) => equal('unit', me.unit), organisation: ofOrganisation },
  },
  incident: { fields: fieldsOf(incidentsCollection), of: 'definition', scopes: { organisation: ofOrganisation } },
  job: { fields: fieldsOf(jobsCollection), of: 'definition', scopes: {} },
  notification: { fields: fieldsOf(notificationsCollection), scopes: { own: (me) => equal('to', me.id) } },
  application: { fields: fieldsOf(applicationsCollection), scopes: {} },
  definition: { fields: fieldsOf(deployedItemsCollection), of: 'id', scopes: {} },
  draft: {
    fields: fieldsOf(draftsCollection),
    of: 'definition',
    scopes: { own: (me) => equal('createdBy', me.id), unit: (me) => oneOf('createdBy', me.unitPeople) },
  },
  service: { fields: fieldsOf(deployedItemsCollection), of: 'id', scopes: {} },
  organisation: { fields: {}, scopes: {} },
  report: { fields: {}, of: 'id', scopes: {} },
};
