import type { JsonObject, JsonValue, Text } from '@millrace/schemas';
import type { KeyedMap } from '../behaviors/keyed-map.js';
import type { ConditionsLeft } from './conditions-left.js';

/** How an approval or one vote ended. */
export type ApprovalOutcome = 'approved' | 'refused' | 'returned';

/** One vote as the approval's result shows it. */
export interface Vote {
  readonly by: string;
  readonly onBehalfOf?: string;
  readonly outcome: ApprovalOutcome;
  readonly reason?: string;
  readonly comment?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The round it was given in, when that is not the present one. */
  readonly round?: number;
}

/** An approval while it runs: who is asked, and what was said. */
export interface Approval {
  readonly round: number;
  /** How many approvals decide it. */
  readonly needed: number;
  /** Principal keys in the order they are asked; each has one vote. */
  readonly slots: readonly string[];
  /** Slots that have voted, with their vote. */
  readonly votes: readonly { readonly slot: string; readonly vote: Vote }[];
}

/** What an approval leaves behind for its next round. */
export interface FinishedRound {
  readonly round: number;
  readonly outcome: ApprovalOutcome;
  readonly approvals: readonly { readonly slot: string; readonly vote: Vote }[];
}

/** An activity instance (WfMC): an element that was entered and not yet left. */
export interface Activity {
  readonly id: number;
  readonly element: string;
  /** The scope it runs in. */
  readonly scope: number;
  readonly enteredAt: number;
  /** Numbers of its work items, jobs, timers, subscriptions and incidents, with their kind. */
  readonly owns: KeyedMap<OwnedKind>;
  readonly approval?: Approval | undefined;
  /** Of an instance of a loop: the number of the loop's own activity, and which it is, from 0. */
  readonly of?: number | undefined;
  readonly index?: number | undefined;
  /** Of an activity that is done several times: how far it is. Its instances stand in the scope of its number. */
  readonly loop?: LoopState | undefined;
  /** Ids of those events of a parallel multiple that have happened already, by element. */
  readonly met?: Readonly<Record<string, readonly string[]>> | undefined;
  /** What is still to be undone before it goes on: scope by scope in this order, in each of them the latest first. */
  readonly compensation?: readonly Undoing[] | undefined;
  /** Of a compensation handler, or a completed subprocess that is opened again to undo what was done in it: the activity that waits for it. */
  readonly undoes?: number | undefined;
  /** It was completed before and is open again only to be undone. */
  readonly restored?: true | undefined;
  /** Of a complex gateway that has taken its tokens and could not go on. */
  readonly phase?: JoinPhase | undefined;
}

/** What a complex gateway did: it was activated by its condition, or was reset. */
export type JoinPhase = 'start' | 'reset';
export type OwnedKind = 'workItem' | 'job' | 'timer' | 'incident' | 'subscription';

/** How far an activity is that is done several times. */
export interface LoopState {
  /** How many instances there will be; absent for a standard loop, which does not know. */
  readonly total?: number;
  readonly sequential: boolean;
  /** The next instance's index, from 0. */
  readonly next: number;
  readonly active: number;
  readonly completed: number;
  /** The local variable that has an entry of `items`. */
  readonly item?: string;
  readonly items?: readonly JsonValue[];
  /** What instances gave, by index. */
  readonly outputs: KeyedMap<{ readonly value: JsonValue }>;
}

/** A completed activity that can be undone: by its handler, or by those of what was completed in it. */
export interface Compensable {
  /** Which completed activity of its scope this is, in order. */
  readonly order: number;
  readonly element: string;
  /** Its local variables as they were at its end. */
  readonly variables?: JsonObject;
  /** What was completed in it, for one that contains others, by `order`. */
  readonly inner?: KeyedMap<Compensable>;
  /** It is a loop whose instances are `inner`. */
  readonly loop?: true;
}

/** What is to be undone in one scope, by `order`. */
export interface Undoing {
  readonly scope: number;
  readonly records: KeyedMap<Compensable>;
}

/** Who waits: an activity for itself or for events attached to it, or a scope for the event subprocesses in it. */
export interface Waiting {
  /** The number of the activity; of the scope where `inScope`. */
  readonly activity: number;
  readonly inScope?: true;
}

/** Something waited for that is not time. */
export interface Subscription extends Waiting {
  readonly id: number;
  /** The event, or the receive task. */
  readonly element: string;
  /** Which event of a multiple. */
  readonly trigger?: string;
  readonly kind: 'message' | 'signal' | 'conditional';
  /** Of the message or signal. */
  readonly name?: string;
  /** Correlation key of a message. */
  readonly key?: string;
  /** Whether the condition held when it was last asked. */
  readonly holds?: boolean;
  /** It did not take a message, since the instance is suspended: its room does not know of it any more. */
  readonly refused?: true;
  readonly openedAt: number;
}

/** An instance of another process that an activity waits for. */
export interface Child {
  /** The activity that called it. */
  readonly activity: number;
  /** The called instance's id. */
  readonly id: string;
  /** How many were called for the activity, this one included. */
  readonly number: number;
  /** How it ended, and its variables then, or what came with the error `code`; until the activity has taken them over. */
  readonly ended?: { readonly status: string; readonly code?: string; readonly variables: JsonObject };
}

/** Somebody outside who is still to be told that an activity waits no more: a message's room, or a called instance. */
export type Farewell =
  | { readonly kind: 'message'; readonly id: number; readonly name: string; readonly key?: string }
  | { readonly kind: 'child'; readonly id: string };

/** A process or an embedded subprocess while it runs. The process's own scope is number 0, a subprocess's is its activity's number. */
export interface Scope {
  readonly id: number;
  /** Id of the process or of the subprocess element. */
  readonly element: string;
  readonly parent: number | null;
  readonly variables: JsonObject;
  /** Activities in it. */
  readonly activities: KeyedMap<true>;
  /** Tokens in the queue that belong to it. */
  readonly tokens: number;
  /** Tokens that wait at a join: gateway → flow → how many. */
  readonly joins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Complex gateways that wait for their reset: the flows whose tokens activated them. */
  readonly resets?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The last finished round of each approval in it. */
  readonly rounds: Readonly<Record<string, FinishedRound>>;
  /** Numbers of the timers and subscriptions that its event subprocesses wait for. */
  readonly owns: KeyedMap<OwnedKind>;
  /** An interrupting event subprocess took over: none of its event subprocesses begins any more. */
  readonly handled?: true | undefined;
  /** Ids of those events of its event subprocesses' parallel multiples that have happened already, by start event. */
  readonly met?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Of an ad-hoc subprocess: something was chosen to be done in it; its completion condition held, nothing more begins. */
  readonly begun?: true | undefined;
  readonly enough?: true | undefined;
  /** It holds the instances of a loop and nothing else. */
  readonly loop?: true | undefined;
  /** How many compensable activities have completed in it, and those that were not undone yet. */
  readonly completions: number;
  readonly compensable: KeyedMap<Compensable>;
}

export type WorkItemStatus = 'offered' | 'claimed' | 'started' | 'suspended' | 'completed' | 'cancelled';

/** Why and since when a work item is set aside. */
export interface Suspension {
  readonly reason: string;
  readonly code?: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What it was, and will be when it goes on. */
  readonly from: 'claimed' | 'started';
}

/** A work item (WfMC): one piece of work for one person. */
export interface WorkItem {
  readonly id: number;
  readonly activity: number;
  readonly element: string;
  /** A vote belongs to an approval; `slot` is the principal key it speaks for. */
  readonly slot?: string | undefined;
  readonly round?: number | undefined;
  readonly status: WorkItemStatus;
  /** Principal keys that may take it; empty when nobody was named, then anybody may. */
  readonly offeredTo: readonly string[];
  /** Person id: who holds it, in the end who completed it. */
  readonly assignee?: string | undefined;
  /** Person id of who may not take it: the initiator where self-approval is not allowed. */
  readonly barred?: string | undefined;
  readonly priority: number;
  readonly dueAt?: number | undefined;
  readonly followUpAt?: number | undefined;
  readonly createdAt: number;
  readonly endedAt?: number | undefined;
  readonly outcome?: string | undefined;
  /** Of an item that is set aside. */
  readonly suspension?: Suspension | undefined;
  /** Why it was cancelled: `interrupted`, `decided`, `terminated`, `instanceCancelled` … */
  readonly endReason?: string | undefined;
  readonly draft?: JsonObject | undefined;
  /** What was handed in, kept until the activity is left: a failed step after it can be run again. */
  readonly submitted?: JsonObject | undefined;
}

/** A service task's work. */
export interface Job {
  readonly id: number;
  readonly activity: number;
  readonly element: string;
  readonly jobType: string;
  /** due: to be run at `dueAt`; locked: an outside worker has it; failed: an incident holds it; done: its output waits to be taken over. */
  readonly status: 'due' | 'locked' | 'failed' | 'done';
  /** Fencing token: an answer with another attempt is refused (rule 16). */
  readonly attempt: number;
  readonly failures: number;
  readonly dueAt: number;
  readonly lockUntil?: number | undefined;
  readonly worker?: string | undefined;
  readonly createdAt: number;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs: number;
  /** The static settings of the task. */
  readonly options: JsonObject;
  readonly input: JsonObject;
  readonly output?: JsonObject | undefined;
  /** Its answer came while the instance was suspended, and is taken over when it is resumed. */
  readonly answered?: true | undefined;
}

/** A deadline, persisted with its rule beside it. */
export interface Timer extends Waiting {
  readonly id: number;
  /** The timer event, and which event of a multiple. */
  readonly element: string;
  readonly trigger?: string;
  readonly dueAt: number;
  /** The ISO 8601 text it was computed from. */
  readonly rule: string;
  readonly startedAt: number;
  /** Which occurrence of a cycle is next, from 0; absent for a timer that fires once. */
  readonly index?: number;
}

/** What is run again when an incident is retried. */
export type IncidentStep =
  'arrive' | 'arm' | 'activate' | 'workItem' | 'job' | 'work' | 'scope' | 'join' | 'loop' | 'event' | 'compensate' | 'child' | 'letter';

/** A step that could not be done and waits for a person. */
export interface Incident {
  readonly id: number;
  readonly element: string;
  readonly scope: number;
  readonly activity?: number;
  readonly step: IncidentStep;
  /** The work item or job whose completion could not be taken over, or the job that failed. */
  readonly about?: number;
  /** The flow of the token that was stopped on arrival. */
  readonly flow?: string;
  readonly code: string;
  readonly message: string;
  /** What the message names, so that it can be told in another language. */
  readonly params?: JsonObject;
  readonly raisedAt: number;
  /** What happened and could not be taken over, and who waited for it. */
  readonly occurred?: Occurred;
  /** The command that was refused, where it leads to no step of its own: a retry hands it in again. */
  readonly letter?: JsonObject;
}

/** Something that happened where it was waited for. */
export interface Occurred extends Waiting {
  readonly element: string;
  readonly trigger?: string;
  readonly data: JsonObject;
}

/** A token on its way along a sequence flow. In an ad-hoc subprocess also to an element that was chosen: then `flow` is the element's own id. */
export interface Token {
  readonly flow: string;
  readonly scope: number;
}

/** Who called an instance. */
export type Parent = {
  readonly id: string;
  readonly activity: number;
  /** How deep it stands: how many instances are above it, and more where one of them was called by itself together with others. */
  readonly depth?: number;
  /** The definitions of all instances above it. */
  readonly above?: readonly string[];
  /** Which of the variables the caller asks for at the end; absent: it may ask for any. */
  readonly wants?: readonly string[];
};

/**
 * A process instance. Immutable; everything that can be many is in keyed maps that share structure. What it may have stands in it as `undefined` when it has not, in one
 * order, as in its activities, scopes, work items and jobs: copies of objects of many shapes cost ten times as much (measured), and every event makes some.
 */
export interface ProcessState {
  readonly definition: string;
  readonly version: number;
  /** Content hash of the deployed item it runs on. */
  readonly hash: string;
  /** Id of the process within the definition. */
  readonly process: string;
  readonly status: 'active' | 'completed' | 'cancelled';
  readonly initiator: string;
  readonly organisation?: string | undefined;
  readonly businessKey?: string | undefined;
  /** Id of the catalogue's service it was asked for by. */
  readonly service?: string | undefined;
  readonly title?: Text | undefined;
  /** As people call it, with prefix and zeros; absent until it has come. */
  readonly number?: string | undefined;
  /** Principal keys of everybody it was ever shown to: the initiator, and those to whom work was offered or given, in order, at most `mostReaders`. */
  readonly readers: readonly string[];
  /** When the initiator last had its holders reminded, milliseconds since 1970 UTC. */
  readonly remindedAt?: number | undefined;
  /** Of the last approval that was decided. */
  readonly outcome?: ApprovalOutcome | undefined;
  /** Why it was cancelled, in somebody's words. */
  readonly endReason?: string | undefined;
  /** It was cancelled by the one who started it. */
  readonly withdrawn?: boolean | undefined;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly endedAt?: number | undefined;
  /** The last number given to an activity, work item, job, timer or incident. */
  readonly counter: number;
  readonly scopes: KeyedMap<Scope>;
  readonly activities: KeyedMap<Activity>;
  readonly workItems: KeyedMap<WorkItem>;
  readonly openWorkItems: number;
  readonly jobs: KeyedMap<Job>;
  readonly timers: KeyedMap<Timer>;
  readonly incidents: KeyedMap<Incident>;
  readonly subscriptions: KeyedMap<Subscription>;
  /** Called instances by the number of the activity. */
  readonly children: KeyedMap<Child>;
  /** Who is still to be told that nobody waits any more, by the number of the subscription or calling activity (rule 13). */
  readonly farewells: KeyedMap<Farewell>;
  /** Activities of loops that still have instances to begin. */
  readonly spawning: KeyedMap<true>;
  /** Activities that wait for compensation, of those whose next handler is to begin now: one a step. */
  readonly undoing: KeyedMap<true>;
  readonly parent?: Parent | undefined;
  /** The business error that ended it, which nobody in it caught. */
  readonly failedWith?: { readonly code: string; readonly data: JsonObject } | undefined;
  /** Nothing goes on until it is resumed. */
  readonly suspended?: true | undefined;
  /** Commands that came while it was suspended, oldest first; some may be left for a moment after it was resumed. */
  readonly kept?: KeyedMap<JsonObject> | undefined;
  /** Tokens that have not arrived yet, by the order they were sent: what a `continueInstance` goes on with. */
  readonly queue: KeyedMap<Token>;
  readonly nextToken: number;
  /** How often each element was activated. */
  readonly activations: Readonly<Record<string, number>>;
  /** Conditions that are still to be asked: what a `continueInstance` goes on with. */
  readonly conditions?: ConditionsLeft | undefined;
  /** The same when somebody or something from outside moved the instance last: what came since, it did by itself. */
  readonly activationsBefore: Readonly<Record<string, number>>;
  /** Instances of activities that are done a known number of times, by element, that began since then. */
  readonly instancesBegun: Readonly<Record<string, number>>;
  /** How long the chain of messages and signals between processes is that moved it last; absent where somebody or something from outside did. */
  readonly chain?: number | undefined;
  /** Steps since the instance last came to rest. */
  readonly steps: number;
  /** Rough bytes of what people and services put in. */
  readonly weight: number;
  /** What was said of its keeping; absent where nothing was. */
  readonly keeping?: Keeping | undefined;
}

/** What was said of the keeping of an instance. */
export interface Keeping {
  /** It must be kept, whatever its retention: why, and who said so. */
  readonly hold?: { readonly reason: string; readonly by: string; readonly at: number };
  /** What was erased from it. */
  readonly erasures?: readonly { readonly id: string; readonly at: number }[];
  /** Only its gravestone is left, or will be in a moment: of how many commits. */
  readonly purged?: { readonly at: number; readonly reason: string; readonly commits: number };
}
