import type jsonata from 'jsonata';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import type { AstNode, MutableNode } from './ast.js';
import { expressionLimits as limits } from './limits.js';
import { reservedBindings } from './names.js';
import { arithmetic } from './operators.js';
import { originalFunctions, overridesFor, randomFrom, type ProgramContext } from './overrides.js';
import { isNode, parseExpression } from './parse.js';
import { LinearRegExp } from './regex-engine.js';
import { failedResult, plainResult } from './result.js';

interface Program {
  readonly expression: jsonata.Expression;
  readonly context: ProgramContext;
}

const programs = new Map<string, Program>();
const kept = 200;

/**
 * Evaluates any expression with JSONata itself, made exact and linear: its arithmetic calls our decimal functions, its regular expressions run on
 * re2js, time and chance come from the bindings `now` and `random`. Bounded in size but **not in time**, and meant for a thread that can be ended.
 * Never rejects; may never resolve either.
 */
export async function evaluateWithJsonata(
  source: string,
  input: JsonValue | undefined,
  bindings: JsonObject = {},
): Promise<ExpressionResult> {
  try {
    const { expression, context } = programs.get(source) ?? (await makeProgram(source));
    context.now = typeof bindings['now'] === 'number' ? bindings['now'] : undefined;
    context.random = typeof bindings['random'] === 'number' ? randomFrom(bindings['random']) : undefined;
    const variables = Object.fromEntries(Object.entries(bindings).filter(([name]) => !reservedBindings.has(name)));
    const value: unknown = await expression.evaluate(input, variables);
    return { ok: true, value: plainResult(value) };
  } catch (error) {
    return failedResult(error);
  }
}

async function makeProgram(source: string): Promise<Program> {
  const { program: expression, ast } = parseExpression(source, {
    RegexEngine: LinearRegExp as unknown as RegExpConstructor,
    stack: 1500,
    sequence: limits.list,
  });
  rewriteOperators(ast);
  const context: ProgramContext = { now: undefined, random: undefined };
  for (const { name, signature, call } of overridesFor(context, await originalFunctions())) {
    expression.registerFunction(name, call as (...values: unknown[]) => unknown, signature);
  }
  expression.assign('eval', undefined);
  const made = { expression, context };
  if (programs.size >= kept) programs.clear();
  programs.set(source, made);
  return made;
}

/**
 * Turns every arithmetic operator and `&` of the tree into a call of the function of that name, which no expression can name itself. JSONata
 * evaluates the tree that `ast()` shows, so changing it in place is enough.
 */
function rewriteOperators(root: AstNode): void {
  const stack: unknown[] = [root];
  const seen = new Set<unknown>();
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isNode(value) && value.type === 'binary' && (arithmetic.has(String(value.value)) || value.value === '&')) {
      const node = value as MutableNode & { type: string };
      node.procedure = { type: 'variable', value: node.value, ...(node.position === undefined ? {} : { position: node.position }) };
      node.arguments = [node.lhs as AstNode, node.rhs as AstNode];
      node.type = 'function';
      delete node.lhs;
      delete node.rhs;
    }
    for (const child of Object.values(value)) stack.push(child);
  }
}
