import { readdirSync, readFileSync } from 'node:fs';
import { drawProcess } from '@millrace/engine/testing';
import type { JsonObject } from '@millrace/schemas';

/** A small model, right or wrong, and what the check says of it. */
export interface Case {
  readonly name: string;
  readonly elements: Readonly<Record<string, JsonObject>>;
  /** Lines as `drawProcess` takes them: `start -> a -> end`, a condition after the colon. */
  readonly flows: readonly string[];
  /** Elements that the lines draw by themselves, with the scope that they stand in where that is not the process. */
  readonly inScope?: Readonly<Record<string, string>>;
  /** What else the process says. */
  readonly process?: JsonObject;
  /** What else the definition says. */
  readonly document?: JsonObject;
  readonly verdict: 'proven' | 'counterExample' | 'undecided';
  /** All that the check tells, `path` where it is told with one. */
  readonly problems: readonly ToldProblem[];
}

export interface ToldProblem {
  readonly code: string;
  readonly severity: string;
  readonly element: string;
  readonly path?: readonly string[];
}

const folder = new URL('cases/', import.meta.url);

/** All cases, by the folder of their rule. */
export function readCases(): readonly { readonly rule: string; readonly file: string; readonly one: Case }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((rule) =>
      readdirSync(new URL(`${rule}/`, folder))
        .sort()
        .map((file) => ({ rule, file, one: JSON.parse(readFileSync(new URL(`${rule}/${file}`, folder), 'utf8')) as Case })),
    );
}

/** The definition of a case. */
export function definitionOf({ elements, flows, inScope = {}, process = {}, document = {} }: Case): JsonObject {
  const ends = Object.fromEntries(Object.entries(inScope).map(([id, scope]) => [id, { type: 'endEvent', scope }]));
  return { ...drawProcess({ ...elements, ...ends }, flows, process), ...document };
}
