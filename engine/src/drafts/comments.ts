import { MillraceError, type Text } from '@millrace/schemas';
import { optionalText, requireId, requireText } from '../behaviors/command-input.js';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { Decision, DecisionContext } from '../execution/aggregate.js';
import type { DraftEvent } from './draft-events.js';
import type { DraftState } from './draft-state.js';
import { isObject, valueAt } from './patches.js';
import { mapWithId } from './touched.js';

/** The most comments of a draft, answers among them. */
export const mostComments = 1000;
/** The most characters of one. */
export const longestComment = 4000;

/** What somebody said about a draft, or about one element of it. */
export type DraftComment = {
  readonly id: string;
  /** The comment that it answers. */
  readonly of: string | null;
  /** The element, flow or node that it is about; it stays when that goes. */
  readonly element: string | null;
  /** What that was called when somebody spoke about it. */
  readonly elementName: Text | null;
  /** `null`: its author took it back, but it has answers. */
  readonly text: string | null;
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly editedAt: number | null;
  readonly resolved: { readonly by: string; readonly at: number } | null;
};

/** Commands about what was said. The id of a new comment comes from whoever sends it, so that it can be sent again. */
export type CommentCommand =
  | { readonly type: 'addComment'; readonly comment: string; readonly element?: string | null; readonly text: string }
  | { readonly type: 'answerComment'; readonly comment: string; readonly of: string; readonly text: string }
  | { readonly type: 'editComment'; readonly comment: string; readonly text: string }
  | { readonly type: 'deleteComment'; readonly comment: string }
  | { readonly type: 'resolveComment'; readonly comment: string }
  | { readonly type: 'reopenComment'; readonly comment: string };

/** What became of what was said. Words are data: they may be erased. */
export type CommentEvent =
  | {
      readonly type: 'draftCommentAdded';
      readonly facts: { readonly comment: string; readonly of: string | null; readonly element: string | null; readonly by: string };
      readonly data: { readonly text: string; readonly elementName: Text | null };
    }
  | { readonly type: 'draftCommentEdited'; readonly facts: CommentFacts; readonly data: { readonly text: string } }
  | { readonly type: 'draftCommentDeleted' | 'draftCommentResolved' | 'draftCommentReopened'; readonly facts: CommentFacts };

type CommentFacts = { readonly comment: string; readonly by: string };

/** Decides what a command about a comment leads to. Whether the draft is worked on has been asked. Errors: `NOT_FOUND`, `NOT_YOURS`, `LIMIT_EXCEEDED`, `INVALID_INPUT`. */
export function decideComment(draft: DraftState, command: CommentCommand, context: DecisionContext): Decision<DraftEvent> {
  const comment = requireId(command.comment, '/comment');
  const by = context.onBehalfOf ?? context.actor;
  const known = Object.hasOwn(draft.comments, comment) ? draft.comments[comment] : undefined;
  if (command.type === 'addComment' || command.type === 'answerComment') {
    // Its id follows from the command's: it is the same one, sent again.
    if (known !== undefined) return told(comment, []);
    return told(comment, [added(draft, command, comment, by)]);
  }
  const found = required(draft, comment);
  const facts = { comment, by };
  switch (command.type) {
    case 'editComment': {
      requireOwn(found, by);
      const text = requireText(command.text, '/text', longestComment);
      return told(comment, text === found.text ? [] : [{ type: 'draftCommentEdited', facts, data: { text } }]);
    }
    case 'deleteComment':
      requireOwn(found, by);
      return told(comment, [{ type: 'draftCommentDeleted', facts }]);
    case 'resolveComment':
    case 'reopenComment': {
      const resolves = command.type === 'resolveComment';
      const question = found.of === null ? found : required(draft, found.of);
      const isDone = (question.resolved !== null) === resolves;
      const type = resolves ? 'draftCommentResolved' : 'draftCommentReopened';
      return told(question.id, isDone ? [] : [{ type, facts: { comment: question.id, by } }]);
    }
  }
}

/** Folds what became of a comment into all there are. Frozen once released. Stops on an event that is of no comment. */
export function applyCommentEvent(comments: DraftState['comments'], event: CommentEvent, at: number): DraftState['comments'] {
  switch (event.type) {
    case 'draftCommentAdded': {
      const { comment: id, of, element, by } = event.facts;
      const { text, elementName } = event.data;
      return { ...comments, [id]: { id, of, element, elementName, text, by, at, editedAt: null, resolved: null } };
    }
    case 'draftCommentEdited':
      return withChange(comments, event.facts.comment, { text: event.data.text, editedAt: at });
    case 'draftCommentDeleted':
      return without(comments, event.facts.comment, at);
    case 'draftCommentResolved':
      return withChange(comments, event.facts.comment, { resolved: { by: event.facts.by, at } });
    case 'draftCommentReopened':
      return withChange(comments, event.facts.comment, { resolved: null });
    default:
      return refuseUnknownEvent('draft', event);
  }
}

function withChange(comments: DraftState['comments'], id: string, change: Partial<DraftComment>): DraftState['comments'] {
  const found = comments[id];
  return found === undefined ? comments : { ...comments, [id]: { ...found, ...change } };
}

function without(comments: DraftState['comments'], id: string, at: number): DraftState['comments'] {
  if (Object.values(comments).some(({ of }) => of === id)) return withChange(comments, id, { text: null, editedAt: at });
  const { [id]: gone, ...others } = comments;
  const question = typeof gone?.of === 'string' ? others[gone.of] : undefined;
  // A question that was taken back stays for its answers only.
  if (question?.text !== null || Object.values(others).some(({ of }) => of === question.id)) return others;
  const { [question.id]: _question, ...rest } = others;
  return rest;
}

function added(
  draft: DraftState,
  command: Extract<CommentCommand, { type: 'addComment' | 'answerComment' }>,
  comment: string,
  by: string,
): CommentEvent {
  const text = requireText(command.text, '/text', longestComment);
  const count = Object.keys(draft.comments).length;
  if (count >= mostComments) throw new MillraceError('LIMIT_EXCEEDED', { limit: mostComments, what: 'comments', found: count + 1 });
  if (command.type === 'answerComment') {
    const of = required(draft, command.of);
    // All answers stand below one question: an answer to an answer belongs to the same.
    const facts = { comment, of: of.of ?? of.id, element: of.element, by };
    return { type: 'draftCommentAdded', facts, data: { text, elementName: null } };
  }
  const element = optionalText(command.element, '/element');
  const map = element === null ? null : mapWithId(draft.definition, element);
  if (element !== null && map === null) throw new MillraceError('NOT_FOUND', { entity: `element ${element}` });
  const name = element === null || map === null ? undefined : valueAt(draft.definition, [map, element, 'name']);
  const elementName = typeof name === 'string' || isObject(name) ? (name as Text) : null;
  return { type: 'draftCommentAdded', facts: { comment, of: null, element, by }, data: { text, elementName } };
}

function required(draft: DraftState, id: unknown): DraftComment {
  const found = typeof id === 'string' && Object.hasOwn(draft.comments, id) ? draft.comments[id] : undefined;
  if (found === undefined) throw new MillraceError('NOT_FOUND', { entity: `comment ${String(id).slice(0, 80)}` });
  return found;
}

function requireOwn({ id, by, text }: DraftComment, person: string): void {
  if (text === null) throw new MillraceError('NOT_FOUND', { entity: `comment ${id}` });
  if (by !== person) throw new MillraceError('NOT_YOURS', { entity: `comment ${id}` });
}

function told(comment: string, events: readonly CommentEvent[]): Decision<DraftEvent> {
  return { events, answer: { comment, changed: events.length > 0 } };
}
