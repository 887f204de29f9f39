export { createEngine } from './runtime/create-engine.js';
export type { RowChange } from './runtime/changes.js';
export type { CompleteOptions, Started, StartOptions } from './runtime/command-options.js';
export type { ScopeView } from './runtime/instance-variables.js';
export type { Turned, TurnOptions } from './runtime/process-suspension.js';
export { Engine } from './runtime/engine.js';
export type { EngineOptions, Sender, Settled } from './runtime/engine-options.js';
export { DeploymentRefused, type Deployment, type DeployOptions } from './runtime/deploy.js';
export type { AcceptedSignal, MessageToPublish, PublishedMessage, SignalToBroadcast } from './runtime/messages.js';
export { chainCheck, type ChainLink } from './runtime/chain-check.js';
export type { HistoryEntry, HistoryOptions, HistoryPage } from './runtime/history.js';
export type { IncidentQuery, InstanceQuery, WorkItemCount, WorkItemQuery } from './runtime/lists.js';
export type { IncidentView, InstanceView, ListPage, PageOptions, StepView, WorkItemView } from './runtime/views.js';
export type * from './runtime/workplace/index.js';
export type { JobQuery, JobView } from './runtime/job-views.js';
export { JobError } from './runtime/job-error.js';
export { httpConnector, type HttpConnectorOptions } from './runtime/connectors/http.js';
export type { ErasureView, KeepingDesk, UpkeepRound } from './runtime/keeping/keeping-desk.js';
export { isMarker as isErased, type ErasureSubject, type UpkeepReport } from './keeping/index.js';
export { systemTime } from './runtime/system-time.js';
export { systemIds } from './runtime/ids.js';
export { standardLog, type Log } from './runtime/log.js';
export { folderBlobs } from './stores/blobs-folder.js';
export { sqliteStore, type SqliteOptions } from './stores/sqlite/index.js';
export { memoryStore } from './stores/memory/index.js';
export { rowMatches } from './stores/contract/index.js';
export {
  anyRestriction,
  asksForUnit,
  builtInRoles,
  isOfLogin,
  permissionFilter,
  type AccessEntry,
  type AccessNote,
  type Login,
  type LoginAnswer,
  type Me,
  type ResourceType,
  type Restriction,
  type RoleGrant,
  type Token,
} from './identity/index.js';
export type { Group, Person, PersonInput, Position, PositionInput } from './people/index.js';
export { searchTerms, sortKey } from './behaviors/search-key.js';
export {
  mapWithId as mapOfElement,
  type CommentCommand,
  type DraftComment,
  type DraftPatch,
  type DraftPath,
  type DraftRow,
  type DraftSearch,
  type DraftState,
  type EditInput,
} from './drafts/index.js';
export type { DraftOutcome, DraftsDesk, EditOutcome, Publication, PublishedState } from './runtime/drafts/drafts-desk.js';
export { recordPart, type RecordRow } from './registers/index.js';
export type { AccessLogDesk } from './runtime/access-log-desk.js';
export type { DeployedRole, IdentityDesk, Link } from './runtime/identity-desk.js';
export type * from './ports/index.js';
export { MillraceError } from '@millrace/schemas';
