import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { requireRevision, refuseInput, sameJson } from '../behaviors/command-input.js';
import type { Decision } from '../execution/aggregate.js';
import { requireSameDefinition } from './definition-input.js';
import { applyDraftEvent, type DraftEvent } from './draft-events.js';
import type { DraftState, RememberedChange } from './draft-state.js';
import { requireEdits, type Edit } from './edit-commands.js';
import { patched, shownPath, valueAt } from './patches.js';
import { Meanwhile, touchBetween, touchOf, type TouchedPath } from './touched.js';

/** A refusal tells so many collisions, and values up to so many characters of JSON: it is shown to a person who chooses. */
const mostConflicts = 50;
const longestValue = 4000;

/** One place where two people changed the same. */
type Conflict = {
  /** The command that collides; `null` for a definition that was put in as a whole. */
  readonly command: string | null;
  readonly path: TouchedPath;
  /** What either makes of it; absent where it makes nothing there, or where that is too long to be told. */
  readonly yours?: JsonValue;
  readonly theirs?: JsonValue;
  /** Who changed it meanwhile, when, and in which revision. */
  readonly by: string;
  readonly at: number;
  readonly revision: number;
};

/**
 * Does the edits of a call, all of them or none: where nothing that they touch or refer to changed since `base`. Edits that were done before are not done again. Refuses
 * with `DRAFT_CONFLICT`, `DRAFT_PATCH_INVALID`, `DRAFT_INVALID`, `DRAFT_COMMAND_REUSED`, `REVISION_CHANGED` (too old to be judged), `LIMIT_EXCEEDED` or
 * `INVALID_INPUT`.
 */
export function changeDraft(
  draft: DraftState,
  command: { readonly base: number; readonly commands: unknown },
  by: string,
  now: number,
): Decision<DraftEvent> {
  const edits = requireEdits(command.commands);
  const known = new Map(draft.done.map((done) => [done.id, done]));
  for (const { id, print } of edits) {
    const done = known.get(id);
    if (done !== undefined && (done.by !== by || done.print !== print)) throw new MillraceError('DRAFT_COMMAND_REUSED', { id });
  }
  const fresh = edits.filter(({ id }) => !known.has(id));
  const told = (revision: number): JsonValue => ({
    revision,
    changed: fresh.length > 0,
    commands: edits.map(({ id }) => ({ id, revision: known.get(id)?.revision ?? revision })),
  });
  if (fresh.length === 0) return { events: [], answer: told(draft.revision) };
  // What was sent together with these and is done already is no surprise to whoever sent it.
  const own = new Set(edits.map(({ id }) => id));
  const since = changesSince(draft, command.base).filter((change) => change.command === null || !own.has(change.command));
  const { definition, touches } = done(draft, fresh, since);
  requireSameDefinition(definition, draft);
  const event: DraftEvent = {
    type: 'draftChanged',
    facts: { by, commands: fresh.map(({ id, print }, at) => ({ id, print, ...touches[at]! })) },
    data: { commands: fresh.map(({ label, patches }) => ({ label, patches })) },
  };
  return { events: [event], next: applyDraftEvent(draft, event, now), answer: told(draft.revision + 1) };
}

/**
 * Puts a definition in as a whole, made by somebody who saw the draft as it was at `base`. What changed since must stand in it as it is now: otherwise it would be undone
 * unseen, and `DRAFT_CONFLICT` tells both sides.
 */
export function replaceDefinition(
  draft: DraftState,
  command: { readonly base: number; readonly definition: unknown },
  by: string,
  now: number,
): Decision<DraftEvent> {
  const since = changesSince(draft, command.base);
  const definition = requireSameDefinition(command.definition, draft);
  const conflicts = new Map<string, Conflict>();
  for (const { paths, ...change } of since)
    for (const path of paths) {
      const [yours, theirs] = [valueAt(definition, path), valueAt(draft.definition, path)];
      if (sameJson(yours, theirs)) continue;
      conflicts.set(JSON.stringify(path), { command: null, path, ...sides(yours, theirs), ...whose(change) });
    }
  refuseConflicts(draft, [...conflicts.values()]);
  const touch = touchBetween(draft.definition, definition);
  if (touch.paths.length === 0) return { events: [], answer: { revision: draft.revision, changed: false } };
  const event: DraftEvent = { type: 'draftReplaced', facts: { by, ...touch }, data: { definition } };
  return { events: [event], next: applyDraftEvent(draft, event, now), answer: { revision: draft.revision + 1, changed: true } };
}

function changesSince(draft: DraftState, base: unknown): readonly RememberedChange[] {
  if (typeof base !== 'number' || !Number.isSafeInteger(base) || base < 1 || base > draft.revision)
    return refuseInput('/base', `a revision of the draft, 1 to ${draft.revision}`, base);
  if (base < draft.remembersFrom) requireRevision(base, draft.revision, `draft ${draft.id}`);
  return draft.changes.filter(({ revision }) => revision > base);
}

function done(
  draft: DraftState,
  edits: readonly Edit[],
  since: readonly RememberedChange[],
): { readonly definition: JsonObject; readonly touches: readonly ReturnType<typeof touchOf>[] } {
  const meanwhile = new Meanwhile(since);
  const gone = since.flatMap(({ entries }) => entries.map(([, id = '']) => id));
  const touches: ReturnType<typeof touchOf>[] = [];
  const conflicts: Conflict[] = [];
  let { definition } = draft;
  for (const { id, patches } of edits) {
    const result = patched(definition, patches);
    const after = result.ok ? result.definition : definition;
    const touch = touchOf(definition, after, patches, gone);
    const found = meanwhile.collisions(touch, mostConflicts);
    for (const { path, with: other } of found) {
      const mine = result.ok ? valueAt(after, path) : wantedAt(patches, path);
      conflicts.push({ command: id, path, ...sides(mine, valueAt(draft.definition, path)), ...whose(other) });
    }
    // After a collision the rest may well lead nowhere: the collision is what must be told.
    if (!result.ok && conflicts.length === 0) {
      const { path = [] } = patches[result.index] ?? {};
      throw new MillraceError('DRAFT_PATCH_INVALID', { command: id, patch: result.index, place: shownPath(path), found: result.found });
    }
    touches.push(touch);
    definition = after;
  }
  refuseConflicts(draft, conflicts);
  return { definition, touches };
}

/** What patches that cannot be done any more were to set at a place, where one of them sets just that. */
function wantedAt(patches: Edit['patches'], path: TouchedPath): JsonValue | undefined {
  const text = JSON.stringify(path);
  const found = patches.findLast((patch) => JSON.stringify(patch.path) === text);
  return found !== undefined && 'value' in found ? found.value : undefined;
}

function refuseConflicts({ id, revision }: DraftState, conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) return;
  const [first] = conflicts;
  throw new MillraceError('DRAFT_CONFLICT', {
    entity: `draft ${id}`,
    found: revision,
    place: shownPath(first?.path ?? []),
    conflicts: conflicts.slice(0, mostConflicts),
  });
}

function sides(yours: JsonValue | undefined, theirs: JsonValue | undefined): Pick<Conflict, 'yours' | 'theirs'> {
  return { ...(isShown(yours) ? { yours } : {}), ...(isShown(theirs) ? { theirs } : {}) };
}

const isShown = (value: JsonValue | undefined): value is JsonValue => value !== undefined && JSON.stringify(value).length <= longestValue;

const whose = ({ by, at, revision }: Pick<RememberedChange, 'by' | 'at' | 'revision'>): Pick<Conflict, 'by' | 'at' | 'revision'> => ({
  by,
  at,
  revision,
});
