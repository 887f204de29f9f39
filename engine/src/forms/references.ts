import type { AstNode } from '../behaviors/expressions/ast.js';
import { isNode, parseExpression } from '../behaviors/expressions/parse.js';
import { failedResult } from '../behaviors/expressions/result.js';
import type { DataPath } from './shape.js';

/** A place of the data that an expression reads. */
export interface Reference {
  readonly path: DataPath;
  /** False where only its being there or its number is read (`$count(lines)`), not what is inside. */
  readonly deep: boolean;
}

/** What a source reads, or why it is no expression. */
export type ReadExpression =
  { readonly ok: true; readonly references: readonly Reference[] } | { readonly ok: false; readonly reason: string };

/** Where names are looked up: a path of the data, or null where it cannot be told. */
type Context = DataPath | null;

/**
 * Parses a JSONata source and finds what it reads. Bare names and `$root` are looked up in the whole data, `$row` in the rows at `row`; inside
 * filters and mapped steps, in what is filtered. What cannot be told is left out of the unknown fields but in the dependencies: passing a whole list to a
 * function reads all of it.
 */
export function readExpression(source: string, row: DataPath | null): ReadExpression {
  try {
    const references: Reference[] = [];
    new Reader(row, references).read(parseExpression(source).ast, []);
    return { ok: true, references };
  } catch (error) {
    return { ok: false, reason: failedResult(error).message };
  }
}

const shallow = new Set(['count', 'exists']);

class Reader {
  private readonly row: DataPath | null;
  private readonly found: Reference[];

  constructor(row: DataPath | null, found: Reference[]) {
    this.row = row;
    this.found = found;
  }

  /** Reads one node and gives the path of what it results in, where that can be told. */
  read(node: AstNode, context: Context): Context {
    switch (node.type) {
      case 'path':
        return this.readPath(node, context, true);
      case 'name':
      case 'variable':
      case 'wildcard':
      case 'descendant':
      case 'parent':
        return this.readPath({ type: 'path', steps: [node] }, context, true);
      case 'function':
        this.readCall(node, context);
        return null;
      case 'block': {
        let last: Context = null;
        for (const part of node.expressions ?? []) last = this.read(part, context);
        return last;
      }
      default:
        this.readChildren(node, context);
        return null;
    }
  }

  private readPath(node: AstNode, context: Context, deep: boolean): Context {
    let here = context;
    for (const step of node.steps ?? []) {
      here = this.readStep(step, here);
      for (const filter of [...(step.stages ?? []), ...(step.predicate ?? [])]) this.readChildren(filter, here);
    }
    if (here) this.found.push({ path: here, deep });
    const { steps: _steps, ...rest } = node;
    this.readChildren(rest, here);
    return here;
  }

  private readStep(step: AstNode, context: Context): Context {
    if (step.type === 'name') return context && [...context, String(step.value)];
    if (step.type === 'variable') {
      if (step.value === '') return context;
      if (step.value === '$' || step.value === 'root') return [];
      if (step.value !== 'row') return null;
      // Outside of a table there is no row: told as a field that nobody declared.
      if (this.row === null) this.found.push({ path: ['$row'], deep: true });
      return this.row;
    }
    if (step.type === 'wildcard' || step.type === 'descendant') {
      this.found.push({ path: context ?? [], deep: true });
      return null;
    }
    if (step.type === 'parent') {
      this.found.push({ path: [], deep: true });
      return null;
    }
    if (step.type === 'sort') {
      this.readChildren(step, context);
      return context;
    }
    return this.read(step, context);
  }

  private readCall(node: AstNode, context: Context): void {
    const [first, ...others] = node.arguments ?? [];
    const name = node.procedure?.type === 'variable' ? String(node.procedure.value) : null;
    if (name === null && node.procedure) this.read(node.procedure, context);
    if (first?.type === 'path' && others.length === 0 && name !== null && shallow.has(name)) {
      this.readPath(first, context, false);
      return;
    }
    for (const argument of node.arguments ?? []) this.read(argument, context);
  }

  /** Every other construct: whatever stands inside is read in the same context. */
  private readChildren(node: object, context: Context): void {
    for (const child of Object.values(node)) this.readAny(child, context);
  }

  private readAny(value: unknown, context: Context): void {
    if (Array.isArray(value)) for (const item of value) this.readAny(item, context);
    else if (typeof value === 'object' && value !== null) {
      if (isNode(value)) this.read(value, context);
      else this.readChildren(value, context);
    }
  }
}
