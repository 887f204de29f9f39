/** What one expression may cost. The same limits hold in place and in the worker. */
export const expressionLimits = {
  /** Characters of the source. */
  source: 20_000,
  /** Nodes of the parsed expression. */
  nodes: 20_000,
  /** How deep the parsed expression may be nested. */
  depth: 200,
  /** Steps of an evaluation in place; beyond them the worker takes over. A step is about 20 ns. */
  steps: 200_000,
  /** Characters of one text that an expression builds. */
  text: 2_000_000,
  /** Members of one list that an expression builds. */
  list: 200_000,
  /** Characters of the result's JSON. */
  result: 2_000_000,
  /** How deep the result may be nested. */
  resultDepth: 200,
} as const;
