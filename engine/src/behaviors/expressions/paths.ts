import type { AstNode, AstStage } from './ast.js';
import type { Compiled, Compute, Frame, Run } from './run.js';
import { isSequence, sequence, sequenceOf, type Marked } from './sequence.js';
import { compileSort } from './sorting.js';
import { isNumber, own, toBoolean } from './values.js';

type CompileNode = (node: AstNode) => Compiled;
type Step = (input: Marked, run: Run, frame: Frame | null, last: boolean) => Marked;

/** A path: each step is computed in every value that the step before it gave, and what comes is put into one list. */
export function compilePath(path: AstNode, compile: CompileNode): Compiled {
  const nodes = path.steps ?? [];
  const keep = path.keepSingletonArray === true;
  const names = keep ? null : plainNames(nodes);
  const general = compileSteps(nodes, keep, compile);
  if (!names) return general;
  return { weight: general.weight, compute: shortcut(names, general.compute) };
}

/** Names of a path like `request.total`, or null for a path that is more than that. */
function plainNames(nodes: readonly AstNode[]): readonly string[] | null {
  const isPlain = (node: AstNode): boolean =>
    node.type === 'name' && !node.stages && !node.predicate && !node.group && node.keepArray !== true;
  return nodes.every(isPlain) ? nodes.map((node) => String(node.value)) : null;
}

/** Walks objects without making lists; at the first list it leaves the path to the general way. */
function shortcut(names: readonly string[], general: Compute): Compute {
  const last = names.length - 1;
  return (input, run, frame) => {
    let value = input;
    for (let index = 0; index <= last; index++) {
      if (typeof value !== 'object' || value === null) return undefined;
      if (Array.isArray(value)) return general(input, run, frame);
      value = own(value, names[index] as string);
      if (value === undefined) return undefined;
    }
    return isSequence(value) ? general(input, run, frame) : value;
  };
}

function compileSteps(nodes: readonly AstNode[], keep: boolean, compile: CompileNode): Compiled {
  const steps = nodes.map((node) => (node.type === 'sort' ? compileSortStep(node, compile) : compileStep(node, compile)));
  const first = nodes[0] as AstNode;
  const constructor = first.consarray === true ? compile(first).compute : null;
  const absolute = first.type === 'variable';
  const compute: Compute = (input, run, frame) => {
    let values: Marked = Array.isArray(input) && !absolute ? input : sequenceOf(input);
    for (let index = 0; index < steps.length; index++) {
      if (index === 0 && constructor) values = constructor(values, run, frame) as Marked;
      else values = (steps[index] as { step: Step }).step(values, run, frame, index === steps.length - 1);
      if (values.length === 0) break;
    }
    if (!keep) return values;
    if (values.cons && !values.sequence) values = sequenceOf(values);
    // A list of the data is never marked: it is not ours to change, and only sequences are ever unwrapped.
    if (values.sequence) values.keepSingleton = true;
    return values;
  };
  return { compute, weight: steps.reduce((total, step) => total + step.weight, 1) };
}

function compileStep(node: AstNode, compile: CompileNode): { step: Step; weight: number } {
  const compiled = compile(node);
  const filters = (node.stages ?? []).map((stage) => compileFilter(stage, compile));
  const weight = compiled.weight + 1;
  const step: Step = (input, run, frame, last) => {
    const results: unknown[] = [];
    run.spend(input.length * weight);
    for (const member of input) {
      let result = compiled.compute(member, run, frame);
      for (const filter of filters) result = filter.compute(result, run, frame);
      if (result !== undefined) results.push(result);
    }
    if (last && results.length === 1 && Array.isArray(results[0]) && !isSequence(results[0])) return results[0] as Marked;
    const flat = sequence();
    for (const result of results) {
      if (!Array.isArray(result) || (result as Marked).cons) flat.push(result);
      else {
        run.spend(result.length);
        for (const each of result) flat.push(each);
      }
    }
    return flat;
  };
  return { step, weight };
}

function compileSortStep(node: AstNode, compile: CompileNode): { step: Step; weight: number } {
  const sort = compileSort(node, compile);
  const filters = (node.stages ?? []).map((stage) => compileFilter(stage, compile));
  const step: Step = (input, run, frame) => {
    let result: unknown = sort.compute(input, run, frame);
    for (const filter of filters) result = filter.compute(result, run, frame);
    return result as Marked;
  };
  return { step, weight: sort.weight };
}

/** A filter in brackets: members by number, counted from the end when negative, or those for which the condition holds. */
export function compileFilter(stage: AstStage, compile: CompileNode): Compiled {
  const predicate = stage.expr;
  if (predicate.type === 'number') return { compute: pick(Math.floor(predicate.value as number)), weight: 1 };
  const { compute: test, weight } = compile(predicate);
  const compute: Compute = (value, run, frame) => {
    const input: readonly unknown[] = Array.isArray(value) ? value : [value];
    const kept = sequence();
    run.spend(input.length * (weight + 1));
    input.forEach((member, index) => {
      const found = test(member, run, frame);
      const wanted = isNumber(found) ? [found] : areNumbers(found, run) ? found : null;
      if (wanted) {
        for (const number of wanted) {
          const place = Math.floor(number);
          if ((place < 0 ? input.length + place : place) === index) kept.push(member);
        }
      } else if (toBoolean(found, run) === true) kept.push(member);
    });
    return kept;
  };
  return { compute, weight: weight + 1 };
}

function pick(wanted: number): Compute {
  return (value) => {
    const input: readonly unknown[] = Array.isArray(value) ? value : [value];
    const member = input[wanted < 0 ? input.length + wanted : wanted];
    if (Array.isArray(member)) return member;
    return member === undefined ? sequence() : sequenceOf(member);
  };
}

function areNumbers(value: unknown, run: Run): value is readonly number[] {
  if (!Array.isArray(value)) return false;
  run.spend(value.length);
  let all = true;
  for (const member of value) all = isNumber(member) && all;
  return all;
}
