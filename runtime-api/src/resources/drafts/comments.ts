import type { CommentCommand } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { senderOf, shortened } from '../asking.js';
import { commentsOf } from './cards.js';
import * as contracts from './contract.js';
import { changeableDraft } from './readable-draft.js';

type Change = Exclude<CommentCommand, { type: 'addComment' | 'answerComment' }>;

const add = operation(contracts.addDraftComment, async (call, { params: { id }, body: { text, element } }) => {
  await changeableDraft(call, id);
  const said = { ...senderOf(call), text, ...(element === undefined ? {} : { element }) };
  const { comment } = await call.service.engine.drafts.addComment(id, said);
  return shown(call, id, comment);
});

const answer = operation(contracts.answerDraftComment, async (call, { params: { id, comment: of }, body: { text } }) => {
  await changeableDraft(call, id);
  const { comment } = await call.service.engine.drafts.addComment(id, { ...senderOf(call), text, of });
  return shown(call, id, comment);
});

const edit = operation(contracts.editDraftComment, (call, { params: { id, comment }, body: { text } }) =>
  change(call, id, { type: 'editComment', comment, text }),
);

const remove = operation(contracts.deleteDraftComment, async (call, { params: { id, comment } }) => {
  await changeableDraft(call, id);
  return call.service.engine.drafts.changeComment(id, { type: 'deleteComment', comment: known(comment) }, senderOf(call));
});

const resolve = operation(contracts.resolveDraftComment, (call, { params: { id, comment } }) =>
  change(call, id, { type: 'resolveComment', comment }),
);
const reopen = operation(contracts.reopenDraftComment, (call, { params: { id, comment } }) =>
  change(call, id, { type: 'reopenComment', comment }),
);

/** What is said about drafts. */
export const operations: readonly Operation[] = [add, answer, edit, remove, resolve, reopen];

async function change(call: Call, id: string, command: Change): Promise<contracts.DraftComment> {
  await changeableDraft(call, id);
  await call.service.engine.drafts.changeComment(id, { ...command, comment: known(command.comment) }, senderOf(call));
  return shown(call, id, command.comment);
}

async function shown(call: Call, id: string, comment: string): Promise<contracts.DraftComment> {
  const draft = await call.service.engine.drafts.get(id);
  const found = draft === null ? undefined : (await commentsOf(call, draft)).find((one) => one.id === comment);
  if (found === undefined) throw missingComment(comment);
  return found;
}

/** Ids are made by the engine: what cannot be one is not there. */
function known(comment: string): string {
  if (!/^[0-9a-f-]{36}$/.test(comment)) throw missingComment(comment);
  return comment;
}

const missingComment = (comment: string): MillraceError => new MillraceError('NOT_FOUND', { entity: `comment ${shortened(comment)}` });
