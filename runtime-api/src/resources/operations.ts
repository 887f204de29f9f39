import type { Operation } from '../http/operation.js';
import { operations as accessLog } from './access-log/operations.js';
import { noting } from './access-log/what-counts.js';
import { operations as access } from './access/operations.js';
import { operations as adHoc } from './ad-hoc/operations.js';
import { operations as applications } from './applications/operations.js';
import { operations as drafts } from './drafts/operations.js';
import { operations as groups } from './groups/operations.js';
import { operations as incidents } from './incidents/operations.js';
import { operations as instanceOperations } from './instance-operations/operations.js';
import { operations as instances } from './instances/operations.js';
import { operations as keeping } from './keeping/operations.js';
import { operations as messages } from './messages/operations.js';
import { operations as multiInstance } from './multi-instance/operations.js';
import { operations as notifications } from './notifications/operations.js';
import { operations as people } from './people/operations.js';
import { operations as positions } from './positions/operations.js';
import { operations as registers } from './registers/operations.js';
import { operations as roles } from './roles/operations.js';
import { operations as services } from './services/operations.js';
import { operations as session } from './session/operations.js';
import { operations as templates } from './templates/operations.js';
import { operations as tokens } from './tokens/operations.js';
import { operations as workItems } from './work-items/operations.js';

/** What every resource can do: each has its own list in `<resource>/operations.ts`. What they show of others goes to the access log, however they are called. */
export const operations: readonly Operation[] = [
  ...session,
  ...people,
  ...groups,
  ...positions,
  ...roles,
  ...access,
  ...accessLog,
  ...tokens,
  ...applications,
  ...drafts,
  ...templates,
  ...incidents,
  ...instances,
  ...adHoc,
  ...instanceOperations,
  ...multiInstance,
  ...keeping,
  ...messages,
  ...notifications,
  ...registers,
  ...services,
  ...workItems,
].map(noting);
