import type { AstNode, AstPair } from './ast.js';
import { compileList, compileObject } from './constructors.js';
import { jsonataFailure } from './failure.js';
import { builtins, find } from './functions.js';
import { jsonataFunctions, reservedBindings } from './names.js';
import { operators } from './operators.js';
import { isNode } from './parse.js';
import { compileFilter, compilePath } from './paths.js';
import type { Compiled, Compute, Frame, Run } from './run.js';
import { finish, type Marked } from './sequence.js';
import { isNumber, own, toBoolean } from './values.js';

/** A tree that runs in place. */
export interface InPlace {
  readonly compute: Compute;
  /** The built-in functions it calls: a binding of such a name would hide one, which only the worker knows how to fail on. */
  readonly called: readonly string[];
}

/** Why a tree must go to the worker: thrown while compiling. */
class NotInPlace extends Error {}

/**
 * Compiles a parsed expression for evaluation in place, or answers why it cannot be: it uses something whose cost or result is not bounded by
 * its own size and that of its input (functions as values, regular expressions, ranges), or that is rare enough to leave to JSONata.
 */
export function compileInPlace(ast: AstNode): InPlace | string {
  const compiler = new Compiler(ast);
  try {
    return { compute: compiler.compile(ast).compute, called: [...compiler.called] };
  } catch (error) {
    if (error instanceof NotInPlace) return error.message;
    throw error;
  }
}

class Compiler {
  readonly called = new Set<string>();
  readonly #bound: ReadonlySet<string>;
  /** Parts of a list or object constructor are computed side by side in JSONata, so a binding among them has no certain order. */
  #mayBind = true;

  constructor(ast: AstNode) {
    this.#bound = boundNames(ast);
  }

  readonly compile = (node: AstNode): Compiled => {
    if (node.tuple || node.focus !== undefined || node.index !== undefined || node.ancestor !== undefined)
      throw new NotInPlace('a bound step');
    const inner = this.#compileType(node);
    const filters = (node.predicate ?? []).map((stage) => compileFilter(stage, this.compile));
    const group = node.group ? this.#unbinding(() => compileObject(node.group?.lhs ?? [], this.compile)) : null;
    const weight = inner.weight + filters.reduce((total, filter) => total + filter.weight, 0) + (group?.weight ?? 0);
    if (filters.length === 0 && !group && isPlain(node)) return { compute: inner.compute, weight };
    const keep = node.keepArray === true;
    if (filters.length === 0 && !group) return { compute: (input, run, frame) => finish(inner.compute(input, run, frame), keep), weight };
    const compute: Compute = (input, run, frame) => {
      let value = inner.compute(input, run, frame);
      for (const filter of filters) value = filter.compute(value, run, frame);
      if (group) value = group.compute(value, run, frame);
      return finish(value, keep);
    };
    return { compute, weight };
  };

  #compileType(node: AstNode): Compiled {
    switch (node.type) {
      case 'string':
      case 'number':
      case 'value':
        return { compute: () => node.value, weight: 1 };
      case 'name':
        return compileName(String(node.value));
      case 'variable':
        return this.#compileVariable(String(node.value));
      case 'path':
        if (node.steps?.[0]?.type === 'block' && node.steps[0].consarray) throw new NotInPlace('a path from a block');
        return compilePath(node, this.compile);
      case 'binary':
        return this.#compileBinary(node);
      case 'unary':
        return this.#compileUnary(node);
      case 'condition':
        return this.#compileCondition(node);
      case 'block':
        return this.#compileBlock(node);
      case 'bind':
        return this.#compileBind(node);
      case 'function':
        return this.#compileCall(node, null);
      case 'apply':
        return this.#compileApply(node);
      default:
        throw new NotInPlace(node.type);
    }
  }

  #compileVariable(name: string): Compiled {
    if (name === '')
      return { compute: (input) => ((input as Marked | null | undefined)?.outerWrapper ? (input as Marked)[0] : input), weight: 1 };
    if (name === '$') return { compute: (_input, run) => run.root, weight: 1 };
    if (jsonataFunctions.has(name) && !this.#bound.has(name)) throw new NotInPlace(`the function $${name} as a value`);
    return { compute: (_input, run, frame) => lookup(name, run, frame), weight: 2 };
  }

  #compileBinary(node: AstNode): Compiled {
    const left = this.compile(node.lhs as AstNode);
    const right = this.compile(node.rhs as AstNode);
    const weight = left.weight + right.weight + 1;
    if (node.value === 'and' || node.value === 'or') return { compute: logic(node.value, left.compute, right.compute), weight };
    const operator = operators.get(String(node.value));
    if (!operator) throw new NotInPlace(`the operator ${String(node.value)}`);
    return { compute: (input, run, frame) => operator(left.compute(input, run, frame), right.compute(input, run, frame), run), weight };
  }

  #compileUnary(node: AstNode): Compiled {
    if (node.value === '[') return this.#unbinding(() => compileList(node, this.compile));
    if (node.value === '{') return this.#unbinding(() => compileObject(node.lhs as readonly AstPair[], this.compile));
    const operand = this.compile(node.expression as AstNode);
    const compute: Compute = (input, run, frame) => {
      const value = operand.compute(input, run, frame);
      if (value === undefined) return undefined;
      if (!isNumber(value)) throw jsonataFailure('D1002');
      return -value;
    };
    return { compute, weight: operand.weight + 1 };
  }

  #compileCondition(node: AstNode): Compiled {
    const condition = this.compile(node.condition as AstNode);
    const whenTrue = this.compile(node.then as AstNode);
    const whenFalse = node.else ? this.compile(node.else) : null;
    const compute: Compute = (input, run, frame) => {
      if (toBoolean(condition.compute(input, run, frame), run)) return whenTrue.compute(input, run, frame);
      return whenFalse?.compute(input, run, frame);
    };
    return { compute, weight: condition.weight + whenTrue.weight + (whenFalse?.weight ?? 0) };
  }

  #compileBlock(node: AstNode): Compiled {
    const outer = this.#mayBind;
    this.#mayBind = true;
    const parts = (node.expressions ?? []).map(this.compile);
    this.#mayBind = outer;
    const weight = parts.reduce((total, part) => total + part.weight, 1);
    const [only] = parts;
    if (parts.length === 1 && only && !isNamingBlock(node)) return { compute: only.compute, weight };
    const compute: Compute = (input, run, frame) => {
      const inner: Frame = { variables: new Map(), outer: frame };
      let value: unknown;
      for (const part of parts) value = part.compute(input, run, inner);
      return value;
    };
    return { compute, weight };
  }

  #compileBind(node: AstNode): Compiled {
    if (!this.#mayBind) throw new NotInPlace('a binding inside a constructor');
    const name = String((node.lhs as AstNode).value);
    const value = this.compile(node.rhs as AstNode);
    const compute: Compute = (input, run, frame) => {
      const found = value.compute(input, run, frame);
      (frame ?? (run.top ??= { variables: new Map(), outer: null })).variables.set(name, found);
      return found;
    };
    return { compute, weight: value.weight + 2 };
  }

  #compileApply(node: AstNode): Compiled {
    const target = node.rhs as AstNode;
    if (target.type !== 'function' || target.predicate || target.group) throw new NotInPlace('a function as a value');
    return this.#compileCall(target, this.compile(node.lhs as AstNode));
  }

  #compileCall(node: AstNode, first: Compiled | null): Compiled {
    const name = node.procedure?.type === 'variable' && !node.procedure.predicate ? String(node.procedure.value) : '';
    const builtin = builtins.get(name);
    if (!builtin || this.#bound.has(name)) throw new NotInPlace(name ? `the function $${name}` : 'a computed function');
    if (name === 'now' && (first !== null || (node.arguments?.length ?? 0) > 0)) throw new NotInPlace('the function $now with a picture');
    if (!reservedBindings.has(name)) this.called.add(name);
    const parts = (node.arguments ?? []).map(this.compile);
    if (first) parts.unshift(first);
    const computes = parts.map((part) => part.compute);
    const compute: Compute = (input, run, frame) => {
      const values = computes.map((part) => part(input, run, frame));
      return builtin.call(run, ...(builtin.plain?.(values) ? values : builtin.check(values, input)));
    };
    return { compute, weight: parts.reduce((total, part) => total + part.weight, 8) };
  }

  #unbinding(compile: () => Compiled): Compiled {
    const outer = this.#mayBind;
    this.#mayBind = false;
    const compiled = compile();
    this.#mayBind = outer;
    return compiled;
  }
}

function compileName(name: string): Compiled {
  return { compute: (input, run) => find(input, name, run), weight: 1 };
}

function logic(operator: 'and' | 'or', left: Compute, right: Compute): Compute {
  const holds = (side: Compute, input: unknown, run: Run, frame: Frame | null): boolean => toBoolean(side(input, run, frame), run) === true;
  if (operator === 'and') return (input, run, frame) => holds(left, input, run, frame) && holds(right, input, run, frame);
  return (input, run, frame) => holds(left, input, run, frame) || holds(right, input, run, frame);
}

function lookup(name: string, run: Run, frame: Frame | null): unknown {
  for (let at: Frame | null = frame; at !== null; at = at.outer) if (at.variables.has(name)) return at.variables.get(name);
  if (run.top?.variables.has(name)) return run.top.variables.get(name);
  return run.bindings && !reservedBindings.has(name) ? own(run.bindings, name) : undefined;
}

/** Nodes that never give a sequence need no unwrapping. */
function isPlain(node: AstNode): boolean {
  return ['string', 'number', 'value', 'binary'].includes(node.type) || (node.type === 'unary' && node.value !== '[');
}

/** Whether a block binds a variable of its own. */
function isNamingBlock(node: AstNode): boolean {
  return boundNames(node).size > 0;
}

function boundNames(root: AstNode): Set<string> {
  const names = new Set<string>();
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value) && value.type === 'bind') names.add(String((value.lhs as AstNode).value));
    stack.push(...Object.values(value).filter((child) => child !== undefined));
  }
  return names;
}
