import { createEngine, DeploymentRefused, memoryStore } from '@millrace/engine';
import { validateDefinition } from '@millrace/schemas';
import type { Source } from './read-application.js';
import { inFile } from './read-application.js';
import { type FileProblem, fileProblem } from './problem.js';

type Found = DeploymentRefused['problems'][number];

/**
 * Checks a document the way a deployment does: its shape, what each kind asks beyond it, and what refers to what. `alone`: what it refers to may stand in other
 * files. Problems come with the file, line and column they are at.
 */
export async function checkSource(source: Source, options: { readonly alone: boolean }): Promise<readonly FileProblem[]> {
  if (Array.isArray(source.document)) {
    // An engine takes a list of definitions; a file holds one definition.
    const checked = validateDefinition(source.document);
    return checked.ok ? [] : checked.problems.map((problem) => located(source, problem));
  }
  const engine = await createEngine({ store: memoryStore(), work: false, log: () => undefined });
  try {
    const { problems } = await engine.deploy(source.document);
    return problems.map((problem) => located(source, problem));
  } catch (error) {
    if (!(error instanceof DeploymentRefused)) throw error;
    const kept = error.problems.filter(({ code }) => !(options.alone && code === 'REFERENCE_UNKNOWN'));
    return kept.map((problem) => located(source, problem));
  } finally {
    await engine.close();
  }
}

/** A problem of a document at its place in the file that part of it came from. */
export function located(source: Source, { pointer, severity, code, message, elementId, trace }: Found): FileProblem {
  const problem = { severity, code, message, ...(elementId === undefined ? {} : { elementId }), ...(trace === undefined ? {} : { trace }) };
  if (source.whole) return inFile(source.whole, pointer, problem);
  const inside = /^\/items\/(\d+)(\/.*)?$/.exec(pointer);
  const item = inside ? source.items[Number(inside[1])] : undefined;
  if (item) return inFile(item, inside?.[2] ?? '', problem);
  if (source.manifest) return inFile(source.manifest, pointer === '/id' ? '/application' : pointer, problem);
  return fileProblem('', code, message.en, message.ru);
}
