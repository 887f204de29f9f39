export { describeStore, storeConformance, type ConformanceCase, type StoreHarness, type TestRunner } from './conformance/index.js';
export { faultyStore, withoutTransactions, type Fault, type FaultyStore, type WriteCall } from './conformance/faulty-store.js';
