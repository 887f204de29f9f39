export {
  applicationAggregate,
  applicationKey,
  mostItems,
  type Application,
  type ApplicationCommand,
  type ApplicationEvent,
  type DeployedItem,
  type DeployedVersion,
  type ItemChange,
  type ItemOutcome,
  type ItemToDeploy,
} from './application.js';
export {
  applicationsCollection,
  deployedItem,
  deployedItemsCollection,
  latestItem,
  latestQuery,
  type DeployedItemRow,
} from './application-rows.js';
export { contentOf, contentRows, contentsCollection, readContent, type Content } from './contents.js';
export {
  deploymentCommand,
  mostItemCharacters,
  prepareDeployment,
  type DeploymentDeps,
  type DeploymentProblem,
  type PreparedDeployment,
  type PreparedItem,
} from './prepare.js';
export { referencesOf, type Reference } from './references.js';
export { startEventsOf, type StartEvent } from './start-events.js';
export { startSubscriptionsCollection, waitingStarts } from './starts.js';
