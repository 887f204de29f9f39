import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import type { Command } from '../execution/aggregate.js';
import type { FailJob, ProcessCommand } from '../execution/commands.js';
import type { AggregateKey, Page, Query, Row } from '../ports/index.js';
import { checkSender, optionsOf, present, refuse, tenantOf, textGiven } from './call-input.js';
import { DraftsDesk } from './drafts/drafts-desk.js';
import type { DeploymentProblem } from '../deployments/index.js';
import { checkDeployment, deploy, type Deployment, type DeployOptions } from './deploy.js';
import { type Settled, type Sender } from './engine-options.js';
import type { EngineParts } from './engine-parts.js';
import { EngineOperations } from './engine-operations.js';
import { history, type HistoryOptions, type HistoryPage } from './history.js';
import { IdentityDesk } from './identity-desk.js';
import { instanceOfPart } from '../execution/process-ids.js';
import { extendLock, refuseTaken } from './job-leases.js';
import { findJobs, type JobQuery, type JobView } from './job-views.js';
import {
  broadcastSignal,
  publishMessage,
  type AcceptedSignal,
  type MessageToPublish,
  type PublishedMessage,
  type SignalToBroadcast,
} from './messages.js';
import { shownInput } from './plain-input.js';
import { PeopleDesk } from './people-desk.js';
import { RecordsDesk } from './records-desk.js';
import { KeepingDesk } from './keeping/keeping-desk.js';
import { listed, queryOf, rowQueryOf } from './query-input.js';
import {
  countWorkItems,
  findIncidents,
  findInstances,
  findWorkItems,
  readInstance,
  readWorkItem,
  type IncidentQuery,
  type InstanceQuery,
  type WorkItemCount,
  type WorkItemQuery,
} from './lists.js';
import type { RowChange } from './changes.js';
import type { CompleteOptions, Started, StartOptions } from './command-options.js';
import { deployedVersion } from './deployed-version.js';
import { startAnswer } from './instance-number.js';
import { readVariables } from './instance-variables.js';
import type { IncidentView, InstanceView, ListPage, WorkItemView } from './views.js';
import { WorkplaceDesk } from './workplace/workplace-desk.js';

/**
 * The process engine as one tenant sees it. Commands reject with a `MillraceError` whose code says what was wrong; when they resolve, what they did is stored and
 * visible to every read that follows.
 */
export class Engine extends EngineOperations {
  /** People, groups and positions. */
  readonly people = new PeopleDesk(this);
  /** Records of registers, and ledger accounts. */
  readonly records = new RecordsDesk(this);
  /** What people at work see of instances and work items: forms with their data, who acted, where it stands. */
  readonly workplace: WorkplaceDesk;

  /** Drafts of definitions: what analysts work on before it is published. */
  readonly drafts: DraftsDesk;

  /** Retention, holds and erasure. */
  readonly keeping: KeepingDesk;

  /** Logins, tokens, and who has which role. */
  readonly identity: IdentityDesk;

  constructor(parts: EngineParts, tenant: string) {
    super(parts, tenant);
    this.workplace = new WorkplaceDesk(parts, tenant);
    this.drafts = new DraftsDesk(parts, tenant, (key, command, sender) => this.send(key, command, sender));
    this.keeping = new KeepingDesk(parts, tenant, (key, command, sender) => this.send(key, command, sender));
    this.identity = new IdentityDesk(parts, tenant, (key, command, sender) => this.execute(key, command, sender));
  }

  /** The same engine for another tenant; nothing crosses from one to the other. */
  forTenant(tenant: string): Engine {
    return new Engine(this.parts, tenantOf(tenant));
  }

  /**
   * Deploys one definition, several, or a bundle as an application: all of it or nothing. Problems refuse with `DEPLOYMENT_REFUSED`; the error's `problems` lists
   * them. Deploying the same again changes nothing.
   */
  async deploy(document: unknown, options: DeployOptions = {}): Promise<Deployment> {
    const given = optionsOf(options);
    checkSender(given);
    return deploy(this.parts, this.tenant, document, { ...given, commandId: this.commandId(given, false) });
  }

  /** What `deploy` would find in the same document beside what is deployed now: errors first, none if it would be done. Nothing is stored. */
  checkDeployment(document: unknown): Promise<readonly DeploymentProblem[]> {
    return checkDeployment(this.parts, this.tenant, document);
  }

  /** Starts an instance of a deployed process. Repeated with the same `commandId` it finds the first. */
  async start(processId: string, given: StartOptions = {}): Promise<Started> {
    const options = optionsOf(given);
    checkSender(options);
    const commandId = this.commandId(options, true);
    const actor = options.actor ?? 'system';
    const instanceId = this.parts.runtime.ids.derive(commandId, this.tenant, actor);
    const found = await deployedVersion(this.parts, this.tenant, processId, options.version);
    const form = options.form === undefined ? undefined : await this.formToCheck(options.form);
    const command: ProcessCommand = {
      type: 'startInstance',
      definition: { id: processId, version: found.version, hash: found.hash },
      ...present({
        process: options.process,
        data: options.data,
        variables: options.variables,
        organisation: options.organisation,
        businessKey: options.businessKey,
        service: options.service,
        at: options.at,
        reason: options.reason,
        form,
      }),
    };
    const key = `${this.tenant}/process/${instanceId}`;
    const { answer, settled } = await this.send(key, command, { ...options, commandId }, true);
    return { instanceId, ...(await startAnswer(this.parts, key, answer)), settled };
  }

  /** The instance that a start with this command id made for this actor, or `null`: whether one that is sent again was done before. */
  startedBy(commandId: string, actor: string): Promise<InstanceView | null> {
    return this.instance(this.parts.runtime.ids.derive(commandId, this.tenant, actor));
  }

  /** Publishes a message to the one who waits for it under its name and key, now or within its time to live, or starts a process by it. */
  publishMessage(message: MessageToPublish): Promise<PublishedMessage> {
    return this.meeting(message, (given, id, send) => publishMessage(this.parts, this.tenant, given, id, send));
  }

  /** Broadcasts a signal to everybody who waits for it; answers when it is accepted. */
  broadcastSignal(signal: SignalToBroadcast): Promise<AcceptedSignal> {
    return this.meeting(signal, (given, id, send) => broadcastSignal(this.tenant, given, id, send));
  }

  /** Takes an offered work item. */
  claim(workItemId: string, sender: Sender): Promise<Settled> {
    return this.toPart(workItemId, { type: 'claimWorkItem', workItemId }, sender);
  }

  /** Says that the work on an item begins; takes it first where nobody holds it. */
  begin(workItemId: string, sender: Sender): Promise<Settled> {
    return this.toPart(workItemId, { type: 'startWorkItem', workItemId }, sender);
  }

  /** Gives a claimed item back to those it was offered to. */
  release(workItemId: string, options: Sender & { readonly reason?: string }): Promise<Settled> {
    return this.toPart(workItemId, ({ reason }) => ({ type: 'releaseWorkItem', workItemId, ...present({ reason }) }), options);
  }

  /** Gives an item to another person, or offers it to other principal keys. Whether the sender may is the caller's to check. */
  reassign(
    workItemId: string,
    options: Sender & { readonly assignee?: string; readonly offeredTo?: readonly string[]; readonly reason?: string },
  ): Promise<Settled> {
    return this.toPart(
      workItemId,
      ({ assignee, offeredTo, reason }) => ({ type: 'reassignWorkItem', workItemId, ...present({ assignee, offeredTo, reason }) }),
      options,
    );
  }

  /**
   * Sets an item aside that the sender holds, saying why; `code` is the reason as reports count it. Deadlines run on. Whoever completes a suspended item, begins it,
   * gives it back or to another, resumes it by that.
   */
  suspend(workItemId: string, options: Sender & { readonly reason: string; readonly code?: string }): Promise<Settled> {
    return this.toPart(workItemId, ({ reason, code }) => ({ type: 'suspendWorkItem', workItemId, reason, ...present({ code }) }), options);
  }

  /** Goes on with an item that was set aside; does nothing to one that was not. */
  resume(workItemId: string, sender: Sender): Promise<Settled> {
    return this.toPart(workItemId, { type: 'resumeWorkItem', workItemId }, sender);
  }

  /** Keeps what was typed so far, unchecked. */
  saveDraft(workItemId: string, data: JsonObject, sender: Sender): Promise<Settled> {
    return this.toPart(workItemId, () => ({ type: 'saveDraft', workItemId, data: optionsOf(data, 'data') }), sender);
  }

  /** Completes a work item, or casts a vote of an approval. */
  complete(workItemId: string, options: CompleteOptions = {}): Promise<Settled> {
    return this.toPart(
      workItemId,
      ({ data, outcome, reason, comment }) => ({ type: 'completeWorkItem', workItemId, ...present({ data, outcome, reason, comment }) }),
      options,
    );
  }

  /** Takes an instance back that the sender has started, where its process allows it. It is then `cancelled`, and withdrawn. */
  withdraw(instanceId: string, options: Sender & { readonly reason: string }): Promise<Settled> {
    return this.toInstance(instanceId, ({ reason }) => ({ type: 'withdrawInstance', reason }), options);
  }

  /** Has those reminded whom an instance waits for that the sender has started; once in 24 hours, then `REMINDED_ALREADY` says when again. */
  remind(instanceId: string, sender: Sender): Promise<Settled> {
    return this.toInstance(instanceId, { type: 'remindInstance' }, sender);
  }

  /**
   * Chooses an enabled activity of an ad-hoc subprocess to be done. `scopeActivity` is the subprocess's id, or the number of its activity where it is open several times.
   * `workplace.enabledElements` tells what may be chosen; whether the sender may is the caller's to check.
   */
  activateElement(
    instanceId: string,
    options: Sender & { readonly element: string; readonly scopeActivity?: number | string },
  ): Promise<Settled> {
    return this.toInstance(
      instanceId,
      ({ element, scopeActivity }) => ({ type: 'activateElement', element, ...present({ scopeActivity }) }),
      options,
    );
  }

  /**
   * Lets a running multi-instance activity be done once more. `item` is the new one's entry of the collection; `activity` is its number where the element is under way
   * several times. Refused with `LOOP_NOT_RUNNING` before it begins and after it was left. Whether the sender may is the caller's to check.
   */
  addInstance(
    instanceId: string,
    options: Sender & { readonly element: string; readonly activity?: number; readonly item?: JsonValue },
  ): Promise<Settled> {
    return this.toInstance(
      instanceId,
      ({ element, activity, item }) => ({ type: 'addInstance', element, ...present({ activity, item }) }),
      options,
    );
  }

  /** Jobs: those that a worker outside this process may take now, the longest due first, unless asked for others. */
  async jobs(query: JobQuery = {}): Promise<ListPage<JobView>> {
    return findJobs(this.parts, this.tenant, queryOf(query));
  }

  /**
   * Takes a job for a worker outside this process; `attempt` of the answer must come back with its result (rule 16). A job whose lock and heartbeat both ran out
   * goes to whoever takes it next, and the first worker's result is refused. What handlers inside run is not given out.
   */
  async activateJob(jobId: string, worker: string, lockMs: number, sender: Sender = {}): Promise<JsonValue> {
    const command: ProcessCommand = { type: 'activateJob', jobId, worker, lockMs };
    const key = this.instanceKey(instanceOfPart(textGiven('the job id', jobId)));
    await refuseTaken(this.parts, this.tenant, jobId);
    const done = await this.send(key, command, sender);
    return done.answer;
  }

  /**
   * An outside worker's heartbeat: it keeps the job for `lockMs` from now. `lockUntil` is milliseconds since 1970 UTC. `JOB_LOCK_LOST` and `JOB_ATTEMPT_STALE` mean
   * that another may have the job: stop working on it.
   */
  async extendJobLock(jobId: string, attempt: number, lockMs: number): Promise<{ readonly lockUntil: number }> {
    this.instanceKey(instanceOfPart(textGiven('the job id', jobId)));
    return { lockUntil: await extendLock(this.parts, this.tenant, jobId, attempt, lockMs) };
  }

  /** The result of a job that an outside worker ran. */
  completeJob(jobId: string, attempt: number, output: JsonObject, sender: Sender = {}): Promise<Settled> {
    return this.toPart(jobId, { type: 'completeJob', jobId, attempt, output }, sender);
  }

  /** The failure of a job that an outside worker ran: one to be tried again, or with `bpmnError` a business error that the process may catch (BPMN 2.0.2 §10.5.6). */
  failJob(
    jobId: string,
    attempt: number,
    error: { readonly code: string; readonly message: string },
    options: Sender & Pick<FailJob, 'retryable' | 'bpmnError'> = {},
  ): Promise<Settled> {
    return this.toPart(
      jobId,
      ({ retryable, bpmnError }) => ({ type: 'failJob', jobId, attempt, error, ...present({ retryable, bpmnError }) }),
      options,
    );
  }

  /** An instance, or `null`. */
  async instance(instanceId: string): Promise<InstanceView | null> {
    return readInstance(this.parts, this.tenant, textGiven('the instance id', instanceId));
  }

  /** Instances, newest first. */
  async instances(query: InstanceQuery = {}): Promise<ListPage<InstanceView>> {
    return findInstances(this.parts, this.tenant, queryOf(query));
  }

  /** The variables of an instance. */
  async variables(instanceId: string): Promise<JsonObject> {
    return readVariables(this.parts, this.instanceKey(instanceId), instanceId);
  }

  /** A work item, or `null`. */
  async workItem(workItemId: string): Promise<WorkItemView | null> {
    return readWorkItem(this.parts, this.tenant, textGiven('the work item id', workItemId));
  }

  /** Work items: what waits for a person (`for`), of an instance, or all. Open ones unless told otherwise. */
  async workItems(query: WorkItemQuery = {}): Promise<ListPage<WorkItemView>> {
    return findWorkItems(this.parts, this.tenant, queryOf(query));
  }

  /** How much waits for a person; counts stop at 1000. */
  async countWorkItems(query: Pick<WorkItemQuery, 'for' | 'where'> = {}): Promise<WorkItemCount> {
    return countWorkItems(this.parts, this.tenant, queryOf(query));
  }

  /** Open incidents, oldest first. */
  async incidents(query: IncidentQuery = {}): Promise<ListPage<IncidentView>> {
    return findIncidents(this.parts, this.tenant, queryOf(query));
  }

  /** What happened to an instance, oldest first, a page at a time. */
  async history(instanceId: string, options: HistoryOptions = {}): Promise<HistoryPage> {
    return history(this.parts, this.instanceKey(instanceId), instanceId, optionsOf(options));
  }

  /** What happened to any aggregate of this tenant, oldest first, a page at a time. */
  async historyOf(key: AggregateKey, options: HistoryOptions = {}): Promise<HistoryPage> {
    return history(this.parts, this.ownKey(key), this.ownKey(key), optionsOf(options));
  }

  /** The newest state of any aggregate of this tenant, or `null`: a copy as JSON, in which its maps are the lists they are kept as. */
  async look(key: AggregateKey): Promise<unknown> {
    const own = this.ownKey(key);
    return JSON.parse(JSON.stringify((await this.parts.available(() => this.parts.runtime.look(own))).state));
  }

  /** Rows of any collection; the query's tenant must be this one. */
  async findRows(query: Query): Promise<Page> {
    const plain = rowQueryOf(query, this.tenant);
    return this.parts.available(() => this.parts.runtime.store.find(plain));
  }

  /** A row by its id (of a record: `recordPart(register, id)`), or `null`: what rights to one thing are judged by. */
  async row(collection: string, id: string): Promise<Row | null> {
    const { store } = this.parts.runtime;
    const [from, key] = [listed(textGiven('collection', collection)), `${this.tenant}/${textGiven('id', id)}`];
    return this.parts.available(() => store.get(from, key));
  }

  /** The keys that work is offered to a person under. */
  async principals(person: string): Promise<readonly string[]> {
    const id = textGiven('the person', person);
    return [...(await this.parts.available(() => this.parts.answerer.principals(this.tenant, id)))];
  }

  /** Sends a command to any aggregate: people, groups, records, accounts. */
  async execute(
    key: AggregateKey,
    command: Command,
    sender: Sender = {},
  ): Promise<{ readonly answer: JsonValue; readonly revision: number } & Settled> {
    return this.send(this.ownKey(key), command, sender);
  }

  /** Tells of every row of this tenant that a commit of this node changed, once it can be read. Answers how to stop. */
  onChange(listener: (change: RowChange) => void): () => void {
    return this.parts.changes.listen(this.tenant, listener);
  }

  /** Resolves when nothing is on its way in this node: no command, effect, due timer or running job. */
  idle(): Promise<void> {
    return this.parts.idle();
  }

  /** Writes every row of this tenant anew from its histories; answers how many aggregates there were. */
  async rebuild(options?: Parameters<EngineParts['runtime']['rebuild']>[1]): Promise<number> {
    const given = optionsOf(options);
    const { drop, onProgress }: Readonly<Record<string, unknown>> = given;
    if (drop !== undefined && typeof drop !== 'boolean') refuse('drop', 'true or false', drop);
    if (onProgress !== undefined && typeof onProgress !== 'function') refuse('onProgress', 'a function', onProgress);
    return this.parts.available(() => this.parts.runtime.rebuild(this.tenant, given));
  }

  /** Takes no more commands, finishes those on their way and closes the store. */
  close(): Promise<void> {
    return this.parts.close();
  }

  private async formToCheck(id: string): Promise<{ readonly id: string; readonly hash: string }> {
    const found = await this.parts.latest(this.tenant, 'form', textGiven('form', id));
    if (found === null) throw new MillraceError('NOT_FOUND', { entity: `form ${shownInput(id)}` });
    return { id, hash: found.hash };
  }
}
