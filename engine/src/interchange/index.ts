export { exportBpmn, type BpmnExport } from './export-bpmn.js';
export { importBpmn, type BpmnImport, type ImportedDefinition, type ImportOptions } from './import-bpmn.js';
export type { FileProblem, ImportNote, NoteStatus } from './notes.js';
export type { MakeDecoder } from './xml/index.js';
export { grouped, importReport, more, refusalsOf, shortList, type Refusal } from './report.js';
