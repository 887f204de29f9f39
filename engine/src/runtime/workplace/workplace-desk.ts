import { MillraceError, type JsonObject, type Text } from '@millrace/schemas';
import type { StartEventConfig } from '../../elements/startEvent/start-event.js';
import { formInput } from '../../behaviors/work-items.js';
import { enabledElements, type EnabledElement } from '../../execution/ad-hoc.js';
import { instanceOfPart } from '../../execution/process-ids.js';
import { nextReminderAt, remindable, whyNotWithdrawn } from '../../execution/request-commands.js';
import type { ProcessState } from '../../execution/state.js';
import { viewOf, type Access, type CompiledForm } from '../../forms/index.js';
import type { FormUse } from '../../model/definition.js';
import type { DeployedProcess, ExecutableNode } from '../../model/executable.js';
import { recordPart } from '../../registers/keys.js';
import { textGiven } from '../call-input.js';
import type { EngineParts } from '../engine-parts.js';
import { refuseNone } from '../instance-variables.js';
import { history } from '../history.js';
import { isUuidV7 } from '../ids.js';
import { shownInput } from '../plain-input.js';
import { deployedOf, type StepView } from '../views.js';
import { readInstance } from '../lists.js';
import { Contents } from './contents.js';
import { drawnDefinition } from './drawn.js';
import { expectedAt, expectedDuration } from './expected.js';
import { reading } from './reading.js';
import { hiddenElsewhere, refill, sheetOf } from './sheets.js';
import type { ActView, DeployedDefinition, InitiatorRights, Route, Sheet, WorkItemDetail } from './shapes.js';
import { Stories } from './stories.js';
import { itemData, itemOf, outcomesOf, planOf, votesOf } from './work-item-pages.js';

/** An instance that is looked at. */
interface Looked {
  readonly key: string;
  readonly state: ProcessState;
  readonly deployed: DeployedProcess;
  /** The instance's revision. */
  readonly revision: number;
}

/** A form of a step, and how the step uses it. */
interface UsedForm {
  readonly hash: string;
  readonly form: CompiledForm;
  readonly use?: FormUse;
  readonly access?: Readonly<Record<string, Access>> | undefined;
}

/**
 * What people at work see: forms with their data, who acted, where an instance stands, the way it took. Who may see which is the caller's to check; what a form's
 * access hides never leaves. Unknown ids are refused with `INSTANCE_NOT_FOUND` and `WORK_ITEM_NOT_FOUND`.
 */
export class WorkplaceDesk {
  private readonly contents: Contents;
  private readonly stories: Stories;

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
  ) {
    this.contents = new Contents(parts, tenant);
    this.stories = new Stories(parts);
  }

  /** The form that starts a process, empty: its start's own, else `formId`; `null` where there is neither. */
  async startSheet(processId: string, formId?: string): Promise<Sheet | null> {
    const used = await this.startForm(await this.newest(processId), formId);
    return used && sheetOf(this.contents, { ...used, data: {} });
  }

  /** The form of a work item with the data of now; read-only where it has ended, `null` where its task has none. */
  async workItemSheet(workItemId: string, options: { readonly readOnly?: boolean } = {}): Promise<Sheet | null> {
    const looked = await this.lookAtItem(workItemId);
    const item = itemOf(looked.state, workItemId);
    const used = await this.formOf(looked.deployed, looked.deployed.process.nodes.get(item.element));
    if (used === null) return null;
    const hasEnded = item.endedAt !== undefined;
    const data = await this.read(looked, (run) => itemData(run, item)).catch((error: unknown) => {
      // What can no longer be computed of an ended item is not worth a refusal.
      if (hasEnded && error instanceof MillraceError && error.code === 'STEP_FAILED') return {};
      throw error;
    });
    return sheetOf(this.contents, { ...used, data, readOnly: hasEnded || options.readOnly === true });
  }

  /** The form of a work item's task; `null` where it has none, so that nothing would check what is handed in. */
  async workItemForm(workItemId: string): Promise<string | null> {
    const { state, deployed } = await this.lookAtItem(workItemId);
    return planOf(deployed.process.nodes.get(itemOf(state, workItemId).element)).form?.ref ?? null;
  }

  /** What may be decided with a work item, its approval's votes, and what was typed so far. */
  async workItemDetail(workItemId: string): Promise<WorkItemDetail> {
    const looked = await this.lookAtItem(workItemId);
    const { state, deployed } = looked;
    const item = itemOf(state, workItemId);
    const node = deployed.process.nodes.get(item.element);
    const used = await this.formOf(deployed, node);
    const { draft } = item;
    return structuredClone({
      outcomes: outcomesOf(item, planOf(node)),
      votes: item.slot === undefined ? [] : votesOf(state, item, await this.stories.of(looked.key, instanceOfPart(workItemId))),
      draft: draft === undefined ? null : used === null ? draft : viewOf(used.form, draft, used.access),
      ...(item.barred === undefined ? {} : { barred: item.barred }),
    });
  }

  /**
   * The form that an instance was started with, all read-only, with the data as it is now: by the form's `in`; without one the variables of its fields' names, or, where an
   * `out` gave them other names, what was handed in. `seenAt` are elements at which the reader had work: what their forms hid from the reader is hidden here too.
   */
  async instanceSheet(
    instanceId: string,
    options: { readonly formId?: string; readonly seenAt?: readonly string[] } = {},
  ): Promise<Sheet | null> {
    const looked = await this.lookAt(instanceId);
    const used = await this.startForm(looked.deployed, options.formId, looked.state.process);
    if (used === null) return null;
    const given = await Promise.all(
      [...new Set(options.seenAt ?? [])].map((element) => this.formOf(looked.deployed, looked.deployed.process.nodes.get(element))),
    );
    const hidden = hiddenElsewhere(
      used.form,
      given.filter((one) => one !== null),
    );
    return sheetOf(this.contents, { ...used, data: await this.presentData(looked, instanceId, used), readOnly: true, hidden });
  }

  /** What to fill the start form with, to ask for the same again: what was entered, as far as the form of now takes it. */
  async repeatData(instanceId: string, formId?: string): Promise<JsonObject> {
    const { state } = await this.lookAt(instanceId);
    const used = await this.startForm(await this.newest(state.definition), formId);
    return used === null ? {} : refill(used.form, await this.entered(instanceId), used.access);
  }

  /** The way an instance took, with the definition to draw it on. */
  async route(instanceId: string): Promise<Route> {
    const { key, state } = await this.lookAt(instanceId);
    const [story, content, layout] = await Promise.all([
      this.stories.of(key, instanceId),
      this.contents.read(state.hash),
      this.contents.layout(state.hash),
    ]);
    return structuredClone({
      definition: drawnDefinition(content, layout),
      elements: story.elementStates(state),
      flows: Object.fromEntries(story.flows),
    });
  }

  /** Who did what, oldest first; the last 200. */
  async acts(instanceId: string): Promise<readonly ActView[]> {
    const { key, state, deployed } = await this.lookAt(instanceId);
    return (await this.stories.of(key, instanceId)).actViews(state, deployed);
  }

  /** Where an instance stands, and who is next. */
  async steps(instanceId: string): Promise<readonly StepView[]> {
    return (await readInstance(this.parts, this.tenant, textGiven('the instance id', instanceId)))?.steps ?? [];
  }

  /** What the one who started an instance may do with it now. */
  async initiatorRights(instanceId: string): Promise<InitiatorRights> {
    const { state, deployed } = await this.lookAt(instanceId);
    if (state.status !== 'active') return { withdraw: false, remind: false };
    const nextAt = nextReminderAt(state);
    const waits = nextAt !== null && this.parts.runtime.time.now() < nextAt;
    return {
      withdraw: whyNotWithdrawn({ state, deployed }) === null,
      // In a suspended instance nobody can do what they would be reminded of.
      remind: !waits && state.suspended !== true && remindable(state).length > 0,
      ...(waits ? { remindAgainAt: new Date(nextAt).toISOString() } : {}),
    };
  }

  /** What may be chosen now in the ad-hoc subprocesses of an instance. */
  async enabledElements(instanceId: string): Promise<readonly EnabledElement[]> {
    return enabledElements(await this.lookAt(instanceId));
  }

  /** The revision of an instance. */
  async revision(instanceId: string): Promise<number> {
    return (await this.lookAt(instanceId)).revision;
  }

  /** The newest deployed version of a definition of any kind; `null` where there is none. */
  async definition(kind: string, id: string): Promise<DeployedDefinition | null> {
    return structuredClone(await this.contents.latest(textGiven('kind', kind), textGiven('id', id)));
  }

  /** The newest deployed versions of all definitions of a kind, by id; at most 1000. */
  async definitions(kind: string): Promise<readonly DeployedDefinition[]> {
    return structuredClone(await this.contents.all(textGiven('kind', kind)));
  }

  /** How long a service usually takes, an ISO 8601 duration: its service level's target for the resolution, where no calendar counts. */
  async expectedDuration(service: JsonObject): Promise<string | null> {
    const level = service['serviceLevel'];
    const found = typeof level === 'string' ? await this.contents.latest('serviceLevel', level) : null;
    return found && expectedDuration(found.definition);
  }

  /** When something that started then is expected to be done, ISO 8601. */
  expectedAt(startedAt: string, duration: string): string | null {
    return expectedAt(startedAt, duration);
  }

  /** Titles of records by `register/id`; those that are not there are left out. */
  async titles(references: readonly { readonly register: string; readonly id: string }[]): Promise<Readonly<Record<string, string>>> {
    const { store } = this.parts.runtime;
    const found = await Promise.all(
      references.map(async ({ register, id }): Promise<[string, string] | null> => {
        const row = await this.parts.available(() => store.get('records', `${this.tenant}/${recordPart(register, id)}`));
        return row && [`${register}/${id}`, (JSON.parse(row.body) as { readonly title: string }).title];
      }),
    );
    return Object.fromEntries(found.filter((one) => one !== null));
  }

  /** Names of people, groups and positions by their principal keys, of `organisation:<id>` and `unit:<id>`; those that are not there are left out. */
  async names(keys: readonly string[]): Promise<Readonly<Record<string, Text>>> {
    const { store } = this.parts.runtime;
    const found = await Promise.all(
      keys.map(async (key): Promise<[string, Text] | null> => {
        const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
        const collection = Object.hasOwn(collections, kind) ? collections[kind] : undefined;
        const row = collection === undefined ? null : await this.parts.available(() => store.get(collection, `${this.tenant}/${id}`));
        return row && [key, (JSON.parse(row.body) as { readonly name: Text }).name];
      }),
    );
    return Object.fromEntries(found.filter((one) => one !== null));
  }

  private async presentData(looked: Looked, instanceId: string, { use }: UsedForm): Promise<JsonObject> {
    const { state, deployed } = looked;
    const scope = deployed.process.scopes.get(state.process);
    const node = scope?.start === undefined ? undefined : deployed.process.nodes.get(scope.start);
    if (use?.in && node) return this.read(looked, (run) => formInput(run, { node, scope: 0 }, use));
    return use?.out ? this.entered(instanceId) : (state.scopes.get(0)?.variables ?? {});
  }

  /** What was handed in at the start: the history's first event has it. */
  private async entered(instanceId: string): Promise<JsonObject> {
    const { events } = await history(this.parts, this.keyOf(instanceId), instanceId, { from: 1, limit: 1 });
    const data: JsonObject = events[0]?.data ?? {};
    return (data['submitted'] ?? data['variables'] ?? {}) as JsonObject;
  }

  private async newest(processId: string): Promise<DeployedProcess> {
    const found = await this.parts.latest(this.tenant, 'process', textGiven('the process id', processId));
    if (found === null) throw new MillraceError('PROCESS_NOT_DEPLOYED', { id: shownInput(processId) });
    return deployedOf(this.parts, this.tenant, found.hash);
  }

  /** The form of a process's start: its own, else the one given. */
  private async startForm({ process, links }: DeployedProcess, formId?: string, of?: string): Promise<UsedForm | null> {
    const scope = process.scopes.get(of ?? process.processes[0] ?? '');
    const config = scope?.start === undefined ? undefined : (process.nodes.get(scope.start)?.config as StartEventConfig | undefined);
    if (config?.form) return this.used(config.form, links);
    if (formId === undefined) return null;
    const found = await this.parts.latest(this.tenant, 'form', formId);
    if (found === null) throw new MillraceError('NOT_FOUND', { entity: `form ${shownInput(formId)}` });
    return { hash: found.hash, form: await this.compiled(found.hash) };
  }

  private async formOf({ links }: DeployedProcess, node: ExecutableNode | undefined): Promise<UsedForm | null> {
    const use = planOf(node).form;
    return use === undefined ? null : this.used(use, links);
  }

  private async used(use: FormUse, links: DeployedProcess['links']): Promise<UsedForm> {
    const hash = links.form[use.ref];
    if (hash === undefined) throw new MillraceError('LINK_MISSING', { kind: 'form', id: use.ref });
    return { hash, form: await this.compiled(hash), use, access: use.access as Readonly<Record<string, Access>> | undefined };
  }

  private async compiled(hash: string): Promise<CompiledForm> {
    return (await this.parts.available(() => this.parts.answerer.later('definition', { hash }, this.tenant))) as CompiledForm;
  }

  private read<T>({ key, state }: Looked, work: Parameters<typeof reading<T>>[4]): Promise<T> {
    return reading(this.parts, this.tenant, key, state, work);
  }

  private keyOf(instanceId: string): string {
    if (!isUuidV7(instanceId)) throw new MillraceError('INSTANCE_NOT_FOUND', { id: shownInput(instanceId) });
    return `${this.tenant}/process/${instanceId}`;
  }

  private async lookAt(instanceId: string): Promise<Looked> {
    const key = this.keyOf(instanceId);
    const { state, revision } = await this.parts.available(() => this.parts.runtime.look(key));
    const process = state as ProcessState | null;
    refuseNone(process, instanceId);
    return { key, state: process, revision, deployed: await deployedOf(this.parts, this.tenant, process.hash) };
  }

  private async lookAtItem(workItemId: string): Promise<Looked> {
    const instance = instanceOfPart(textGiven('the work item id', workItemId));
    if (!isUuidV7(instance)) throw new MillraceError('WORK_ITEM_NOT_FOUND', { id: shownInput(workItemId) });
    return this.lookAt(instance).catch((error: unknown) => {
      if (error instanceof MillraceError && error.code === 'INSTANCE_NOT_FOUND')
        throw new MillraceError('WORK_ITEM_NOT_FOUND', { id: workItemId });
      throw error;
    });
  }
}

/** Where those stand that have names, by the kind of their keys. */
const collections: Readonly<Record<string, string>> = {
  user: 'people',
  group: 'groups',
  position: 'positions',
  organisation: 'organisations',
  unit: 'units',
};
