import type { JsonObject } from '@millrace/schemas';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';
import { applyCommentEvent, type CommentEvent } from './comments.js';
import type { DeployedBase, DraftOrigin, DraftState, RememberedChange } from './draft-state.js';
import { patched, type DraftPatch } from './patches.js';
import type { Touch } from './touched.js';

/** How much of what was done is remembered: for whoever sends a command again, and for judging what was made on an older revision. */
const mostDone = 1000;
const mostChanges = 300;
const mostPaths = 20_000;

/** A command in the facts of an event: what it touches was found out when it was decided, and is never computed again. */
export type DoneFacts = Touch & { readonly id: string; readonly print: string };

/** What happens to a draft. Ids and places are facts; what somebody drew and wrote is data. */
export type DraftEvent =
  | {
      readonly type: 'draftCreated';
      readonly facts: {
        readonly draft: string;
        readonly kind: string;
        readonly definition: string;
        readonly by: string;
        readonly hold: number;
        readonly base: DeployedBase | null;
        readonly origin: DraftOrigin | null;
        readonly expiresAt: number | null;
      };
      readonly data: { readonly definition: JsonObject; readonly name: string | null };
    }
  | {
      readonly type: 'draftChanged';
      readonly facts: { readonly by: string; readonly commands: readonly DoneFacts[] };
      readonly data: { readonly commands: readonly { readonly label: string | null; readonly patches: readonly DraftPatch[] }[] };
    }
  | {
      readonly type: 'draftReplaced';
      readonly facts: Touch & { readonly by: string };
      readonly data: { readonly definition: JsonObject };
    }
  | { readonly type: 'draftRemoved'; readonly facts: { readonly by: string; readonly expiresAt: number } }
  | { readonly type: 'draftRestored'; readonly facts: { readonly by: string; readonly hold: number } }
  | { readonly type: 'draftPurged'; readonly facts: { readonly by: string } }
  | { readonly type: 'draftPublished'; readonly facts: DeployedBase & { readonly by: string } }
  | CommentEvent;

/** Folds one event into a draft; evaluates nothing. Frozen once released. */
export function applyDraftEvent(state: DraftState | null, event: DraftEvent, at: number): DraftState {
  switch (event.type) {
    case 'draftCreated': {
      const { draft, kind, definition: definitionId, by, hold, base, origin, expiresAt } = event.facts;
      return {
        id: draft,
        kind,
        definitionId,
        definition: event.data.definition,
        status: expiresAt === null ? 'live' : 'copy',
        name: event.data.name,
        origin,
        base,
        revision: 1,
        hold,
        createdBy: by,
        createdAt: at,
        changedBy: by,
        changedAt: at,
        removed: null,
        expiresAt,
        comments: {},
        done: [],
        changes: [],
        remembersFrom: 1,
      };
    }
    case 'draftChanged': {
      const { by, commands } = event.facts;
      const revision = state!.revision + 1;
      const patches = event.data.commands.flatMap((command) => command.patches);
      const result = patched(state!.definition, patches);
      if (!result.ok) return refuseUnknownEvent('draft', { type: `draftChanged whose patches lead to ${result.found}` });
      const done = commands.map(({ id, print }) => ({ id, by, revision, print }));
      const changes = commands.map(({ id, print: _print, ...touch }) => ({ revision, command: id, by, at, ...touch }));
      const next = { ...state!, definition: result.definition, revision, changedBy: by, changedAt: at };
      return remembering({ ...next, done: [...state!.done, ...done].slice(-mostDone) }, changes);
    }
    case 'draftReplaced': {
      const { by, ...touch } = event.facts;
      const revision = state!.revision + 1;
      const next = { ...state!, definition: event.data.definition, revision, changedBy: by, changedAt: at };
      return remembering(next, [{ revision, command: null, by, at, ...touch }]);
    }
    case 'draftRemoved': {
      const { by, expiresAt } = event.facts;
      return { ...state!, status: 'bin', hold: 0, removed: { by, at }, expiresAt, changedBy: by, changedAt: at };
    }
    case 'draftRestored': {
      const { by, hold } = event.facts;
      return { ...state!, status: 'live', hold, removed: null, expiresAt: null, changedBy: by, changedAt: at };
    }
    case 'draftPurged':
      return { ...state!, status: 'gone', definition: {}, name: null, comments: {}, done: [], changes: [], expiresAt: at };
    case 'draftPublished': {
      const { by: _by, ...base } = event.facts;
      return { ...state!, base };
    }
    default:
      return { ...state!, comments: applyCommentEvent(state!.comments, event, at) };
  }
}

/** With the newest changes, and no more of the oldest than may be kept. */
function remembering(state: DraftState, added: readonly RememberedChange[]): DraftState {
  let changes = [...state.changes, ...added];
  let paths = changes.reduce((sum, change) => sum + change.paths.length, 0);
  let { remembersFrom } = state;
  while (changes.length > mostChanges || paths > mostPaths) {
    const [oldest] = changes;
    if (oldest === undefined) break;
    const kept = changes.filter(({ revision }) => revision !== oldest.revision);
    paths = kept.reduce((sum, change) => sum + change.paths.length, 0);
    remembersFrom = oldest.revision;
    changes = kept;
  }
  return { ...state, changes, remembersFrom };
}
