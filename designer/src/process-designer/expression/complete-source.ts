import type { Words } from '../../document/index.js';
import { declarationAt, type SeenVariable } from '../properties/editing/seen-variables.js';
import { functionsOf, keywordsOf } from './functions.js';

/** One thing that could stand where somebody types. */
export interface Completion {
  readonly label: string;
  /** What is written instead of what was typed. */
  readonly apply: string;
  readonly kind: 'variable' | 'property' | 'function' | 'keyword';
  /** How it is called, or of what type it is. */
  readonly detail?: string;
  readonly help?: Words;
}

/** What could stand at a place of a source, and where what was typed of it begins. */
export interface Completions {
  readonly from: number;
  readonly options: readonly Completion[];
}

const word = /(?:[\p{L}_][\p{L}\p{N}_]*(?:\[[^\]]*\])?\.)*\$?[\p{L}_]?[\p{L}\p{N}_]*$/u;

/** What could stand at a place of a source: parts of what stands before a dot, else variables, functions and words of the language. */
export function completionsAt(
  source: string,
  at: number,
  language: 'jsonata' | 'feel',
  variables: readonly SeenVariable[],
): Completions | undefined {
  const before = source.slice(0, at);
  if (isInText(before)) return undefined;
  const typed = word.exec(before)?.[0] ?? '';
  const steps = typed.split('.').map((step) => step.replace(/\[[^\]]*\]$/, ''));
  const last = steps.at(-1) ?? '';
  const from = at - last.length;
  if (steps.length > 1) {
    const declaration = declarationAt(variables, steps.slice(0, -1));
    const parts = Object.entries(declaration?.items?.properties ?? declaration?.properties ?? {});
    return {
      from,
      options: parts.map(([name, { type }]) => ({
        label: name,
        apply: name,
        kind: 'property',
        ...(type === undefined ? {} : { detail: type }),
      })),
    };
  }
  const options: readonly Completion[] = [
    ...variables.map(({ name, declaration }): Completion => ({
      label: name,
      apply: name,
      kind: 'variable',
      ...(declaration?.type === undefined ? {} : { detail: declaration.type }),
    })),
    ...functionsOf[language].map(({ name, call, help }): Completion => ({
      label: name,
      apply: `${name}(`,
      kind: 'function',
      detail: call,
      help,
    })),
    ...keywordsOf[language].map((label): Completion => ({ label, apply: label, kind: 'keyword' })),
  ];
  return { from, options };
}

/** Whether a source ends inside of a text: there nothing is completed. */
function isInText(before: string): boolean {
  let quote: string | undefined;
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at];
    if (quote === undefined) quote = character === '"' || character === "'" ? character : undefined;
    else if (character === '\\') at += 1;
    else if (character === quote) quote = undefined;
  }
  return quote !== undefined;
}
