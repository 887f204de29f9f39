import { modelOf, variableOutline, type ProcessDraft } from '../../../document/index.js';
import { processOf } from '../../../document/read/model.js';
import { declared } from '../../../document/variables/declarations.js';

/** A declaration of a value, as the schema has it. */
export interface Declaration {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Declaration>>;
  readonly items?: Declaration;
  readonly label?: unknown;
  readonly initial?: unknown;
  readonly values?: readonly unknown[];
}

/** A variable that is seen from somewhere. */
export interface SeenVariable {
  readonly name: string;
  /** Nothing where the variable is only used, not declared. */
  readonly declaration: Declaration | undefined;
}

const remembered = new WeakMap<ProcessDraft, Map<string, readonly SeenVariable[]>>();

/** The variables that an expression at a thing sees: those of the scopes around it and of its process, the nearer ones first. */
export function seenVariables(document: ProcessDraft, id: string | undefined): readonly SeenVariable[] {
  const known = remembered.get(document) ?? new Map<string, readonly SeenVariable[]>();
  remembered.set(document, known);
  const found = known.get(id ?? '') ?? lookAround(document, id);
  known.set(id ?? '', found);
  return found;
}

function lookAround(document: ProcessDraft, id: string | undefined): readonly SeenVariable[] {
  const model = modelOf(document);
  const entry = id === undefined ? undefined : model.all.get(id)?.entry;
  const start = entry?.from ?? entry?.attachedTo ?? id;
  const process = (start === undefined ? undefined : processOf(model, start)) ?? Object.keys(document.processes ?? {})[0];
  if (process === undefined) return [];
  const outlined = variableOutline(document, process);
  const seen = new Map<string, SeenVariable>();
  const visited = new Set<string>();
  for (let at: string | undefined = start ?? process; at !== undefined && !visited.has(at);) {
    visited.add(at);
    const of: string = at;
    const own = declared(model.all.get(of)?.entry);
    for (const { name } of outlined.filter((variable) => variable.of === of))
      if (!seen.has(name)) seen.set(name, { name, declaration: own[name] });
    at = of === process ? undefined : (model.all.get(of)?.entry.scope ?? process);
  }
  return [...seen.values()];
}

/** The declaration at a path of names; a list is gone through to its entries. */
export function declarationAt(variables: readonly SeenVariable[], path: readonly string[]): Declaration | undefined {
  const [first, ...rest] = path;
  let at = variables.find(({ name }) => name === first)?.declaration;
  for (const step of rest) at = at?.items?.properties?.[step] ?? at?.properties?.[step];
  return at;
}

/** All paths that variables have, to the depth that people still read. */
export function pathsOf(variables: readonly SeenVariable[]): readonly string[] {
  const paths: string[] = [];
  const add = (path: string, declaration: Declaration | undefined, depth: number): void => {
    paths.push(path);
    if (depth < 4) for (const [name, inner] of Object.entries(declaration?.properties ?? {})) add(`${path}.${name}`, inner, depth + 1);
  };
  for (const { name, declaration } of variables) add(name, declaration, 1);
  return paths;
}
