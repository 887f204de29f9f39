export { AccessLog, type Seen } from './access-log.js';
export { administrator, employee } from './built-in-roles.js';
export { PersonRights, type Action, type AttributeAccess, type GrantedBy, type HeldRole, type RowFields } from './person-rights.js';
export { mostUnitPeople, RightsDesk, type KnownRole } from './rights-desk.js';
