import type { JsonValue } from '@millrace/schemas';
import type { AstNode, AstPair } from './ast.js';
import { ExpressionFailure } from './failure.js';
import { FEEL } from './feel.js';
import { namesCertainlyReadInFeel } from './feel-reads.js';
import { inLanguage, isFeel } from './language.js';
import { parseExpression } from './parse.js';

/** What reads variables without writing their names: wildcards, the input as a whole, escapes in names, functions that take the input where nothing is given. */
const readsWithoutNaming = /[*\\%]|\$(?![A-Za-z_])|\$\w+\s*\(\s*\)|\$(?:eval|lookup|each|sift)\b/;

/** Whether an expression may read variables that it does not name. */
export function readsAnything(source: string): boolean {
  return readsWithoutNaming.test(source);
}

/** Whether an expression that names what it reads may read a variable. Says yes rather once too often. */
export function mayReadNamed(source: string, name: string): boolean {
  return /\s/.test(name) || source.includes(name);
}

/** Of an expression's input what it may read: a variable of megabytes that it does not name need not travel to it. */
export function readPart(source: string, input: JsonValue): JsonValue {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || readsAnything(source)) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => mayReadNamed(source, name)));
}

/**
 * The variables that an expression reads whatever they hold: the first names of its paths, outside of filters, functions and branches. Not those that it only asks whether they are there (`$exists`, a
 * flag by itself where a truth value is wanted): an absent one is meant there. None for what does not parse. `asCondition`: the whole is such a truth value.
 */
export function namesCertainlyRead(source: string, asCondition = false): ReadonlySet<string> {
  const known = asCondition ? inConditions : inValues;
  return known.get(source) ?? remembered(known, source, readNames(source, asCondition));
}

/** What was found of the last expressions: a drawing is checked again after every change, and almost all its expressions are the same then. */
const inConditions = new Map<string, ReadonlySet<string>>();
const inValues = new Map<string, ReadonlySet<string>>();
const mostKept = 2000;
const longestKept = 1000;

function remembered(known: Map<string, ReadonlySet<string>>, source: string, names: ReadonlySet<string>): ReadonlySet<string> {
  if (source.length > longestKept) return names;
  const [oldest] = known.size < mostKept ? [] : known.keys();
  if (oldest !== undefined) known.delete(oldest);
  known.set(source, names);
  return names;
}

function readNames(source: string, asCondition: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  if (isFeel(source, undefined)) return namesCertainlyReadInFeel(source.slice(FEEL.length), asCondition);
  if (/\$exists\b|\bnull\b/.test(source)) return found;
  try {
    collectNames(parseExpression(inLanguage(source, undefined)).ast, asCondition, found);
  } catch (error) {
    if (!(error instanceof ExpressionFailure)) throw error;
  }
  return found;
}

function collectNames(node: AstNode | undefined, isFlag: boolean, found: Set<string>): void {
  if (node === undefined) return;
  const all = (nodes: readonly AstNode[] | undefined, asFlag: boolean): void => nodes?.forEach((one) => collectNames(one, asFlag, found));
  switch (node.type) {
    case 'path': {
      const [first, ...others] = node.steps ?? [];
      if (first?.type !== 'name') collectNames(first, isFlag, found);
      else if (typeof first.value === 'string' && !(isFlag && others.length === 0)) found.add(first.value);
      return;
    }
    case 'binary': {
      const joins = node.value === 'and' || node.value === 'or';
      if (!Array.isArray(node.lhs)) collectNames(node.lhs as AstNode | undefined, joins, found);
      collectNames(node.rhs, joins, found);
      return;
    }
    case 'unary':
      all(node.expressions, false);
      collectNames(node.expression, false, found);
      if (Array.isArray(node.lhs)) for (const [, value] of node.lhs as readonly AstPair[]) collectNames(value, false, found);
      return;
    case 'condition':
      collectNames(node.condition, true, found);
      return;
    case 'function':
      all(node.arguments, ['not', 'boolean'].includes(String(node.procedure?.value)));
      return;
    default:
  }
}
