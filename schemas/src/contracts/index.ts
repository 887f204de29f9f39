import { assemble } from '../definitions/assemble.js';
import { expressions } from '../definitions/parts/expressions.js';
import { names } from '../definitions/parts/names.js';
import type { Definitions, Schema } from '../definitions/dialect.js';
import { checkShape } from '../validation/check-shape.js';
import { measure } from '../validation/measure.js';
import type { ShapeProblem } from '../validation/problem.js';
import { valueLimits } from '../validation/value-limits.js';
import { history } from './history.js';
import { problemDetails } from './problem-details.js';

/** The named schemas of what is not a definition: histories, stored commits, refusals. */
export const contractSchemas: Definitions = { ...history, ...problemDetails };

/** The contracts that stand alone, by the name of their file. */
export const contracts = { historyEvent: 'HistoryEvent', commitBody: 'CommitBody', problemDetails: 'ProblemDetails' } as const;

/** A contract that stands alone. */
export type ContractName = keyof typeof contracts;

const all: Definitions = { ...contractSchemas, ...expressions, ...names };

/** What is wrong with a value that should be a history event, a commit's body or problem details; empty when nothing is. Never throws. */
export function checkContract(name: ContractName, value: unknown): readonly ShapeProblem[] {
  const tooMuch = measure(value, valueLimits);
  return tooMuch === null ? checkShape(all[contracts[name]] as Schema, value, all, 100) : [tooMuch];
}

/** The JSON Schema (2020-12) of a contract, standing alone. */
export function jsonSchemaOfContract(name: ContractName): Schema {
  return assemble(contracts[name], `urn:millrace:schema:${name}:1`, all);
}
