import type { DraftRow, EditInput } from '@millrace/engine';
import { type JsonObject, type JsonValue, MillraceError, type Text } from '@millrace/schemas';
import { operation, type Call, type Operation } from '../../http/operation.js';
import { withLayouts } from '../../layout/with-layouts.js';
import { deployed } from '../applications/deployed.js';
import { pageOf, senderOf, shortened } from '../asking.js';
import { Names } from '../names.js';
import { templateNamed } from '../templates/templates.js';
import { cardsOf, commentsOf } from './cards.js';
import { check } from './check.js';
import { operations as comments } from './comments.js';
import * as contracts from './contract.js';
import { changeableDraft, missing, readableDraft } from './readable-draft.js';

type Base = NonNullable<DraftRow['base']>;

const list = operation(contracts.listDrafts, async (call, { query: { search, kind, state, ...page } }) => {
  const seen = (await call.service.rights.of(call)).where('read', 'draft');
  if (seen === null) return { items: [] };
  const found = await call.service.engine.drafts.find({
    ...seen,
    ...pageOf(page),
    ...(search === undefined ? {} : { search }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { status: state }),
  });
  return { items: await cardsOf(call, found.items), ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
});

const read = operation(contracts.readDraft, async (call, { params: { id } }) => view(call, await readableDraft(call, id)));

const published = operation(contracts.readPublished, async (call, { params: { id } }) => {
  const { kind, definition: of } = await readableDraft(call, id);
  const { definition, base, at } = await openedFrom(call, { kind, id: of });
  return { ...base, at: new Date(at).toISOString(), definition };
});

const create = operation(contracts.createDraft, async (call, { body }) => {
  const { engine, rights } = call.service;
  const { definition, base } = await sourceOf(call, body);
  const asText = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
  const fields = { kind: asText(definition['kind']), definition: asText(definition['id']), status: 'live' };
  const own = { createdBy: call.person, changedBy: call.person };
  (await rights.of(call)).require('create', 'draft', fields.definition, { ...fields, ...own });
  const { id } = await engine.drafts.create(definition, { ...senderOf(call), ...(base === undefined ? {} : { base }) });
  const row = await engine.row('drafts', id);
  if (row === null) throw missing(id);
  return view(call, JSON.parse(row.body) as DraftRow);
});

const change = operation(contracts.changeDraft, async (call, { params: { id }, body: { base, commands } }) => {
  await changeableDraft(call, id);
  const { engine } = call.service;
  const { commands: done, ...outcome } = await told(call, () =>
    engine.drafts.change(id, base, commands as readonly EditInput[], senderOf(call)),
  );
  return { ...outcome, commands: [...done] };
});

const replace = operation(contracts.replaceDraft, async (call, { params: { id }, body: { definition } }) => {
  await changeableDraft(call, id);
  const { engine } = call.service;
  const done = await told(call, () => engine.drafts.replace(id, call.ifMatch ?? 0, definition as JsonObject, senderOf(call)));
  call.revise(done.revision);
  return { id, ...done };
});

const remove = operation(contracts.removeDraft, async (call, { params: { id } }) => {
  await changeableDraft(call, id);
  return call.service.engine.drafts.remove(id, senderOf(call));
});

const restore = operation(contracts.restoreDraft, async (call, { params: { id } }) => {
  await changeableDraft(call, id);
  return call.service.engine.drafts.restore(id, senderOf(call));
});

const purge = operation(contracts.purgeDraft, async (call, { params: { id } }) => {
  await changeableDraft(call, id);
  return call.service.engine.drafts.purge(id, senderOf(call));
});

const copy = operation(contracts.copyDraft, async (call, { params: { id }, body: { name, definition } }) => {
  const { kind, definition: of } = await changeableDraft(call, id);
  const given = definition as JsonObject | undefined;
  // A copy of something else would be a way to make drafts that one may not create.
  if (given !== undefined && (given['kind'] !== kind || given['id'] !== of))
    throw new MillraceError('INVALID_INPUT', {
      place: '/definition',
      expected: `${kind} ${of}`,
      found: shortened(JSON.stringify(given['id'] ?? null)),
    });
  return call.service.engine.drafts.copy(id, { ...senderOf(call), name, ...(given === undefined ? {} : { definition: given }) });
});

const publish = operation(contracts.publishDraft, async (call, { params: { id }, body: { application, note } }) => {
  const { kind, definition } = await changeableDraft(call, id);
  const { engine, rights } = call.service;
  (await rights.of(call)).require('deploy', 'application', undefined, {});
  const { bundle, expectedVersion } = await engine.drafts.publication(id, {
    ...(call.ifMatch === undefined ? {} : { revision: call.ifMatch }),
    ...(application === undefined ? {} : { application }),
  });
  const sender = senderOf(call);
  const done = await engine.deploy(await withLayouts(bundle), { ...sender, ...(note === undefined ? {} : { note }), expectedVersion });
  const item = done.items.find((one) => one.kind === kind && one.id === definition);
  if (item !== undefined) {
    const base = { application: done.application, version: item.version, layoutRevision: item.layoutRevision };
    await engine.drafts.notePublished(id, base, sender);
  }
  // Publishing changes nothing of the draft itself.
  if (call.ifMatch !== undefined) call.revise(call.ifMatch);
  return deployed(done);
});

/** Drafts, what is said about them, and how they become what is deployed. */
export const operations: readonly Operation[] = [
  list,
  create,
  read,
  published,
  check,
  change,
  replace,
  remove,
  restore,
  purge,
  copy,
  publish,
  ...comments,
];

async function view(call: Call, row: DraftRow) {
  const draft = await call.service.engine.drafts.get(row.id);
  const [card] = await cardsOf(call, [row]);
  if (draft === null || card === undefined) throw missing(row.id);
  call.revise(draft.revision);
  return { card: { ...card, revision: draft.revision }, definition: draft.definition, comments: await commentsOf(call, draft) };
}

type Asked = {
  readonly definition?: object;
  readonly deployed?: { readonly kind: string; readonly id: string; readonly version?: number };
  readonly template?: string;
  readonly id?: string;
  readonly name?: Text;
};

/** What a new draft is made of: exactly one of three. */
async function sourceOf(call: Call, asked: Asked): Promise<{ readonly definition: JsonObject; readonly base?: Base }> {
  const { definition, deployed: of, template, id, name } = asked;
  const given = [definition, of, template].filter((one) => one !== undefined).length;
  if (given !== 1) throw wrong('/', 'one of definition, deployed and template', `${given} of them`);
  if (template === undefined && (id !== undefined || name !== undefined))
    throw wrong(id === undefined ? '/name' : '/id', 'nothing, without a template', 'a value');
  if (definition !== undefined) return { definition: definition as JsonObject };
  if (of !== undefined) return openedFrom(call, of);
  return { definition: templateNamed(template ?? '', { id: id ?? newDefinitionId(call), ...(name === undefined ? {} : { name }) }) };
}

/** A deployed definition with what is drawn, for whoever may read it. */
async function openedFrom(
  call: Call,
  { kind, id, version }: NonNullable<Asked['deployed']>,
): Promise<{ readonly definition: JsonObject; readonly base: Base; readonly at: number }> {
  const found = await call.service.engine.drafts.deployed(kind, id, version);
  const rights = await call.service.rights.of(call);
  if (found !== null) {
    const { application, version: is, layoutRevision, hash, latest, at } = found.item;
    const fields = { application, kind, id, version: is, hash, latest, at };
    if (rights.may('read', 'definition', id, fields))
      return { definition: found.definition, base: { application, version: is, layoutRevision }, at };
  }
  throw new MillraceError('NOT_FOUND', { entity: `${kind} ${shortened(id)}` });
}

/** The id of a new definition: sent again under the same key, it is the same. */
function newDefinitionId(call: Call): string {
  const digits = (call.commandId ?? call.service.engine.newCommandId()).replaceAll('-', '');
  return `process_${digits.slice(-8)}`;
}

/** A collision names whoever changed the place by their name: the one who chooses wants to know. */
async function told<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MillraceError) || error.code !== 'DRAFT_CONFLICT') throw error;
    const conflicts = error.params['conflicts'] as unknown as readonly (JsonObject & { readonly by: string; readonly at: number })[];
    const names = await Names.read(
      call,
      conflicts.map(({ by }) => `user:${by}`),
    );
    const named = conflicts.map((conflict) => ({ ...conflict, by: names.person(conflict.by), at: new Date(conflict.at).toISOString() }));
    throw new MillraceError('DRAFT_CONFLICT', { ...error.params, conflicts: named });
  }
}

const wrong = (place: string, expected: string, found: string): MillraceError =>
  new MillraceError('INVALID_INPUT', { place, expected, found });
