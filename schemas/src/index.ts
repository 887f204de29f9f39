export { definitionKinds, type DefinitionKind, definitionSchemas } from './definitions/index.js';
export type { Definition, Draft } from './definitions/definition.js';
export type { Definitions as SchemaDefinitions, JsonType, Schema } from './definitions/dialect.js';
export { allElementTypes, type ExecutableElementType, executableElementTypes } from './definitions/elements/index.js';
export { valueTypes } from './definitions/common/values.js';
export type * from './generated/definitions.js';
export * from './errors/catalogue.js';
export * from './errors/error.js';
export type * from './values/json.js';
