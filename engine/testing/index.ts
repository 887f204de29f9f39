export { describeStore, storeConformance, type ConformanceCase, type StoreHarness, type TestRunner } from './conformance/index.js';
