export { type Application, type PeopleSeed, plantSeed, processesOf, type RecordsSeed } from './application.js';
export { type Coverage, mergeCoverage, missedIn, type ProcessCoverage } from './coverage.js';
export type { PlayedInstance, ScenarioFailure, ScenarioReport } from './report.js';
export { runScenario, type ScenarioOptions } from './run-scenario.js';
