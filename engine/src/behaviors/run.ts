import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { DecisionContext } from '../execution/aggregate.js';
import type { NewProcessEvent } from '../execution/events.js';
import type { Activity, JoinPhase, ProcessState, Waiting } from '../execution/state.js';
import type { DeployedProcess, ExecutableNode } from '../model/executable.js';
import type { Occurrence } from './events/waiting.js';

/** One arrival at an element: where, by which flow, and as which activity once it was entered. */
export interface Visit<C = unknown> {
  readonly node: ExecutableNode<C>;
  /** Number of the scope it happens in. */
  readonly scope: number;
  /** The flow a token came along; absent when the scope, an event or a retry brought it here. */
  readonly flow?: string;
  /** The activity's number, once entered. */
  readonly activity?: number;
  /** The activity that waits for this to be undone, where that is what it is done for; then also which completed activity of the scope is undone, by its order. */
  readonly undoes?: number;
  readonly undone?: number;
  /** Of one that has the tokens it waited for: those it takes. */
  readonly joined?: Joined;
}

/** Tokens that are taken of those that wait at an element, by flow. A complex gateway says whether it is activated or reset by them. */
export interface Joined {
  readonly tokens: Readonly<Record<string, number>>;
  readonly phase?: JoinPhase;
}

/** The answer of a check of form data. */
export interface SubmissionVerdict {
  readonly ok: boolean;
  /** What to keep: normalised, with computed values. */
  readonly data: JsonObject;
  readonly problems: readonly JsonObject[];
  /** What its sender may want to mend, in words of each language; stops nothing. */
  readonly warnings: readonly JsonObject[];
}

/** What the heart asks of other rooms, so that it depends on none of them. */
export interface Collaborators {
  /** Checks data against a compiled form. Throws a question of `ask` through. */
  checkSubmission(
    run: Run,
    form: unknown,
    data: JsonObject,
    use: { readonly access?: Readonly<Record<string, string>>; readonly before: JsonObject },
  ): SubmissionVerdict;
  /** Names of the fields of a compiled form's data. */
  formFields(form: unknown): readonly string[];
  /** The result of a compiled decision. Calls `fail` where there is none. */
  evaluateDecision(run: Run, decision: unknown, inputs: JsonObject): JsonValue | undefined;
}

/** The work of one command: the state as it is after what was recorded so far, and the one way to record more. */
export interface Run {
  readonly state: ProcessState;
  readonly context: DecisionContext;
  readonly deployed: DeployedProcess;
  readonly collaborators: Collaborators;
  /** How many expressions were asked so far. */
  readonly asked: number;
  /** Records that something happened and folds it into `state`. */
  emit(event: NewProcessEvent): void;
  /** The number for the next activity, work item, job, timer or incident; taken by the event that carries it. */
  nextNumber(): number;
  /** The public id of a part of the instance: `<instance>.<number>`. */
  partId(number: number): string;
  /** Lets an element begin: a step of its own, which fails alone. */
  activate(visit: Visit): void;
  /** Lets what was waited for happen where it was waited for. */
  happen(waiting: Waiting, occurrence: Occurrence): void;
  /** An instance of a loop has been left. */
  left(activity: Activity): void;
  /** An activity directly in an ad-hoc subprocess was completed; `scope` is the number of that. */
  completedInside(scope: number): void;
  /** All that an activity waited for is undone. */
  undone(visit: Visit): void;
  /** Sends a message to its room. */
  publish(message: {
    readonly id: string;
    readonly name: string;
    readonly key?: string;
    readonly data: JsonObject;
    readonly timeToLive: string;
  }): void;
  /** Sends a signal to all who wait for it. */
  broadcast(signal: { readonly id: string; readonly name: string; readonly data: JsonObject }): void;
  /** Calls another process for an activity. */
  call(activity: number, call: Called): void;
  /** Tells the instance that called this one. */
  tellParent(told: { readonly type: 'childEscalated'; readonly code: string; readonly data: JsonObject }): void;
  /** Ends a called instance with a business error that nobody in it caught. */
  failInstance(code: string, data: JsonObject): void;
}

/** An instance of another process, as it is called. */
export interface Called {
  readonly definition: { readonly id: string; readonly version: number; readonly hash: string };
  readonly process?: string;
  readonly variables: JsonObject;
  readonly businessKey?: string;
  /** Of a process that calls itself: how many such calls are made side by side, as far as can be foreseen. */
  readonly beside?: number;
  /** Names of those variables that are asked for at its end; absent: any may be. */
  readonly wants?: readonly string[];
}
