export { definitionKinds, type DefinitionKind, definitionSchemas } from './definitions/index.js';
export type { Definition, Draft } from './definitions/definition.js';
export type { Definitions as SchemaDefinitions, JsonType, Schema } from './definitions/dialect.js';
export { allElementTypes, type ExecutableElementType, executableElementTypes } from './definitions/elements/index.js';
export { topElementTypes } from './definitions/process/root-elements.js';
export { valueTypes } from './definitions/parts/values.js';
export { jsonSchemaOf, validateDefinition, type ValidationResult } from './validation/validate-definition.js';
export type { ShapeCode, ShapeProblem } from './validation/problem.js';
export {
  type CheckResult,
  compileSchema,
  type CompiledSchema,
  createSchemaCompiler,
  type SchemaCompiler,
} from './compiler/compile-schema.js';
export { canonicalJson } from './compiler/canonical-json.js';
export { fitsScale } from './values/decimal-check.js';
export { schemaOfDeclaration } from './values/declared-schema.js';
export { valueSchemas } from './values/value-schemas.js';
export { checkContract, type ContractName, contracts, jsonSchemaOfContract } from './contracts/index.js';
export type * from './generated/contracts.js';
export type * from './generated/definitions.js';
export * from './errors/catalogue.js';
export * from './errors/error.js';
export type * from './values/json.js';
