import { modelOf, type Model } from '../read/model.js';
import type { ProcessDraft } from '../process-document.js';
import { declared, declarer } from './declarations.js';
import { usesIn, type VariableUse } from './where-used.js';

/** One variable of a process with who writes and who reads it. */
export interface OutlinedVariable {
  readonly name: string;
  /** The process or subprocess whose variable it is. */
  readonly of: string;
  readonly declared: boolean;
  readonly type?: string;
  readonly writers: readonly VariableUse['used'][];
  readonly readers: readonly VariableUse['used'][];
}

/** The variables of a process and of what is in it, declared or only used, in the order of their declarations. */
export function variableOutline(document: ProcessDraft, process: string): readonly OutlinedVariable[] {
  const model = modelOf(document);
  const outlined = new Map<
    string,
    { of: string; name: string; declaration: Readonly<Record<string, unknown>> | undefined; uses: VariableUse['used'][] }
  >();
  const at = (of: string, name: string, declaration?: Readonly<Record<string, unknown>>) => {
    const known = outlined.get(`${of} ${name}`) ?? { of, name, declaration, uses: [] };
    outlined.set(`${of} ${name}`, known);
    return known;
  };
  const within = new Set<string>([process]);
  for (const found of model.all.values())
    if (declarer(model, found.id) && isWithin(model, found.id, process)) {
      within.add(found.id);
      for (const [name, declaration] of Object.entries(declared(found.entry))) at(found.id, name, declaration);
    }
  for (const found of model.all.values())
    for (const use of usesIn(model, found)) if (within.has(use.owner)) at(use.owner, use.variable).uses.push(use.used);
  return [...outlined.values()].map(({ of, name, declaration, uses }) => ({
    name,
    of,
    declared: declaration !== undefined,
    ...(typeof declaration?.['type'] === 'string' ? { type: declaration['type'] } : {}),
    writers: uses.filter(({ how }) => how === 'writes' || how === 'declares'),
    readers: uses.filter(({ how }) => how === 'reads' || how === 'shows'),
  }));
}

function isWithin(model: Model, id: string, process: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = model.all.get(at)?.entry.scope) {
    if (at === process) return true;
    seen.add(at);
  }
  return false;
}
