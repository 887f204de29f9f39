import { MillraceError, type JsonObject } from '@millrace/schemas';
import {
  draftKey,
  draftNameKey,
  draftQuery,
  givenUpAfter,
  nameOf,
  requireDefinition,
  usableFor,
  type CommentCommand,
  type DeployedBase,
  type DraftCommand,
  type DraftRow,
  type DraftSearch,
  type DraftState,
  type EditInput,
  type TakenName,
} from '../../drafts/index.js';
import type { Command } from '../../execution/aggregate.js';
import type { AggregateKey } from '../../ports/index.js';
import { optionsOf, refuse, refuseNoText, textGiven } from '../call-input.js';
import type { Sender, Settled } from '../engine-options.js';
import type { EngineParts } from '../engine-parts.js';
import { isUuidV7 } from '../ids.js';
import { plainInput, shownInput } from '../plain-input.js';
import { page, type ListPage } from '../views.js';
import { DeployedDefinitions, type DeployedDefinition } from './deployed-definitions.js';

/** What the caller of a change hears. */
export interface DraftOutcome extends Settled {
  readonly id: string;
  readonly revision: number;
  readonly changed: boolean;
}

/** What edits came to: each with the revision that it is in. */
export interface EditOutcome extends Settled {
  readonly revision: number;
  readonly changed: boolean;
  readonly commands: readonly { readonly id: string; readonly revision: number }[];
}

/** How a draft stands to the newest version that is deployed. */
export interface PublishedState extends DeployedBase {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Whether what is executed, and what is drawn, are as in the draft. */
  readonly sameExecuted: boolean;
  readonly sameDrawn: boolean;
}

/** What is to be deployed when a draft is published: its application with the draft in the place of what it is a draft of. */
export interface Publication {
  readonly bundle: JsonObject;
  /** Of the application as it was read: another deployment in between is refused. */
  readonly expectedVersion: number;
}

/** A purge is waited for so long before it is answered while it goes on, milliseconds. */
const WAIT = 2000;
/** Two who take the same id may have to look at each other once. */
const TRIES = 3;

const statuses: readonly unknown[] = ['live', 'copy', 'bin', undefined];

type NameAnswer =
  | { readonly taken: true; readonly hold: number; readonly at: number }
  | { readonly taken: false; readonly draft: string; readonly at: number };

/** Drafts of definitions. Whether the sender may is the caller's to check. */
export class DraftsDesk {
  private readonly deployments: DeployedDefinitions;

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
    private readonly send: (key: AggregateKey, command: Command, sender: Sender) => ReturnType<EngineParts['runtime']['execute']>,
  ) {
    this.deployments = new DeployedDefinitions(parts, tenant);
  }

  /** Creates a draft of a definition: a new one, an imported one, or one that is deployed (`base`). Refuses with `DRAFT_EXISTS` where there is one of it. */
  async create(definition: JsonObject, options: Sender & { readonly base?: DeployedBase } = {}): Promise<DraftOutcome> {
    const { base, ...sender } = optionsOf(options);
    const given = requireDefinition(plainInput(definition, 'the definition'));
    const id = this.newId(sender, 'draft');
    const { kind, id: definitionId } = given as { readonly kind: string; readonly id: string };
    const known = (await this.state(id)) !== null;
    // Sent again, it was made already: its id must not be taken once more.
    const taken = known ? { hold: 1, until: 0 } : await this.take(kind, definitionId, id, sender);
    const command: DraftCommand = { type: 'createDraft', definition: given, taken, ...(base === undefined ? {} : { base }) };
    try {
      return await this.tell(id, command, sender);
    } catch (error) {
      const isRefused = error instanceof MillraceError && error.status < 500;
      // What came to nothing keeps nobody else from the id.
      if (!known && isRefused) await this.giveBack(kind, definitionId, id, taken.hold);
      throw error;
    }
  }

  /** Keeps a side of a conflict under a name, for 30 days; by default the draft as it is. */
  async copy(id: string, options: Sender & { readonly name: string; readonly definition?: JsonObject }): Promise<DraftOutcome> {
    const { name, definition, ...sender } = optionsOf(options);
    const draft = await this.required(id);
    const copy = this.newId(sender, 'copy', id);
    const given = definition === undefined ? draft.definition : plainInput(definition, 'the definition');
    const origin = { draft: draft.id, revision: draft.revision };
    return this.tell(copy, { type: 'keepCopy', definition: given, name: textGiven('name', name), origin }, sender);
  }

  /** A draft, or `null`. */
  async get(id: string): Promise<DraftState | null> {
    if (!isUuidV7(id)) return null;
    const state = await this.state(id);
    return state === null || state.status === 'gone' ? null : (JSON.parse(JSON.stringify(state)) as DraftState);
  }

  /** Drafts, the newest change first. */
  async find(search: DraftSearch = {}): Promise<ListPage<DraftRow>> {
    const given = optionsOf(search, 'the search');
    const { search: words, kind, status, cursor } = given;
    refuseNoText({ search: words, kind, status, cursor });
    if (!statuses.includes(status)) refuse('status', 'live, copy or bin', status);
    if (given.where !== undefined) optionsOf(given.where, 'where');
    page(given);
    const query = draftQuery(this.tenant, plainInput(given, 'the search'));
    const found = await this.parts.available(() => this.parts.runtime.store.find(query));
    const items = found.rows.map(({ body }) => JSON.parse(body) as DraftRow);
    return { items, ...(found.cursor === undefined ? {} : { cursor: found.cursor }) };
  }

  /** Does edits that were made on revision `base`: all of them or none. Refuses with `DRAFT_CONFLICT` what somebody else changed meanwhile. */
  async change(id: string, base: number, commands: readonly EditInput[], sender: Sender = {}): Promise<EditOutcome> {
    const { answer, settled } = await this.toDraft(id, { type: 'changeDraft', base, commands }, sender);
    return { ...(answer as unknown as Omit<EditOutcome, 'settled'>), settled };
  }

  /** Puts a definition in as a whole that was made on revision `base`. */
  async replace(id: string, base: number, definition: JsonObject, sender: Sender = {}): Promise<Omit<DraftOutcome, 'id'>> {
    const { answer, settled } = await this.toDraft(id, { type: 'replaceDefinition', base, definition }, sender);
    return { ...(answer as unknown as Omit<DraftOutcome, 'id' | 'settled'>), settled };
  }

  /** Moves a draft to the bin, where it is kept for 30 days. */
  remove(id: string, sender: Sender = {}): Promise<DraftOutcome> {
    return this.outcome(id, { type: 'removeDraft' }, sender);
  }

  /** Takes a draft out of the bin, or makes one of a kept copy. Refuses with `DRAFT_EXISTS` where another took its place. */
  async restore(id: string, sender: Sender = {}): Promise<DraftOutcome> {
    const { status, kind, definitionId } = await this.required(id);
    const taken = status === 'live' ? { hold: 1, until: 0 } : await this.take(kind, definitionId, id);
    return this.outcome(id, { type: 'restoreDraft', taken }, sender);
  }

  /** Takes a draft out of the bin for good, with its history. */
  async purge(id: string, sender: Sender = {}): Promise<Settled> {
    const { settled } = await this.toDraft(id, { type: 'purgeDraft' }, sender);
    const { runtime, keeping } = this.parts;
    const emptied = keeping.emptyBin(this.tenant).then(() => true as const);
    emptied.catch((cause: unknown) => runtime.log('warning', 'the bin could not be emptied; upkeep goes on with it', { draft: id, cause }));
    const isEmptied = await runtime.within(WAIT, emptied).catch(() => false);
    return { settled: settled && isEmptied === true };
  }

  /** Says something about a draft or an element of it; answers the new comment's id. */
  async addComment(
    id: string,
    options: Sender & { readonly text: string; readonly element?: string; readonly of?: string },
  ): Promise<Settled & { readonly comment: string }> {
    const { text, element, of, ...sender } = optionsOf(options);
    const comment = this.newId(sender, 'comment', id);
    const about = { comment, text: textGiven('text', text) };
    const command: CommentCommand =
      of === undefined
        ? { type: 'addComment', ...about, ...(element === undefined ? {} : { element }) }
        : { type: 'answerComment', ...about, of };
    const { settled } = await this.toDraft(id, command, sender);
    return { comment, settled };
  }

  /** Changes, takes back, resolves or reopens what was said. Only its author changes it or takes it back. */
  async changeComment(
    id: string,
    command: Exclude<CommentCommand, { type: 'addComment' | 'answerComment' }>,
    sender: Sender,
  ): Promise<Settled> {
    const { settled } = await this.toDraft(id, command, sender);
    return { settled };
  }

  /** A deployed definition with what is drawn, as it would be opened; `null` where there is none. */
  deployed(kind: string, id: string, version?: number): Promise<DeployedDefinition | null> {
    if (version !== undefined && !Number.isSafeInteger(version)) refuse('version', 'a whole number', version);
    return this.deployments.read(textGiven('kind', kind), textGiven('id', id), version);
  }

  /** How a draft stands to the newest deployed version of its definition; `null` where nothing is deployed. */
  async published({ kind, definition, prints }: Pick<DraftRow, 'kind' | 'definition' | 'prints'>): Promise<PublishedState | null> {
    const item = await this.deployments.latest(kind, definition);
    if (item === null) return null;
    const deployed = await this.deployments.printsOf(item);
    const { application, version, layoutRevision, at } = item;
    return {
      application,
      version,
      layoutRevision,
      at,
      sameExecuted: deployed.executed === prints.executed,
      sameDrawn: deployed.drawn === prints.drawn,
    };
  }

  /**
   * The application of a draft with the draft in it: what `deploy` takes. What nobody deployed before becomes part of `application`, or an application of its own.
   * `revision` refuses with `REVISION_CHANGED` what is not as the publisher saw it.
   */
  async publication(id: string, options: { readonly revision?: number; readonly application?: string } = {}): Promise<Publication> {
    const draft = await this.required(id);
    const { kind, definitionId, definition, revision } = draft;
    if (draft.status !== 'live') throw new MillraceError('DRAFT_NOT_LIVE', { entity: `draft ${id}` });
    if (options.revision !== undefined && options.revision !== revision)
      throw new MillraceError('REVISION_CHANGED', { entity: `draft ${id}`, expected: options.revision, found: revision });
    const deployed = await this.deployments.latest(kind, definitionId);
    const of = deployed?.application ?? options.application ?? definitionId;
    const application = await this.deployments.application(of);
    const others = (application?.items ?? []).filter((item) => item['kind'] !== kind || item['id'] !== definitionId);
    const name = application === null ? nameOf(draft) : application.name;
    return {
      bundle: { kind: 'bundle', format: 1, id: of, ...(name === null ? {} : { name }), items: [...others, definition] },
      expectedVersion: application?.version ?? 0,
    };
  }

  /** Notes which version a draft was published as: what it is based on from now on. */
  async notePublished(id: string, base: DeployedBase, sender: Sender = {}): Promise<Settled> {
    const { settled } = await this.toDraft(id, { type: 'noteDraftPublished', ...base }, sender);
    return { settled };
  }

  /**
   * Takes a definition's id for a draft; from then on the draft has a minute to live by it. A command that is sent again finds the taking that it made, unless that is too old
   * to be used.
   */
  private async take(kind: string, definitionId: string, draft: string, { commandId, actor = 'system' }: Sender = {}): Promise<TakenName> {
    const key = draftNameKey(this.tenant, kind, definitionId);
    const { ids, time } = this.parts.runtime;
    let again = commandId === undefined ? undefined : ids.derive(commandId, this.tenant, actor, 'draftName');
    let instead: string | undefined;
    for (let attempt = 1; ; attempt++) {
      const command = { type: 'takeDraftName', draft, ...(instead === undefined ? {} : { instead }) } as Command;
      const answer = (await this.send(key, command, again === undefined ? {} : { commandId: again })).answer as unknown as NameAnswer;
      again = undefined;
      const now = time.now();
      if (answer.taken && answer.at + usableFor > now) return { hold: answer.hold, until: answer.at + usableFor };
      if (answer.taken) continue;
      const holder = await this.state(answer.draft);
      const isGivenUp = holder?.status !== 'live' && now >= answer.at + givenUpAfter;
      if (!isGivenUp || attempt >= TRIES) throw new MillraceError('DRAFT_EXISTS', { kind, id: definitionId, draft: answer.draft });
      instead = answer.draft;
    }
  }

  private async giveBack(kind: string, definitionId: string, draft: string, hold: number): Promise<void> {
    const command = { type: 'releaseDraftName', draft, hold } as Command;
    await this.send(draftNameKey(this.tenant, kind, definitionId), command, {}).catch(() => undefined);
  }

  /** The id of something new: sent again under the same command id, it is the same. */
  private newId({ commandId, actor = 'system' }: Sender, ...what: readonly string[]): string {
    const { ids, time } = this.parts.runtime;
    if (commandId === undefined) return ids.next(time.now());
    if (!isUuidV7(commandId)) throw new MillraceError('COMMAND_ID_INVALID', { found: shownInput(commandId) });
    return ids.derive(commandId, this.tenant, actor, ...what);
  }

  private async state(id: string): Promise<DraftState | null> {
    return (await this.parts.available(() => this.parts.runtime.look(draftKey(this.tenant, id)))).state as DraftState | null;
  }

  private async required(id: string): Promise<DraftState> {
    const state = isUuidV7(id) ? await this.state(id) : null;
    if (state === null || state.status === 'gone') throw new MillraceError('NOT_FOUND', { entity: `draft ${shownInput(id)}` });
    return state;
  }

  private toDraft(id: string, command: DraftCommand, sender: Sender): ReturnType<EngineParts['runtime']['execute']> {
    if (!isUuidV7(id)) throw new MillraceError('NOT_FOUND', { entity: `draft ${shownInput(id)}` });
    return this.send(draftKey(this.tenant, id), command, sender);
  }

  private async outcome(id: string, command: DraftCommand, sender: Sender): Promise<DraftOutcome> {
    await this.required(id);
    return this.tell(id, command, sender);
  }

  private async tell(id: string, command: DraftCommand, sender: Sender): Promise<DraftOutcome> {
    const { answer, settled } = await this.toDraft(id, command, sender);
    return { ...(answer as unknown as Omit<DraftOutcome, 'settled'>), settled };
  }
}
