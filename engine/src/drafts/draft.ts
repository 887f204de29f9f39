import { MillraceError, type JsonObject } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { optionalText, refuseInput, requireEntity, requireId, requireText } from '../behaviors/command-input.js';
import { refuseUnknownCommand } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision, DecisionContext, Effect } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { decideComment, type CommentCommand } from './comments.js';
import { requireDefinition } from './definition-input.js';
import { applyDraftEvent, type DraftEvent } from './draft-events.js';
import { draftNameKey } from './draft-name.js';
import { draftRows, draftsCollection } from './draft-rows.js';
import { binDays, type DeployedBase, type DraftOrigin, type DraftState } from './draft-state.js';
import { changeDraft, replaceDefinition } from './edit.js';
import type { EditInput } from './edit-commands.js';

const DAY = 86_400_000;

/** That the definition's id was taken for this draft: which taking it is, and until when it may be used (milliseconds since 1970 UTC). */
export type TakenName = { readonly hold: number; readonly until: number };

/** The commands of a draft. */
export type DraftCommand =
  | { readonly type: 'createDraft'; readonly definition: JsonObject; readonly taken: TakenName; readonly base?: DeployedBase }
  /** A kept side of a conflict: nobody works on it, and it goes after 30 days. */
  | { readonly type: 'keepCopy'; readonly definition: JsonObject; readonly name: string; readonly origin: DraftOrigin }
  | { readonly type: 'changeDraft'; readonly base: number; readonly commands: readonly EditInput[] }
  | { readonly type: 'replaceDefinition'; readonly base: number; readonly definition: JsonObject }
  | { readonly type: 'removeDraft' }
  | { readonly type: 'restoreDraft'; readonly taken: TakenName }
  /** `due`: only what was in the bin for long enough. */
  | { readonly type: 'purgeDraft'; readonly due?: boolean }
  | ({ readonly type: 'noteDraftPublished' } & DeployedBase)
  | CommentCommand;

/** The key of a draft: `<tenant>/draft/<id>`. */
export function draftKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'draft', id);
}

/**
 * A draft: `<tenant>/draft/<id>`. Every change leaves a definition that fits the draft schema, or is refused as a whole. Of one definition there is one live draft
 * (`draftNameAggregate`). What is removed stays in the bin for 30 days.
 *
 * Errors: `NOT_FOUND`, `ALREADY_EXISTS`, `DRAFT_NOT_LIVE`, `DRAFT_LIVE`, `DRAFT_CONFLICT`, `DRAFT_INVALID`, `DRAFT_PATCH_INVALID`, `DRAFT_COMMAND_REUSED`,
 * `REVISION_CHANGED`, `NOT_YOURS`, `LIMIT_EXCEEDED`, `INVALID_INPUT`.
 */
export const draftAggregate: AggregateType<DraftState, DraftCommand, DraftEvent> = {
  type: 'draft',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [draftsCollection.name],

  decide(state, command, context) {
    const id = requireId(idOfKey(context.key), '/id');
    const by = context.onBehalfOf ?? context.actor;
    if (command.type === 'createDraft' || command.type === 'keepCopy') return create(state, id, command, context, by);
    const draft = requireEntity(state?.status === 'gone' ? null : state, `draft ${id}`);
    switch (command.type) {
      case 'changeDraft':
        return changeDraft(requireLive(draft), command, by, context.now);
      case 'replaceDefinition':
        return replaceDefinition(requireLive(draft), command, by, context.now);
      case 'removeDraft':
        return remove(draft, context, by);
      case 'restoreDraft':
        return restore(draft, command.taken, context, by);
      case 'purgeDraft':
        return purge(draft, command.due === true, context, by);
      case 'noteDraftPublished': {
        const { application, version, layoutRevision } = command;
        return changed(draft, [{ type: 'draftPublished', facts: { application, version, layoutRevision, by } }]);
      }
      case 'addComment':
      case 'answerComment':
      case 'editComment':
      case 'deleteComment':
      case 'resolveComment':
      case 'reopenComment':
        return decideComment(requireLive(draft), command, context);
      default:
        return refuseUnknownCommand('draft', command);
    }
  },

  apply: applyDraftEvent,
  project: draftRows,
  isOver: (state) => state.status === 'gone',
};

function create(
  state: DraftState | null,
  id: string,
  command: Extract<DraftCommand, { type: 'createDraft' | 'keepCopy' }>,
  context: DecisionContext,
  by: string,
): Decision<DraftEvent> {
  if (state !== null) throw new MillraceError('ALREADY_EXISTS', { entity: `draft ${id}` });
  const definition = requireDefinition(command.definition);
  const { kind, id: definitionId } = definition as { readonly kind: string; readonly id: string };
  const isCopy = command.type === 'keepCopy';
  const facts = {
    draft: id,
    kind,
    definition: definitionId,
    by,
    hold: isCopy ? 0 : requireTaken(command.taken, context.now),
    base: isCopy ? null : (command.base ?? null),
    origin: isCopy ? command.origin : null,
    expiresAt: isCopy ? context.now + binDays * DAY : null,
  };
  const name = isCopy ? requireText(command.name, '/name') : null;
  return {
    events: [{ type: 'draftCreated', facts, data: { definition, name: optionalText(name, '/name') } }],
    answer: { id, revision: 1, changed: true },
  };
}

function remove(draft: DraftState, context: DecisionContext, by: string): Decision<DraftEvent> {
  if (draft.status === 'bin') return changed(draft, []);
  const facts = { by, expiresAt: context.now + binDays * DAY };
  return { ...changed(draft, [{ type: 'draftRemoved', facts }]), effects: giveBack(draft, context.tenant) };
}

/** Whoever takes the definition's id next finds it free. */
function giveBack({ id, kind, definitionId, hold }: DraftState, tenant: string): readonly Effect[] {
  if (hold === 0) return [];
  const command = { type: 'releaseDraftName', draft: id, hold };
  return [{ to: draftNameKey(tenant, kind, definitionId), command }];
}

function restore(draft: DraftState, taken: TakenName, context: DecisionContext, by: string): Decision<DraftEvent> {
  if (draft.status === 'live') return changed(draft, []);
  return changed(draft, [{ type: 'draftRestored', facts: { by, hold: requireTaken(taken, context.now) } }]);
}

function purge(draft: DraftState, due: boolean, context: DecisionContext, by: string): Decision<DraftEvent> {
  const isDue = draft.expiresAt !== null && (!due || draft.expiresAt <= context.now);
  if (due && !isDue) return changed(draft, []);
  if (!isDue) throw new MillraceError('DRAFT_LIVE', { entity: `draft ${draft.id}` });
  return changed(draft, [{ type: 'draftPurged', facts: { by } }]);
}

/** A taking is used at once, or not at all: whoever was stopped for longer may find that another has taken the id meanwhile. */
function requireTaken(taken: TakenName | undefined, now: number): number {
  const { hold, until } = (taken ?? {}) as Partial<TakenName>;
  if (typeof hold !== 'number' || !Number.isSafeInteger(hold) || hold < 1 || typeof until !== 'number' || until < now)
    return refuseInput('/taken', 'the id of the definition to have been taken just now', until);
  return hold;
}

function requireLive(draft: DraftState): DraftState {
  if (draft.status !== 'live') throw new MillraceError('DRAFT_NOT_LIVE', { entity: `draft ${draft.id}` });
  return draft;
}

function changed(draft: DraftState, events: readonly DraftEvent[]): Decision<DraftEvent> {
  return { events, answer: { id: draft.id, revision: draft.revision, changed: events.length > 0 } };
}
