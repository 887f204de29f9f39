import { definitionKinds, type DefinitionKind } from '@millrace/schemas';
import { Type, type Static } from '@sinclair/typebox';
import { contract } from '../../http/contract.js';
import { AnyId, AnyObject, exactly, IdParams, Instant, oneOf, pageOf, pageQuery, PersonRef, Settled, Words } from '../../http/shapes.js';
import { Deployed, Problem } from '../applications/contract.js';

const kinds = Object.keys(definitionKinds) as [DefinitionKind, ...DefinitionKind[]];
const Kind = oneOf(kinds, 'The kind of definition.');
/** As definitions have them. */
const DefinitionId = Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,127}$' });
const Revision = Type.Integer({ minimum: 1 });
const Compared = oneOf(['same', 'differs']);

const version = { application: Type.String(), version: Type.Integer(), layoutRevision: Type.Integer() };

/** A draft in a list. */
export const DraftCard = exactly({
  id: Type.String(),
  kind: Kind,
  definition: Type.String({ description: 'The definition’s own id: at most one live draft of a kind has it.' }),
  name: Words,
  state: oneOf(['live', 'copy', 'bin'], '`copy`: a kept side of a conflict. Copies and what is in the bin are kept for 30 days.'),
  copyName: Type.Optional(Type.String({ description: 'What the maker of a copy calls it.' })),
  origin: Type.Optional(exactly({ draft: Type.String(), revision: Type.Integer() }, { description: 'What a copy was made of.' })),
  base: Type.Optional(exactly({ ...version }, { description: 'What it was opened from or last published as.' })),
  revision: Type.Integer({ description: 'Counts the changes of the definition.' }),
  createdBy: PersonRef,
  createdAt: Instant,
  changedBy: PersonRef,
  changedAt: Instant,
  expiresAt: Type.Optional(Instant),
  openComments: Type.Integer({ minimum: 0 }),
  published: Type.Union([exactly({ ...version, at: Instant, executed: Compared, drawn: Compared }), Type.Null()], {
    description:
      'The newest deployed version, and whether what is executed and what is drawn are as in the draft; null where nothing is deployed.',
  }),
  may: exactly({ update: Type.Boolean(), publish: Type.Boolean() }),
});

/** What somebody said about a draft. */
export const DraftComment = exactly({
  id: Type.String(),
  of: Type.Optional(Type.String({ description: 'The comment that it answers.' })),
  element: Type.Optional(
    exactly({
      id: Type.String(),
      name: Type.Optional(Words),
      gone: Type.Boolean({ description: 'Whether it is no longer in the draft.' }),
    }),
  ),
  text: Type.Union([Type.String(), Type.Null()], { description: 'Null: taken back, but answered before.' }),
  by: PersonRef,
  at: Instant,
  editedAt: Type.Optional(Instant),
  resolved: Type.Optional(exactly({ by: PersonRef, at: Instant })),
  own: Type.Boolean(),
});

const DraftView = exactly({ card: DraftCard, definition: AnyObject, comments: Type.Array(DraftComment) });
const Outcome = exactly({ id: Type.String(), revision: Type.Integer(), changed: Type.Boolean(), settled: Type.Boolean() });

export const listDrafts = contract({
  id: 'listDrafts',
  method: 'get',
  path: '/drafts',
  tag: 'drafts',
  summary: 'Drafts of definitions, the newest change first.',
  caller: 'person',
  scope: 'read',
  query: exactly({
    search: Type.Optional(
      Type.String({ maxLength: 200, description: 'Beginnings of words of the name, in either language, or of the id.' }),
    ),
    kind: Type.Optional(Kind),
    state: Type.Optional(oneOf(['live', 'copy', 'bin'], 'Default live.')),
    ...pageQuery,
  }),
  answer: pageOf(DraftCard),
});

export const createDraft = contract({
  id: 'createDraft',
  method: 'post',
  path: '/drafts',
  tag: 'drafts',
  summary:
    'Creates a draft: of a definition that is given, of one that is deployed, or of a template under a new id. Exactly one of the three.',
  caller: 'person',
  scope: 'work',
  body: exactly({
    definition: Type.Optional(AnyObject),
    deployed: Type.Optional(exactly({ kind: Kind, id: AnyId, version: Type.Optional(Type.Integer({ minimum: 1 })) })),
    template: Type.Optional(AnyId),
    id: Type.Optional(DefinitionId),
    name: Type.Optional(Words),
  }),
  answer: DraftView,
  status: 201,
  revision: 'answered',
  idempotent: true,
  errors: ['DRAFT_EXISTS', 'DRAFT_INVALID', 'LIMIT_EXCEEDED', 'NOT_FOUND'],
});

export const readDraft = contract({
  id: 'readDraft',
  method: 'get',
  path: '/drafts/{id}',
  tag: 'drafts',
  summary: 'A draft with its definition and what was said about it.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: DraftView,
  revision: 'answered',
});

export const readPublished = contract({
  id: 'readPublished',
  method: 'get',
  path: '/drafts/{id}/published',
  tag: 'drafts',
  summary: 'The newest deployed version of a draft’s definition: what the draft is compared with.',
  caller: 'person',
  scope: 'read',
  params: IdParams,
  answer: exactly({ ...version, at: Instant, definition: AnyObject }),
});

export const checkDraft = contract({
  id: 'checkDraft',
  method: 'post',
  path: '/drafts/{id}/check',
  tag: 'drafts',
  summary: 'What publishing would find in a draft, or in a definition that is to take its place; nothing is changed.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ definition: Type.Optional(AnyObject) }),
  answer: exactly({
    draft: Type.Boolean({ description: 'Whether a draft can hold it, though it may not be publishable.' }),
    problems: Type.Array(Problem, { description: 'Pointers lead into the definition.' }),
  }),
  errors: ['DRAFT_NOT_LIVE'],
});

const Patch = exactly({
  op: oneOf(['add', 'replace', 'remove']),
  path: Type.Array(Type.Union([Type.String({ maxLength: 1000 }), Type.Integer({ minimum: 0 })]), { minItems: 1, maxItems: 100 }),
  value: Type.Optional(Type.Unknown({ description: 'What is set; not of a removal.' })),
});

export const changeDraft = contract({
  id: 'changeDraft',
  method: 'post',
  path: '/drafts/{id}/changes',
  tag: 'drafts',
  summary:
    'Does edits that were made on revision `base`: all of them or none. An edit is done once, however often its id is sent. What others changed meanwhile is refused with both sides in `params.conflicts`.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({
    base: Revision,
    commands: Type.Array(
      exactly({
        id: Type.String({ minLength: 1, maxLength: 64 }),
        label: Type.Optional(Type.String({ maxLength: 200 })),
        patches: Type.Array(Patch, { minItems: 1, maxItems: 10_000 }),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  answer: exactly({
    revision: Type.Integer(),
    changed: Type.Boolean(),
    commands: Type.Array(exactly({ id: Type.String(), revision: Type.Integer() })),
    settled: Type.Boolean(),
  }),
  errors: [
    'DRAFT_CONFLICT',
    'DRAFT_PATCH_INVALID',
    'DRAFT_INVALID',
    'DRAFT_COMMAND_REUSED',
    'DRAFT_NOT_LIVE',
    'REVISION_CHANGED',
    'LIMIT_EXCEEDED',
  ],
});

export const replaceDraft = contract({
  id: 'replaceDraft',
  method: 'put',
  path: '/drafts/{id}/definition',
  tag: 'drafts',
  summary: 'Puts a definition in as a whole, made on the revision of `If-Match`. What others changed since must stand in it.',
  caller: 'person',
  scope: 'work',
  params: IdParams,
  body: exactly({ definition: AnyObject }),
  answer: Outcome,
  revision: 'required',
  idempotent: true,
  errors: ['DRAFT_CONFLICT', 'DRAFT_INVALID', 'DRAFT_NOT_LIVE', 'LIMIT_EXCEEDED'],
});

const about = (id: string, method: 'post' | 'delete', path: `/${string}`, summary: string) =>
  ({ id, method, path, tag: 'drafts', summary, caller: 'person', scope: 'work', params: IdParams, idempotent: true }) as const;

export const removeDraft = contract({
  ...about('removeDraft', 'delete', '/drafts/{id}', 'Moves a draft to the bin, where it is kept for 30 days.'),
  answer: Outcome,
});

export const restoreDraft = contract({
  ...about('restoreDraft', 'post', '/drafts/{id}/restore', 'Takes a draft out of the bin, or makes one of a kept copy.'),
  answer: Outcome,
  errors: ['DRAFT_EXISTS'],
});

export const purgeDraft = contract({
  ...about('purgeDraft', 'post', '/drafts/{id}/purge', 'Takes a draft out of the bin for good, with its history.'),
  answer: Settled,
  errors: ['DRAFT_LIVE'],
});

export const copyDraft = contract({
  ...about(
    'copyDraft',
    'post',
    '/drafts/{id}/copies',
    'Keeps a side of a conflict under a name for 30 days; by default the draft as it is.',
  ),
  body: exactly({ name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), definition: Type.Optional(AnyObject) }),
  answer: Outcome,
  status: 201,
  errors: ['DRAFT_INVALID', 'LIMIT_EXCEEDED'],
});

export const publishDraft = contract({
  ...about(
    'publishDraft',
    'post',
    '/drafts/{id}/publish',
    'Deploys the application that a draft belongs to with the draft in it, as it was at the revision of `If-Match`. A refusal lists the problems.',
  ),
  scope: 'deploy',
  body: exactly({
    application: Type.Optional(AnyId),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  answer: Deployed,
  revision: 'required',
  errors: ['DEPLOYMENT_REFUSED', 'DRAFT_NOT_LIVE'],
});

const CommentText = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const CommentParams = exactly({ id: AnyId, comment: AnyId });

export const addDraftComment = contract({
  ...about('addDraftComment', 'post', '/drafts/{id}/comments', 'Says something about a draft, or about one element of it.'),
  body: exactly({ text: CommentText, element: Type.Optional(AnyId) }),
  answer: DraftComment,
  status: 201,
  errors: ['DRAFT_NOT_LIVE', 'LIMIT_EXCEEDED'],
});

export const answerDraftComment = contract({
  ...about('answerDraftComment', 'post', '/drafts/{id}/comments/{comment}/answers', 'Answers a comment.'),
  params: CommentParams,
  body: exactly({ text: CommentText }),
  answer: DraftComment,
  status: 201,
  errors: ['DRAFT_NOT_LIVE', 'LIMIT_EXCEEDED'],
});

export const editDraftComment = contract({
  ...about('editDraftComment', 'post', '/drafts/{id}/comments/{comment}', 'Changes the text of one’s own comment.'),
  method: 'put',
  params: CommentParams,
  body: exactly({ text: CommentText }),
  answer: DraftComment,
  errors: ['DRAFT_NOT_LIVE', 'NOT_YOURS'],
});

export const deleteDraftComment = contract({
  ...about('deleteDraftComment', 'delete', '/drafts/{id}/comments/{comment}', 'Takes one’s own comment back; its answers stay.'),
  params: CommentParams,
  answer: Settled,
  errors: ['DRAFT_NOT_LIVE', 'NOT_YOURS'],
});

export const resolveDraftComment = contract({
  ...about('resolveDraftComment', 'post', '/drafts/{id}/comments/{comment}/resolve', 'Says that a comment is dealt with.'),
  params: CommentParams,
  answer: DraftComment,
  errors: ['DRAFT_NOT_LIVE'],
});

export const reopenDraftComment = contract({
  ...about('reopenDraftComment', 'post', '/drafts/{id}/comments/{comment}/reopen', 'Says that a comment is not dealt with after all.'),
  params: CommentParams,
  answer: DraftComment,
  errors: ['DRAFT_NOT_LIVE'],
});

export type DraftCard = Static<typeof DraftCard>;
export type DraftComment = Static<typeof DraftComment>;
