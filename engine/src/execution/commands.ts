import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Refusal } from './aggregate.js';
import type { ApprovalOutcome, Parent } from './state.js';

/** Starts an instance of deployed content. `data` is what the start form handed in, `variables` are set by programs and not checked by a form. */
export interface StartInstance {
  readonly type: 'startInstance';
  /** `hash` is the content hash of the deployed item; id and version are what people call it. */
  readonly definition: { readonly id: string; readonly version?: number; readonly hash: string };
  /** Which of the definition's executable processes; needed where there are several. */
  readonly process?: string;
  readonly data?: JsonObject;
  readonly variables?: JsonObject;
  readonly organisation?: string;
  readonly businessKey?: string;
  /** Id of the catalogue's service it was asked for by. */
  readonly service?: string;
  /** Of a called instance: who called it. Only the engine itself says so, and on whose behalf. */
  readonly parent?: Parent;
  readonly initiator?: string;
  /** The element to begin at instead of the start event, and why. */
  readonly at?: string;
  readonly reason?: string;
  /** The start event that a message, a signal or a moment happened to, and what came with it. `event` names the part of a multiple one. */
  readonly trigger?: { readonly element: string; readonly event?: string; readonly data: JsonObject };
  /** How many messages and signals between processes led to this, one by the other. Only the engine itself says so. */
  readonly chain?: number;
  /** Checks what was handed in where the process's start has no form of its own. */
  readonly form?: { readonly id: string; readonly hash: string };
}

/** Takes an offered work item. */
export interface ClaimWorkItem {
  readonly type: 'claimWorkItem';
  readonly workItemId: string;
}

/** Says that the work begins; takes the item first where nobody holds it. */
export interface StartWorkItem {
  readonly type: 'startWorkItem';
  readonly workItemId: string;
}

/** Gives a claimed item back. */
export interface ReleaseWorkItem {
  readonly type: 'releaseWorkItem';
  readonly workItemId: string;
  readonly reason?: string;
}

/** Gives an item to another person, or offers it to other principal keys. Who may do this is a right, which the caller checks. */
export interface ReassignWorkItem {
  readonly type: 'reassignWorkItem';
  readonly workItemId: string;
  readonly assignee?: string;
  readonly offeredTo?: readonly string[];
  readonly reason?: string;
}

/** Sets a held item aside: until it goes on, it does not count as being worked on. Said again with other words, it begins a new stretch. */
export interface SuspendWorkItem {
  readonly type: 'suspendWorkItem';
  readonly workItemId: string;
  /** Why, in a person's words; up to 2000 characters. */
  readonly reason: string;
  /** Why, as reports count it: up to 64 letters, digits, `.`, `_` and `-`. */
  readonly code?: string;
}

/** Goes on with an item that was set aside. */
export interface ResumeWorkItem {
  readonly type: 'resumeWorkItem';
  readonly workItemId: string;
}

/** Keeps what was typed so far; nothing is checked. */
export interface SaveDraft {
  readonly type: 'saveDraft';
  readonly workItemId: string;
  readonly data: JsonObject;
}

/** Completes a work item. For a vote `outcome` is `approved`, `refused` or `returned`, the last two with a `reason`. */
export interface CompleteWorkItem {
  readonly type: 'completeWorkItem';
  readonly workItemId: string;
  readonly data?: JsonObject;
  readonly outcome?: ApprovalOutcome | (string & {});
  readonly reason?: string;
  readonly comment?: string;
}

/** An outside worker takes a job for `lockMs` milliseconds; the answer's `attempt` is its fencing token. */
export interface ActivateJob {
  readonly type: 'activateJob';
  readonly jobId: string;
  readonly worker: string;
  readonly lockMs: number;
}

/** The job is done. */
export interface CompleteJob {
  readonly type: 'completeJob';
  readonly jobId: string;
  readonly attempt: number;
  readonly output?: JsonObject;
}

/** The attempt failed. `retryable: false` gives up at once. */
export interface FailJob {
  readonly type: 'failJob';
  readonly jobId: string;
  readonly attempt: number;
  readonly error: { readonly code: string; readonly message: string };
  readonly retryable?: boolean;
  /** It is a business error that the process may catch; there is no other attempt. */
  readonly bpmnError?: { readonly code: string; readonly message?: string; readonly data?: JsonObject };
}

/** A timer's time has come. */
export interface FireTimer {
  readonly type: 'fireTimer';
  readonly timerId: string;
}

/** Runs the step of an incident again; `input` replaces a failed job's input, which gives it a new id (rule 16). */
export interface RetryIncident {
  readonly type: 'retryIncident';
  readonly incidentId: string;
  readonly input?: JsonObject;
  /** Variables to correct before, for the `reason`; the keys are paths, in the scope of the step. */
  readonly set?: JsonObject;
  readonly reason?: string;
}

/**
 * Lets the instance go on as if the step of an incident had been done: the activity is left. `set` gives variables what it would have given them; the keys are
 * paths.
 */
export interface SkipIncident {
  readonly type: 'skipIncident';
  readonly incidentId: string;
  readonly reason: string;
  readonly set?: JsonObject;
}

/** Lets nothing go on in the instance until it is resumed. */
export interface SuspendInstance {
  readonly type: 'suspendInstance';
  readonly reason: string;
}

/** Lets a suspended instance go on. */
export interface ResumeInstance {
  readonly type: 'resumeInstance';
  readonly reason?: string;
}

/** Ends the instance with everything open in it. */
export interface CancelInstance {
  readonly type: 'cancelInstance';
  readonly reason: string;
}

/** The one who started the instance takes it back, where the process allows it. */
export interface WithdrawInstance {
  readonly type: 'withdrawInstance';
  readonly reason: string;
}

/** The one who started the instance has those reminded whom it waits for; once in 24 hours. */
export interface RemindInstance {
  readonly type: 'remindInstance';
}

/** The number series' answer. */
export interface NumberAssigned {
  readonly type: 'numberAssigned';
  readonly series: string;
  readonly number: number;
  readonly text: string;
}

/** Somebody chooses an enabled activity of an ad-hoc subprocess to be done. */
export interface ActivateElement {
  readonly type: 'activateElement';
  readonly element: string;
  /** The ad-hoc subprocess: its id, or the number of its activity where it is open several times. Absent: the one that is open. */
  readonly scopeActivity?: number | string;
}

/** A running multi-instance activity is to be done once more. */
export interface AddInstance {
  readonly type: 'addInstance';
  /** Its element. */
  readonly element: string;
  /** The number of the activity, where the element is under way several times. */
  readonly activity?: number;
  /** The new instance's entry, where the activity goes through a collection. */
  readonly item?: JsonValue;
}

/** The engine's own: goes on with the queue after a limit. */
export interface ContinueInstance {
  readonly type: 'continueInstance';
}

/** An administrator corrects variables; the keys are paths. */
export interface SetVariables {
  readonly type: 'setVariables';
  readonly set: JsonObject;
  readonly reason: string;
  /** Number of a subprocess's activity; absent: the process. */
  readonly scope?: number;
}

/** A room offers a message to a subscription. */
export interface DeliverMessage {
  readonly type: 'deliverMessage';
  readonly subscriptionId: string;
  readonly messageId: string;
  readonly data?: JsonObject;
  /** Key of the room that hears whether it was taken. */
  readonly room?: string;
  /** Of one that a process sent: how many messages and signals led to it, one by the other. */
  readonly chain?: number;
}

/** A broadcast reaches a subscription. */
export interface DeliverSignal {
  readonly type: 'deliverSignal';
  readonly subscriptionId: string;
  readonly broadcastId: string;
  readonly data?: JsonObject;
  readonly chain?: number;
}

/** A called instance says that it has completed, failed with a business error, was cancelled, or that it escalates something. */
export interface ChildCompleted {
  readonly type: 'childCompleted';
  readonly activity: number;
  readonly child: string;
  readonly variables: JsonObject;
}
export interface ChildFailed {
  readonly type: 'childFailed';
  readonly activity: number;
  readonly child: string;
  readonly code: string;
  readonly data: JsonObject;
}
export interface ChildCancelled {
  readonly type: 'childCancelled';
  readonly activity: number;
  readonly child: string;
}
export interface ChildEscalated {
  readonly type: 'childEscalated';
  readonly activity: number;
  readonly child: string;
  readonly code: string;
  readonly data: JsonObject;
}

/** The caller waits no more: the called instance ends. */
export interface CancelChild {
  readonly type: 'cancelChild';
  readonly parent: { readonly id: string; readonly activity: number };
}

/** A called instance could not begin. */
export interface ChildRefused {
  readonly type: 'childRefused';
  readonly activity: number;
  readonly child: string;
  readonly refusal: Refusal;
}

/** The engine's own: the instance itself refused what another sent it, or what it owes itself. It must not be lost: what it was to do becomes an incident. */
export interface LetterRefused {
  readonly type: 'letterRefused';
  readonly command: ProcessCommand;
  readonly refusal: Refusal;
}

/** Whatever its retention, the instance and all that it called is to be kept, for a reason; `lift`: no longer. */
export interface HoldInstance {
  readonly type: 'holdInstance';
  readonly reason: string;
  readonly lift?: boolean;
}

/** The engine's own: what an erasure concerns has gone from all commits. */
export interface NoteErasure {
  readonly type: 'noteErasure';
  readonly erasure: string;
}

/** The engine's own: the instance is to be purged; `commits` and `hash` are how many it has and the hash of the last. */
export interface PurgeInstance {
  readonly type: 'purgeInstance';
  readonly reason: string;
  readonly commits: number;
  readonly hash: string;
}

export type KeepingCommand = HoldInstance | NoteErasure | PurgeInstance;

/** Everything a process instance can be told. Ids are `<instance>.<number>`. */
export type ProcessCommand =
  | StartInstance
  | ClaimWorkItem
  | StartWorkItem
  | ReleaseWorkItem
  | ReassignWorkItem
  | SuspendWorkItem
  | ResumeWorkItem
  | SaveDraft
  | CompleteWorkItem
  | ActivateJob
  | CompleteJob
  | FailJob
  | FireTimer
  | RetryIncident
  | SkipIncident
  | SuspendInstance
  | ResumeInstance
  | CancelInstance
  | WithdrawInstance
  | RemindInstance
  | NumberAssigned
  | AddInstance
  | ContinueInstance
  | ActivateElement
  | SetVariables
  | DeliverMessage
  | DeliverSignal
  | ChildCompleted
  | ChildFailed
  | ChildCancelled
  | ChildEscalated
  | ChildRefused
  | LetterRefused
  | CancelChild
  | KeepingCommand;
