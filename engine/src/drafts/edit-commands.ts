import { canonicalJson, MillraceError, type JsonValue } from '@millrace/schemas';
import { optionalText, refuseInput, requireText } from '../behaviors/command-input.js';
import { sha256 } from '../behaviors/sha256.js';
import type { DraftPatch } from './patches.js';

/** The most commands of one call, and patches of all of them. */
export const mostCommands = 100;
export const mostPatches = 10_000;
/** As deep as a definition may be. */
const longestPath = 100;
const longestName = 1000;

/** An edit as it is sent: what was done, and what it came to. */
export interface EditInput {
  /** Chosen by whoever edits: sent again, it is the same command. */
  readonly id: string;
  /** What a history calls it. */
  readonly label?: string;
  readonly patches: readonly DraftPatch[];
}

/** An edit that has the shape of one. */
export interface Edit {
  readonly id: string;
  readonly label: string | null;
  readonly patches: readonly DraftPatch[];
  /** What tells it from another under the same id. */
  readonly print: string;
}

/** The edits of a call, checked: ids once each, patches with a path and, but for removals, a value. Whether the places are there is found out by doing them. */
export function requireEdits(given: unknown): readonly Edit[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostCommands)
    refuseInput('/commands', `a list of 1 to ${mostCommands} commands`, given);
  const seen = new Set<string>();
  let patches = 0;
  return (given as readonly unknown[]).map((one, at) => {
    const place = `/commands/${at}`;
    const input = (typeof one === 'object' && one !== null ? one : {}) as Partial<EditInput>;
    const id = requireText(input.id, `${place}/id`, 64);
    if (seen.has(id)) refuseInput(`${place}/id`, 'each command once', id);
    seen.add(id);
    const label = optionalText(input.label, `${place}/label`, 200);
    if (!Array.isArray(input.patches) || input.patches.length === 0) refuseInput(`${place}/patches`, 'a list of patches', input.patches);
    patches += input.patches.length;
    if (patches > mostPatches) throw new MillraceError('LIMIT_EXCEEDED', { limit: mostPatches, what: 'patches', found: patches });
    const checked = (input.patches as readonly unknown[]).map((patch, index) => requirePatch(patch, `${place}/patches/${index}`));
    return { id, label, patches: checked, print: sha256(canonicalJson(checked)).slice(0, 16) };
  });
}

function requirePatch(given: unknown, place: string): DraftPatch {
  const { op, path, value } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  if (op !== 'add' && op !== 'replace' && op !== 'remove') refuseInput(`${place}/op`, 'add, replace or remove', op);
  if (!Array.isArray(path) || path.length === 0 || path.length > longestPath)
    refuseInput(`${place}/path`, `a list of 1 to ${longestPath} names and indexes`, path);
  const steps = (path as readonly unknown[]).map((step, index) => requireStep(step, `${place}/path/${index}`));
  if (steps.length === 1 && (steps[0] === 'kind' || steps[0] === 'id'))
    refuseInput(`${place}/path`, 'another place: kind and id stay; make a copy to have others', steps[0]);
  if (op === 'remove') return { op, path: steps };
  return value === undefined ? refuseInput(`${place}/value`, 'a value', value) : { op, path: steps, value: value as JsonValue };
}

function requireStep(step: unknown, place: string): string | number {
  if (typeof step === 'number' && Number.isSafeInteger(step) && step >= 0) return step;
  if (typeof step === 'string' && step.length <= longestName && step !== '__proto__') return step;
  return refuseInput(place, `a name of at most ${longestName} characters, or an index`, step);
}
