import type { Contract } from '../http/contract.js';
import * as accessLog from './access-log/contract.js';
import * as access from './access/contract.js';
import * as adHoc from './ad-hoc/contract.js';
import * as applications from './applications/contract.js';
import * as drafts from './drafts/contract.js';
import * as groups from './groups/contract.js';
import * as incidents from './incidents/contract.js';
import * as instanceOperations from './instance-operations/contract.js';
import * as instances from './instances/contract.js';
import * as keeping from './keeping/contract.js';
import * as messages from './messages/contract.js';
import * as multiInstance from './multi-instance/contract.js';
import * as notifications from './notifications/contract.js';
import * as people from './people/contract.js';
import * as positions from './positions/contract.js';
import * as registers from './registers/contract.js';
import * as roles from './roles/contract.js';
import * as services from './services/contract.js';
import * as session from './session/contract.js';
import * as templates from './templates/contract.js';
import * as tokens from './tokens/contract.js';
import * as workItems from './work-items/contract.js';

const resources = [
  session,
  services,
  instances,
  adHoc,
  instanceOperations,
  workItems,
  incidents,
  multiInstance,
  messages,
  notifications,
  registers,
  applications,
  drafts,
  templates,
  people,
  groups,
  positions,
  roles,
  access,
  accessLog,
  keeping,
  tokens,
];

/** Every operation of the HTTP interface. */
export const contracts: readonly Contract[] = resources.flatMap((resource) =>
  Object.values(resource).filter((one): one is Contract => typeof one === 'object' && 'method' in one && 'path' in one),
);
