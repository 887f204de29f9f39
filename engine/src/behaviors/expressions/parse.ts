import { jsonata } from '#jsonata';
import type { Expression, JsonataError, JsonataOptions } from 'jsonata';
import type { AstNode } from './ast.js';
import { ExpressionFailure, failureOf, wordsFor } from './failure.js';
import { expressionLimits as limits } from './limits.js';
import { estimateNodes } from './source-size.js';

/** A source that parsed. `program` is JSONata's own; `ast` is its tree, `size` the number of its nodes. */
export interface Parsed {
  readonly program: Expression;
  readonly ast: AstNode;
  readonly size: number;
}

/**
 * Parses a source within the limits of length, size and depth; throws an `ExpressionFailure` with a code of JSONata's (`S0201` …) or of ours.
 * `options` go to JSONata as they are.
 */
export function parseExpression(source: string, options?: JsonataOptions): Parsed {
  if (source.length > limits.source) throw tooLarge(limits.source, 'characters', source.length);
  const estimate = estimateNodes(source, limits.depth);
  if (estimate < 0) throw failureOf('EXPRESSION_TOO_DEEP', { limit: limits.depth });
  if (estimate > 4 * limits.nodes) throw tooLarge(limits.nodes, 'nodes', Math.round(estimate));
  const program = parse(source, options);
  const ast = program.ast() as unknown as AstNode;
  const size = measure(ast);
  return { program, ast, size };
}

function parse(source: string, options?: JsonataOptions): Expression {
  try {
    return jsonata(source, options);
  } catch (error) {
    // The parser is recursive: a long chain of operators ends here instead of at our depth limit.
    if (error instanceof RangeError) throw failureOf('EXPRESSION_TOO_DEEP', { limit: limits.depth });
    if (error instanceof SyntaxError) throw failureOf('EXPRESSION_REGEX_INVALID', { found: 'one', reason: error.message });
    const { code, message, position } = error as Partial<JsonataError>;
    if (typeof code !== 'string') throw failureOf('EXPRESSION_FAILED', { reason: String(message ?? error) });
    const place = typeof position === 'number' ? ` (at character ${position})` : '';
    throw new ExpressionFailure(code, `${wordsFor(code) ?? message ?? code}${place}`, typeof position === 'number' ? position : undefined);
  }
}

/** Counts the nodes and refuses a tree that is too large or too deep, without recursion; also refuses `$eval`, which would escape every limit. */
function measure(root: AstNode): number {
  const stack: [unknown, number][] = [[root, 1]];
  const seen = new Set<unknown>();
  let size = 0;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const [value, depth] = entry;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    let inside = depth;
    if (isNode(value)) {
      size++;
      inside++;
      if (value.type === 'variable' && value.value === 'eval') throw failureOf('EXPRESSION_EVAL_REFUSED');
      if (depth > limits.depth) throw failureOf('EXPRESSION_TOO_DEEP', { limit: limits.depth });
      if (size > limits.nodes) throw tooLarge(limits.nodes, 'nodes', size);
    }
    for (const child of Object.values(value)) stack.push([child, inside]);
  }
  return size;
}

/** Whether a value of the tree is a node of it rather than a list, a stage or a regular expression. */
export function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function tooLarge(limit: number, unit: string, found: number): ExpressionFailure {
  return failureOf('EXPRESSION_TOO_LARGE', { limit, unit, found });
}
