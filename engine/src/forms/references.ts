import jsonata from 'jsonata';
import type { DataPath } from './shape.js';

/** A place of the data that an expression reads. */
export interface Reference {
  readonly path: DataPath;
  /** False where only its being there or its number is read (`$count(lines)`), not what is inside. */
  readonly deep: boolean;
}

/** What a source reads, or why and where (counted from 1) it does not parse. */
export type ParsedExpression =
  | { readonly ok: true; readonly references: readonly Reference[] }
  | { readonly ok: false; readonly reason: string; readonly position: number };

/** A node of JSONata's syntax tree, as far as its fields are read here. */
interface Syntax {
  readonly type?: string;
  readonly value?: unknown;
  readonly steps?: readonly Syntax[];
  readonly stages?: readonly Syntax[];
  readonly predicate?: readonly Syntax[];
  readonly expressions?: readonly Syntax[];
  readonly arguments?: readonly Syntax[];
  readonly procedure?: Syntax;
}

/** Where names are looked up: a path of the data, or null where it cannot be told. */
type Context = DataPath | null;

/**
 * Parses a JSONata source and finds what it reads. Bare names and `$root` are looked up in the whole data, `$row` in the rows at `row`; inside
 * filters and mapped steps, in what is filtered. What cannot be told is left out of the unknown fields but in the dependencies: passing a whole list to a
 * function reads all of it.
 */
export function parseExpression(source: string, row: DataPath | null): ParsedExpression {
  try {
    const references: Reference[] = [];
    const reader = new Reader(row, references);
    reader.read(jsonata(source).ast() as unknown as Syntax, []);
    return { ok: true, references };
  } catch (error) {
    // JSONata throws plain objects with a message; a source nested too deeply overflows the stack, which is the author's error just the same.
    const { message, position } = (typeof error === 'object' && error !== null ? error : {}) as { message?: unknown; position?: unknown };
    return { ok: false, reason: String(message ?? 'it cannot be read'), position: typeof position === 'number' ? position : 1 };
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
  read(node: Syntax, context: Context): Context {
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

  private readPath(node: Syntax, context: Context, deep: boolean): Context {
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

  private readStep(step: Syntax, context: Context): Context {
    if (step.type === 'name') return context && [...context, String(step.value)];
    if (step.type === 'variable') {
      if (step.value === '') return context;
      if (step.value === '$' || step.value === 'root') return [];
      return step.value === 'row' ? this.row : null;
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

  private readCall(node: Syntax, context: Context): void {
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
      if (typeof (value as Syntax).type === 'string') this.read(value as Syntax, context);
      else this.readChildren(value, context);
    }
  }
}
