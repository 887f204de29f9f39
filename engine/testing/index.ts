export { AggregateRig, type AggregateRigOptions, type Letter, type RigAnswers } from './aggregate-rig.js';
export { describeStore, storeConformance, type ConformanceCase, type StoreHarness, type TestRunner } from './conformance/index.js';
export { faultyStore, withoutTransactions, type Fault, type FaultyStore, type WriteCall } from './conformance/faulty-store.js';
export { runtimeConformance, type RuntimeConformanceOptions } from './conformance/runtime-cases.js';
export { counterAggregate, counterCollections, type CounterCommand, type CounterState } from './counter-aggregate.js';
export { manualTime, type ManualTime } from './manual-time.js';
export { drawProcess, type DrawnProcess } from './draw-process.js';
export { scansOf, watchedSqlite, type WatchedSqlite } from './query-plans.js';
export { replayHistory, type RecordedCommit, type Replayed } from './replay.js';
export { ExecutionRig, type ExecutionRigOptions, type FactsOf, type RigSender } from './execution-rig.js';
export {
  type Application,
  type Coverage,
  mergeCoverage,
  missedIn,
  type PeopleSeed,
  plantSeed,
  type PlayedInstance,
  type ProcessCoverage,
  processesOf,
  type RecordsSeed,
  runScenario,
  type ScenarioFailure,
  type ScenarioOptions,
  type ScenarioReport,
} from './scenario/index.js';
export { decodeCommit, verifyCommit, type CommitContent, type CommitPlace, type DecodedCommit } from '../src/runtime/commit-codec.js';
