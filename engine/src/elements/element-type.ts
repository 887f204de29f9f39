import type { Assignment, ElementDefinition, VariableDeclaration } from '../model/definition.js';
import type { ElementCheck } from '../model/element-check.js';
import type { Occurrence } from '../behaviors/events/waiting.js';
import type { Child, Job, WorkItem } from '../execution/state.js';
import type { LastLook } from '../behaviors/joins.js';
import type { Run, Visit } from '../behaviors/run.js';
import type { Completion, WorkItemPlan } from '../behaviors/work-items.js';

/**
 * A BPMN element type: the extension point of the engine. One folder each under `elements`, one line in `elements/index.ts`; folders never
 * import one another.
 */
export interface ElementType<C = unknown> {
  /** BPMN's XML local name. */
  readonly type: string;
  /** What flows do here and whether boundary events may be attached; read by the checks that all types share. */
  readonly kind: ElementKind;
  /** The attributes it executes, beyond those of all elements. Any other attribute refuses the definition: nothing executable is ignored. */
  readonly attributes: readonly string[];
  /** Conditions may stand on its outgoing flows, and one may be the default. Default: no. */
  readonly conditions?: boolean;
  /** It is done in the moment it is reached: a boundary event on it never happens. */
  readonly instant?: boolean;
  /** A join whose `mayJoin` asks for variables: it is asked again when one changes. */
  readonly joinsByData?: boolean;
  /** Reports whatever it would not execute exactly. */
  check(element: ElementDefinition, check: ElementCheck): void;
  /** What its behavior needs at run time. Called only for a checked element. */
  compile(element: ElementDefinition, context: CompileContext): C;
  /** For an element that contains others: what lives in it, and how what stands in it begins. */
  scope?(element: ElementDefinition): Inside;
  readonly behavior: ElementBehavior<C>;
}

/** What lives and happens in an element that contains others. */
export interface Inside {
  readonly variables: Readonly<Record<string, VariableDeclaration>>;
  /** Nothing in it begins by itself: somebody chooses what is done, side by side or one after the other. */
  readonly chosen?: 'parallel' | 'sequential';
}

/** What an element is to the flows around it. */
export type ElementKind = 'activity' | 'gateway' | 'startEvent' | 'catchEvent' | 'throwEvent' | 'boundaryEvent' | 'endEvent';

/** What an element may know of its surroundings while it is compiled. */
export interface CompileContext {
  readonly id: string;
  /** The assignment of the nearest lane that has one. */
  readonly laneAssignment: Assignment | undefined;
}

/**
 * How an element lives. The lifecycle of every element, whatever its type:
 *
 * 1. A token arrives over a sequence flow, or the scope starts, or an event fires: `activate` is called with the visit. It does one of two things.
 *    *Pass*: do what there is to do and `leave(run, visit, flows)`, all in one step (gateways, scripts, end events); one
 *    `elementPassed` is recorded.
 *    *Enter*: `enter(run, visit)` makes it an activity with a number (`elementEntered`); then it opens what it waits for: work items, a
 *    job, a timer, an inner scope. For an element with boundary events, `enter` was called and the events were armed before `activate`.
 * 2. What it waits for ends: `onWorkItem`, `onJob`, `onEvent` or `onScope` is called with the visit of the activity, after the fact itself was
 *    recorded. It may open more, or end with `leave`, which records `elementLeft`, removes what the activity still owns, and
 *    sends tokens along the flows it is given. `outgoing(run, visit)` chooses them as BPMN says.
 * 3. An activity that is ended from outside (interrupting boundary event, terminate end event, cancelled instance) is not asked: its work
 *    items are cancelled, its jobs, timers, incidents and inner scope are removed by the event that ends it.
 *
 * Every call is one step and all or nothing. A behavior that cannot do its step calls `fail` (or asks something that fails: an expression, a relation): everything
 * the step recorded is dropped, an incident is raised on the element, the rest of the instance goes on. Retrying the
 * incident makes the same call again. So behaviors decide from the state, the node and the answers of `run.context.ask` only, and change nothing but by
 * `run.emit` and the functions of `behaviors` that call it.
 */
export interface ElementBehavior<C> {
  activate(run: Run, visit: Visit<C>): void;
  /** For an element with work items: what it says of them. */
  plan?(config: C): WorkItemPlan;
  /** Refuses a completion that the element does not take, by throwing a `MillraceError`. The item's holder was checked before. */
  mayComplete?(run: Run, visit: Visit<C>, item: WorkItem, completion: Completion): void;
  /** A work item of the activity was completed. */
  onWorkItem?(run: Run, visit: Visit<C>, item: WorkItem): void;
  /** The activity's job was completed; `job.output` is its output. */
  onJob?(run: Run, visit: Visit<C>, job: Job): void;
  /** What the activity itself waits for has happened. */
  onEvent?(run: Run, visit: Visit<C>, occurrence: Occurrence): void;
  /** Everything in the activity's inner scope has ended. */
  onScope?(run: Run, visit: Visit<C>): void;
  /** An activity directly inside was completed; recorded before, and part of the same step. */
  onCompletedInside?(run: Run, visit: Visit<C>): void;
  /** All that was to be undone is undone. */
  onUndone?(run: Run, visit: Visit<C>): void;
  /** The called instance has ended. */
  onChild?(run: Run, visit: Visit<C>, child: Child): void;
  /** For an event attached to an activity: begins to wait when the activity is entered. */
  arm?(run: Run, visit: Visit<C>, host: number): void;
  /** For an event attached to an activity: it happened. `visit` is that of the event, `host` the activity. */
  onAttached?(run: Run, visit: Visit<C>, host: number, occurrence: Occurrence): void;
  /** For the start event of an event subprocess: it happened in the scope of `visit`. */
  onTriggered?(run: Run, visit: Visit<C>, occurrence: Occurrence): void;
  /**
   * For a join that looks at tokens elsewhere: whether it goes on now. Asked after each step in its scope; then it is activated, with this as `joined`. `look` is what it
   * kept of its last look within the same command.
   */
  mayJoin?(run: Run, visit: Visit<C>, look: LastLook): Visit['joined'];
}
