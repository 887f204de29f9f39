import type { JsonObject, JsonValue, Text } from '@millrace/schemas';
import type { ConditionsLeft } from './conditions-left.js';
import type { KeepingEvent } from './keeping-events.js';
import type { ApprovalOutcome, IncidentStep, JoinPhase, Occurred, Parent, Subscription } from './state.js';

/**
 * Everything that can happen to a process instance. `facts` are ids, codes, numbers and times; `data` is what people and services put in. Time and actor
 * stand in the commit. Numbers such as `activity`, `item`, `job`, `timer` and `incident` are those of the instance's one counter; the
 * public id is `<instance>.<number>`. A `scope` is absent for the process itself, else the number of the subprocess's activity.
 */
export type ProcessEvent =
  | InstanceStarted
  | InstanceTitled
  | InstanceNumbered
  | InstanceReminded
  | InstanceCompleted
  | InstanceCancelled
  | StepsContinued
  | StepsSettled
  | ElementEntered
  | ElementPassed
  | ElementLeft
  | TokenJoined
  | ActivitiesTerminated
  | ElementActivated
  | ScopeBegun
  | CompletionReached
  | VariablesSet
  | SubmissionMerged
  | WorkItemCreated
  | WorkItemOffered
  | WorkItemClaimed
  | WorkItemStarted
  | WorkItemReleased
  | WorkItemReassigned
  | WorkItemSuspended
  | WorkItemResumed
  | WorkItemDraftSaved
  | WorkItemCompleted
  | WorkItemsCancelled
  | ApprovalStarted
  | ApprovalDecided
  | JobCreated
  | JobActivated
  | JobCompleted
  | JobFailed
  | JobRetried
  | TimerStarted
  | TimerFired
  | TimerSkipped
  | SubscriptionOpened
  | SubscriptionMet
  | ConditionChanged
  | TriggerMet
  | ErrorThrown
  | EscalationThrown
  | MessageSent
  | SignalSent
  | LoopStarted
  | LoopContinued
  | InstanceAdded
  | OutputsCollected
  | CompensationStarted
  | ChildStarted
  | ChildEnded
  | FarewellsSaid
  | InstanceSuspended
  | InstanceResumed
  | CommandKept
  | KeptTaken
  | SubscriptionRefused
  | SubscriptionRenewed
  | IncidentRaised
  | IncidentResolved
  | IncidentSkipped
  | KeepingEvent;

export interface Event<T extends string, F extends object, D extends object | undefined = undefined> {
  readonly type: T;
  readonly version?: number;
  readonly by?: number;
  readonly facts: Readonly<F> & JsonObject;
  readonly data?: D extends object ? Readonly<D> & JsonObject : never;
}

type Named<F> = { readonly [K in keyof F as string extends K ? never : K]: F[K] };

/** An event as it is being recorded: a part that is `undefined` is one that is not there, which JSON cannot say otherwise. */
export type NewProcessEvent = {
  readonly [T in ProcessEvent['type']]: {
    readonly type: T;
    readonly facts: Named<Extract<ProcessEvent, { readonly type: T }>['facts']>;
    readonly data?: Named<NonNullable<Extract<ProcessEvent, { readonly type: T }>['data']>>;
  };
}[ProcessEvent['type']];

/**
 * The instance exists and runs on this content. `variables` are the initial values and what the starter gave. `at` is the element that it was told to begin at, for
 * the `reason`; `trigger` the event that began it. `chain`: how many messages and signals of processes led to it, one by the other, where one did.
 */
export type InstanceStarted = Event<
  'instanceStarted',
  {
    definition: string;
    version: number;
    hash: string;
    process: string;
    initiator: string;
    organisation?: string;
    businessKey?: string;
    service?: string;
    parent?: Parent;
    at?: string;
    trigger?: string;
    chain?: number;
  },
  { variables?: JsonObject; submitted?: JsonObject; reason?: string }
>;
/** What lists call the instance, in one language or both: at its start, and again when its data say something else. */
export type InstanceTitled = Event<'instanceTitled', object, { title: Text }>;
/** It has its number of a series without gaps; `text` is how it is written. */
export type InstanceNumbered = Event<'instanceNumbered', { series: string; number: number; text: string }>;
/** The initiator had those reminded whom these work items wait for. */
export type InstanceReminded = Event<'instanceReminded', { items: readonly number[] }>;
/** Nothing is left to do. `terminated` when a terminate end event said so. */
export type InstanceCompleted = Event<'instanceCompleted', { terminated?: boolean }>;
/** A person ended the instance; everything open is cancelled with it. `withdrawn`: the one who had started it. `error`: a business error ended it
 * that nobody in it caught, which its caller hears. */
export type InstanceCancelled = Event<'instanceCancelled', { withdrawn?: boolean; error?: string }, { reason: string; error?: JsonObject }>;
/** A limit of one command was reached; a `continueInstance` goes on with the queue, and with the conditions that are still to be asked. */
export type StepsContinued = Event<'stepsContinued', { steps: number; conditions?: ConditionsLeft }>;
/** After continuing, the instance came to rest. */
export type StepsSettled = Event<'stepsSettled', object>;

/**
 * A token arrived and the element waits or works: it became activity `activity`. Without `flow`: started by its scope or by itself. `opens`: it has a scope of its
 * own. `loop`: it is done several times; an instance of it says `of` and its `index` from 0. `undoes`: it runs to undo something, for that activity; `undone` is
 * the `order` of the completed activity in `scope` that it undoes; `restored`: it is that completed one, open again. `joined` are the tokens it has taken of those that waited for it,
 * by flow, and could not go on; `phase` is a complex gateway's.
 */
export type ElementEntered = Event<
  'elementEntered',
  {
    activity: number;
    element: string;
    flow?: string;
    scope?: number;
    opens?: boolean;
    loop?: boolean;
    of?: number;
    index?: number;
    undoes?: number;
    undone?: number;
    restored?: true;
    joined?: { readonly [flow: string]: number };
    phase?: JoinPhase;
  },
  { variables?: JsonObject }
>;
/**
 * Activated and completed in one step: events, gateways, scripts. `taken` are the flows that got a token; `joined` are the tokens it took of those that waited for it, by flow, with the
 * `phase` of a complex gateway: when it was activated, or when it was reset.
 */
export type ElementPassed = Event<
  'elementPassed',
  {
    element: string;
    flow?: string;
    scope?: number;
    taken?: readonly string[];
    joined?: { readonly [flow: string]: number };
    phase?: JoinPhase;
  }
>;
/** The activity completed. `compensable`: it can be undone from here on. `output` is what an instance of a loop gave. */
export type ElementLeft = Event<
  'elementLeft',
  { activity: number; taken?: readonly string[]; compensable?: boolean },
  { output?: JsonValue }
>;
/** A token waits at a join for those of the other incoming flows. */
export type TokenJoined = Event<'tokenJoined', { element: string; flow: string; scope?: number }>;
/**
 * Activities were ended from outside, innermost first; their timers, jobs and incidents are gone, their work items cancelled with the reason. `within` says that the
 * whole scope was cleared: waiting and moving tokens too, and nothing begins its event subprocesses any more. `inner`: they are too many to be named; everything ended that is in the
 * scope `within`, or in the activities.
 */
export type ActivitiesTerminated = Event<
  'activitiesTerminated',
  { activities: readonly number[]; reason: string; within?: number; inner?: true }
>;

/** Somebody, or the ad-hoc subprocess at its beginning, chose this activity in it to be done. It comes to the element like a token whose flow is the element's own id. */
export type ElementActivated = Event<'elementActivated', { element: string; scope: number }>;
/**
 * A scope without a start event has begun: everything in it begins that no flow leads to (BPMN 2.0.2 §13.3.4). It comes to its elements like tokens whose flows are the
 * elements' own ids.
 */
export type ScopeBegun = Event<'scopeBegun', { scope: number; elements: readonly string[] }>;
/** The completion condition of an ad-hoc subprocess holds: what is being done in it is waited for, nothing more begins. */
export type CompletionReached = Event<'completionReached', { scope: number }>;

/**
 * Variables of one scope got values; the keys are paths (`order.amount`; a dot inside a name is `\.`), `null` values are values. `cleared` paths have none any
 * more.
 */
export type VariablesSet = Event<'variablesSet', { scope?: number }, { set: JsonObject; cleared?: readonly string[]; reason?: string }>;
/** What the item's completer handed in became variables of the same names. */
export type SubmissionMerged = Event<'submissionMerged', { item: number; scope?: number }>;

/**
 * A work item exists and is offered to `offeredTo` (principal keys; empty: to anybody), or allocated to `assignee` from the start. Relations and expressions are
 * resolved here, once. `slot` and `round` make it a vote. Due times are milliseconds since 1970 UTC.
 */
export type WorkItemCreated = Event<
  'workItemCreated',
  {
    item: number;
    activity: number;
    offeredTo?: readonly string[];
    assignee?: string;
    barred?: string;
    slot?: string;
    round?: number;
    priority?: number;
    dueAt?: number;
    followUpAt?: number;
  }
>;
/** The item is offered anew, to these. */
export type WorkItemOffered = Event<'workItemOffered', { item: number; offeredTo: readonly string[] }, { reason?: string }>;
/** A person took the item. */
export type WorkItemClaimed = Event<'workItemClaimed', { item: number; assignee: string }>;
/** The holder began to work: from here handling time counts. */
export type WorkItemStarted = Event<'workItemStarted', { item: number; assignee: string }>;
/** The holder gave it back to those it was offered to. */
export type WorkItemReleased = Event<'workItemReleased', { item: number }, { reason?: string }>;
/** Another person holds it now. */
export type WorkItemReassigned = Event<'workItemReassigned', { item: number; assignee: string; from?: string }, { reason?: string }>;
/**
 * The holder set it aside: from here it waits and no handling time counts. `code` is the reason as reports count it. Once more without a `workItemResumed` between
 * means: still aside, from here for this reason.
 */
export type WorkItemSuspended = Event<'workItemSuspended', { item: number; code?: string }, { reason: string }>;
/**
 * It goes on where it was, claimed or started. Recorded before anything else that its holder or another person does to a suspended item (begun, completed, given back,
 * given to another); only a cancellation ends a suspension without it.
 */
export type WorkItemResumed = Event<'workItemResumed', { item: number }>;
/** What was typed so far, unchecked. */
export type WorkItemDraftSaved = Event<'workItemDraftSaved', { item: number }, { draft: JsonObject }>;
/**
 * Done by `person`. For a vote `outcome` is `approved`, `refused` or `returned` and `round` is the approval's: returns for rework are counted by these facts alone.
 */
export type WorkItemCompleted = Event<
  'workItemCompleted',
  { item: number; person: string; outcome?: string; round?: number; onBehalfOf?: string },
  { submitted?: JsonObject; reason?: string; comment?: string }
>;
/** Nobody needs these any more. */
export type WorkItemsCancelled = Event<'workItemsCancelled', { items: readonly number[]; reason: string }>;

/** An approval round began: who has a vote, how many approvals decide. `kept` slots approved in the round before and are not asked again. */
export type ApprovalStarted = Event<
  'approvalStarted',
  { activity: number; round: number; slots: readonly string[]; needed: number; kept?: readonly string[] }
>;
/** The outcome can no longer change. */
export type ApprovalDecided = Event<
  'approvalDecided',
  { activity: number; round: number; outcome: ApprovalOutcome; approvals: number; refusals: number }
>;

/** Work for a handler or an outside worker, with all that runs it. `replaces` is a job whose input a person changed. */
export type JobCreated = Event<
  'jobCreated',
  { job: number; activity: number; jobType: string; timeoutMs: number; replaces?: number },
  { input?: JsonObject; options?: JsonObject }
>;
/** An outside worker took the job; `attempt` is its fencing token. */
export type JobActivated = Event<'jobActivated', { job: number; attempt: number; worker: string; lockUntil: number }>;
/** The job is done. */
export type JobCompleted = Event<'jobCompleted', { job: number; attempt: number }, { output?: JsonObject }>;
/** The attempt failed; the next is due at `dueAt`. Without it there is none, and an incident follows. */
export type JobFailed = Event<'jobFailed', { job: number; attempt: number; code: string; dueAt?: number }, { message: string }>;
/** A person sends a failed job again, with the same id and input. */
export type JobRetried = Event<'jobRetried', { job: number; attempt: number }>;

/** A deadline runs. `rule` is the ISO 8601 text it was computed from; a cycle's occurrences count from 0 and from the time of this event. */
export type TimerStarted = Event<
  'timerStarted',
  { timer: number; activity: number; inScope?: true; element: string; trigger?: string; dueAt: number; rule: string; index?: number }
>;
/** The deadline is over. `next` and `index` are a cycle's next occurrence, `missed` how many this firing stands for beyond itself. */
export type TimerFired = Event<'timerFired', { timer: number; next?: number; index?: number; missed?: number }>;
/** Occurrences were missed and the definition says to skip them. Without `next` the timer is over. */
export type TimerSkipped = Event<'timerSkipped', { timer: number; missed: number; next?: number; index?: number }>;

/** A message, a signal or a condition is waited for: by an activity, or by a scope for its event subprocesses. */
export type SubscriptionOpened = Event<
  'subscriptionOpened',
  {
    subscription: number;
    activity: number;
    inScope?: true;
    element: string;
    trigger?: string;
    kind: Subscription['kind'];
    name?: string;
    key?: string;
  }
>;
/** What it waited for has come. `message` or `signal` is the id of what came; `stays` where it goes on waiting for the next; `chain` where a process sent it: as at the start. */
export type SubscriptionMet = Event<
  'subscriptionMet',
  { subscription: number; message?: string; signal?: string; stays?: boolean; chain?: number },
  { data?: JsonObject }
>;
/** A condition that is waited for began or ceased to hold. */
export type ConditionChanged = Event<'conditionChanged', { subscription: number; holds: boolean }>;
/** One of the events of a parallel multiple has happened; others are still missing unless `all`. */
export type TriggerMet = Event<'triggerMet', { activity: number; inScope?: true; element: string; trigger: string; all?: boolean }>;
/**
 * A business error was thrown at an element in `scope`, by `activity` where one was open. `caughtBy` is the event that caught it, `caughtAt` the number of the activity that is attached to, or of
 * the scope whose event subprocess it begins.
 */
export type ErrorThrown = Event<
  'errorThrown',
  { element: string; code: string; scope?: number; activity?: number; caughtBy?: string; caughtAt?: number },
  { data?: JsonObject; message?: string }
>;
/** An escalation was thrown; without `caughtBy` nobody listened. */
export type EscalationThrown = Event<
  'escalationThrown',
  { element: string; code: string; scope?: number; activity?: number; caughtBy?: string; caughtAt?: number },
  { data?: JsonObject }
>;
/** A message went out. */
export type MessageSent = Event<'messageSent', { element: string; message: string; name: string; key?: string }, { data?: JsonObject }>;
/** A signal went out. */
export type SignalSent = Event<'signalSent', { element: string; signal: string; name: string }, { data?: JsonObject }>;
/** What an activity is done for is known: `total` instances, or as long as a condition holds. `item` names the variable that has an entry of `items`. */
export type LoopStarted = Event<
  'loopStarted',
  { activity: number; total?: number; sequential?: boolean; item?: string },
  { items?: readonly JsonValue[] }
>;
/** It is done once more. */
export type LoopContinued = Event<'loopContinued', { activity: number }>;
/** A multi-instance activity is done once more than was known when it began; `item` is the new instance's entry. */
export type InstanceAdded = Event<'instanceAdded', { activity: number }, { item?: JsonValue }>;
/** What the instances of a loop gave became the list at a path, in the order of the instances. */
export type OutputsCollected = Event<'outputsCollected', { activity: number; path: string; scope?: number }>;
/**
 * What was completed in these scopes is undone, scope by scope, in each the latest first, and the activity waits for it: all of it, or only these elements. Number 0 is the
 * process.
 */
export type CompensationStarted = Event<
  'compensationStarted',
  { activity: number; scopes: readonly number[]; elements?: readonly string[] }
>;
/** An instance of another process was called. */
export type ChildStarted = Event<'childStarted', { activity: number; child: string; definition: string; version: number; hash: string }>;
/** It ended: `completed`, `failed` with a business error, or `cancelled`; or it was `refused`, it could not begin. */
export type ChildEnded = Event<
  'childEnded',
  { activity: number; child: string; status: string; code?: string },
  { variables?: JsonObject }
>;
/** These, by the numbers of their subscriptions or calling activities, are told by this commit that nobody waits for them any more. */
export type FarewellsSaid = Event<'farewellsSaid', { told: readonly number[] }>;

/** A step could not be done; the rest of the instance goes on. `letter` is a command that could not be done and has no step of its own. */
export type IncidentRaised = Event<
  'incidentRaised',
  { incident: number; element: string; step: IncidentStep; code: string; activity?: number; scope?: number; about?: number; flow?: string },
  {
    message: string;
    params?: { readonly [name: string]: JsonValue };
    occurred?: { readonly [K in keyof Occurred]: Occurred[K] };
    letter?: JsonObject;
  }
>;
/** A person sent the step again. */
export type IncidentResolved = Event<'incidentResolved', { incident: number }>;
/** A person lets the instance go on as if the step had been done. */
export type IncidentSkipped = Event<'incidentSkipped', { incident: number }, { reason: string }>;

/** Nothing goes on in the instance from here on. */
export type InstanceSuspended = Event<'instanceSuspended', object, { reason: string }>;
/** It goes on. */
export type InstanceResumed = Event<'instanceResumed', object, { reason?: string }>;
/** Something came to a suspended instance and is done when it is resumed. `job` is the job it answers. */
export type CommandKept = Event<'commandKept', { command: string; job?: number }, { command: JsonObject }>;
/** The oldest of what was kept is done by this commit. `job` is the job it answers. */
export type KeptTaken = Event<'keptTaken', { job?: number }>;
/** A message was offered to a suspended instance, which did not take it. */
export type SubscriptionRefused = Event<'subscriptionRefused', { subscription: number; message: string }>;
/** What did not take a message waits anew, under another number. */
export type SubscriptionRenewed = Event<'subscriptionRenewed', { subscription: number; as: number }>;
