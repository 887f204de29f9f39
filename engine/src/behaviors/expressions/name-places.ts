import { nodesOf } from '#feel';
import type { AstNode, AstPair, AstStage } from './ast.js';
import { isFeel } from './language.js';
import { parseExpression } from './parse.js';
import { failedResult } from './result.js';

/** A place of a source where something is named; `from` and `to` are offsets in the source as it was given. */
export interface NamePlace {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The names that lead on from it: `['amount']` behind `order` in `order.amount`. */
  readonly rest: readonly string[];
  /** `false` where it may name something nearer instead: in a filter of FEEL a member of the list. */
  readonly certain: boolean;
}

/** What a source names. */
export interface NamedIn {
  readonly ok: true;
  /** Names that are looked up in what the expression is given, not those of members of something. */
  readonly names: readonly NamePlace[];
  /** Names that begin with `$`, without it, and what leads on from them. */
  readonly bindings: readonly NamePlace[];
  /** Texts that stand in the source, between their quotes. */
  readonly texts: readonly NamePlace[];
}

/**
 * Where an expression names what: by the tree that its parser makes, so what only looks alike (a text, a comment, a member of the same name) is not among
 * it. Never throws.
 *
 * @param source As a definition holds it, with or without the mark of a language.
 * @param language The language of its definition; JSONata when absent.
 *
 * @example
 * const named = namePlaces('amount > limit.amount', undefined);
 * if (named.ok) named.names.map(({ name }) => name); // ['amount', 'limit']
 */
export function namePlaces(
  source: string,
  language: 'jsonata' | 'feel' | undefined,
): NamedIn | { readonly ok: false; readonly code: string; readonly message: string } {
  const mark = /^(?:jsonata|feel):/.exec(source)?.[0].length ?? 0;
  const text = source.slice(mark);
  try {
    const found = isFeel(source, language) ? feelPlaces(text) : jsonataPlaces(text);
    const moved = (places: readonly NamePlace[]): readonly NamePlace[] =>
      places.map((place) => ({ ...place, from: place.from + mark, to: place.to + mark })).sort((one, other) => one.from - other.from);
    return { ok: true, names: moved(found.names), bindings: moved(found.bindings), texts: moved(found.texts) };
  } catch (error) {
    const { code, message } = failedResult(error);
    return { ok: false, code, message };
  }
}

interface Found {
  readonly names: NamePlace[];
  readonly bindings: NamePlace[];
  readonly texts: NamePlace[];
}

/** Where a token ends the parser says; where it begins follows from how it is written: plain, in backticks or in quotes. */
function jsonataPlace(text: string, name: string, end: number | undefined, rest: readonly string[]): NamePlace | undefined {
  if (end === undefined) return undefined;
  const [plain, quoted] = [text.slice(end - name.length, end), text.slice(end - name.length - 2, end)];
  if (plain === name) return { name, from: end - name.length, to: end, rest, certain: true };
  const isQuoted = quoted.slice(1, -1) === name && /^[`"']$/.test(quoted[0] ?? '') && quoted[0] === quoted.at(-1);
  return isQuoted ? { name, from: end - name.length - 2, to: end, rest, certain: true } : undefined;
}

function jsonataPlaces(text: string): Found {
  const found: Found = { names: [], bindings: [], texts: [] };
  const seen = new Set<number>();
  const add = (list: NamePlace[], node: AstNode, rest: readonly string[]): void => {
    const place = jsonataPlace(text, String(node.value), node.position, rest);
    // `a ?: b` has the tree of `a` twice.
    if (!place || seen.has(place.from)) return;
    seen.add(place.from);
    list.push(place);
  };
  const list = (value: unknown): readonly AstNode[] => (Array.isArray(value) ? (value as readonly AstNode[]) : []);
  /** `isInput`: whether names here are looked up in what the expression is given. */
  const walk = (node: AstNode | undefined, isInput: boolean): void => {
    if (typeof node !== 'object') return;
    const stages = (stage: AstStage): void => walk(stage.expr, false);
    node.stages?.forEach(stages);
    node.predicate?.forEach(stages);
    for (const [key, value] of node.group?.lhs ?? []) {
      walk(key, false);
      walk(value, false);
    }
    switch (node.type) {
      case 'path': {
        const [first, ...others] = node.steps ?? [];
        const isWhole = first?.type === 'variable' && (first.value === '$' || (first.value === '' && isInput));
        const rest = others.flatMap((step) => (step.type === 'name' ? [String(step.value)] : []));
        if (first?.type === 'name') {
          if (isInput) add(found.names, first, rest);
          first.stages?.forEach(stages);
          first.predicate?.forEach(stages);
        } else if (first?.type === 'variable') {
          add(found.bindings, first, rest);
          first.stages?.forEach(stages);
          first.predicate?.forEach(stages);
        } else walk(first, isInput);
        for (const [index, step] of others.entries()) {
          // `$.amount` and `$$.amount` name a member of the input itself.
          if (index === 0 && isWhole && step.type === 'name') add(found.names, step, rest.slice(1));
          walk(step, false);
        }
        return;
      }
      case 'variable':
        add(found.bindings, node, []);
        return;
      case 'string':
        add(found.texts, node, []);
        return;
      case 'sort':
        for (const { expression } of node.terms ?? []) walk(expression, false);
        return;
      case 'transform': {
        const { pattern, update, delete: removed } = node as AstNode & { pattern?: AstNode; update?: AstNode; delete?: AstNode };
        walk(pattern, isInput);
        walk(update, false);
        walk(removed, false);
        return;
      }
      default: {
        const body = (node as AstNode & { body?: AstNode }).body;
        if (Array.isArray(node.lhs))
          for (const [key, value] of node.lhs as readonly AstPair[]) {
            walk(key, isInput);
            walk(value, isInput);
          }
        else walk(node.lhs as AstNode | undefined, isInput);
        for (const part of [node.rhs, node.expression, node.condition, node.then, node.else, node.procedure, body]) walk(part, isInput);
        for (const part of [...list(node.expressions), ...list(node.arguments)]) walk(part, isInput);
        for (const step of list(node.steps)) walk(step, isInput);
      }
    }
  };
  walk(parseExpression(text).ast, true);
  return found;
}

/** FEEL has no trees here, only nodes with their places, each before what is in it. */
function feelPlaces(text: string): Found {
  const found: Found = { names: [], bindings: [], texts: [] };
  const nodes = nodesOf(text);
  const wrong = nodes.find((node) => node.wrong);
  if (wrong || text.trim() === '') throw new SyntaxError(`no FEEL near “${wrong?.text.slice(0, 40) ?? text}”`);
  const inner = (node: (typeof nodes)[number], types: RegExp) =>
    nodes.filter((other) => types.test(other.type) && other.from <= node.from && other.to >= node.to && other !== node);
  for (const [at, node] of nodes.entries()) {
    if (node.type === 'StringLiteral' && node.text.length >= 2)
      found.texts.push({ name: node.text.slice(1, -1), from: node.from, to: node.to, rest: [], certain: true });
    if (node.type !== 'VariableName') continue;
    const before = nodes[at - 1];
    if (before?.type === 'FunctionInvocation' && before.from === node.from) continue;
    // Names that the expression itself gives: what `for`, `some`, `every` and functions go through, and earlier entries of a context.
    const isBound = inner(node, /^(?:ForExpression|QuantifiedExpression|FunctionDefinition|Context)$/).some((around) =>
      nodes.some(
        (own) =>
          /^(?:Name|ParameterName|PropertyName)$/.test(own.type) &&
          own.text === node.text &&
          own.from >= around.from &&
          own.to <= around.to,
      ),
    );
    if (isBound) continue;
    const filter = inner(node, /^FilterExpression$/).some((around) => {
      const bracket = nodes.find((own) => own.type === '[' && own.from > around.from && own.to < around.to);
      return bracket !== undefined && node.from > bracket.from;
    });
    const path = inner(node, /^PathExpression$/).filter((around) => around.from === node.from);
    const longest = path.reduce((best, around) => (around.to > best.length + node.from ? around.text : best), '');
    const rest = longest
      .slice(node.text.length)
      .split('.')
      .map((step) => step.trim())
      .filter((step) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(step));
    if (filter && node.text === 'item') continue;
    found.names.push({ name: node.text, from: node.from, to: node.to, rest, certain: !filter });
  }
  return found;
}
