import type { Permission, RoleDefinition } from '@millrace/schemas';

type ResourceType = Permission['resource']['type'];
type Action = Permission['action'];

const permission = (action: Action, type: ResourceType, scope: Permission['scope'], where?: Permission['where']): Permission => ({
  action,
  resource: { type },
  scope,
  ...(where === undefined ? {} : { where }),
});

/** What everybody may do with what is their own. Nobody is given this role, and nobody can be without it. */
export const employee: RoleDefinition = {
  kind: 'role',
  format: 1,
  id: 'employee',
  name: { en: 'Employee', ru: 'Сотрудник' },
  permissions: {
    readOwnRequests: permission('read', 'instance', 'own'),
    // Who has, or was ever offered, work of a request may look at it: the row names them.
    readRequestsWorkedOn: permission('read', 'instance', 'all', { field: 'readers', anyOf: ['$me.principals', 'everyone'] }),
    readOwnHistory: permission('read', 'history', 'all', { field: 'readers', anyOf: ['$me.principals', 'everyone'] }),
    readOwnWork: permission('read', 'workItem', 'own'),
    claimOwnWork: permission('claim', 'workItem', 'own'),
    completeOwnWork: permission('complete', 'workItem', 'own'),
    readServices: permission('read', 'service', 'all'),
    startServices: permission('start', 'service', 'all'),
    readOwnRecords: permission('read', 'record', 'own'),
    readOwnNotifications: permission('read', 'notification', 'own'),
    updateOwnNotifications: permission('update', 'notification', 'own'),
    readOneself: permission('read', 'person', 'own'),
    readColleagues: permission('read', 'person', 'organisation'),
  },
};

/** Actions that there are, by type of resource: what an administrator may do everywhere. */
const everything: Readonly<Record<ResourceType, readonly Action[]>> = {
  application: ['read', 'deploy', 'export', 'administer'],
  definition: ['read', 'export'],
  draft: ['create', 'read', 'update'],
  history: ['read', 'export'],
  incident: ['read', 'retry'],
  instance: ['read', 'start', 'update', 'cancel', 'export'],
  job: ['read', 'retry'],
  notification: ['read', 'update'],
  organisation: ['read', 'administer'],
  person: ['create', 'read', 'update', 'export', 'administer'],
  record: ['create', 'read', 'update', 'archive', 'export'],
  report: ['read', 'export'],
  service: ['read', 'start'],
  workItem: ['read', 'claim', 'complete', 'reassign', 'export'],
};

/** Everything, in the whole tenant. */
export const administrator: RoleDefinition = {
  kind: 'role',
  format: 1,
  id: 'administrator',
  name: { en: 'Administrator', ru: 'Администратор' },
  permissions: Object.fromEntries(
    Object.entries(everything).flatMap(([type, actions]) =>
      actions.map((action) => [`${action}.${type}`, permission(action, type as ResourceType, 'all')] as const),
    ),
  ),
};
