import type { Text } from '@millrace/schemas';
import type { CatchPlan, Throw } from '../behaviors/events/event-plans.js';
import type { ExpressionValue, InstanceNumbers, VariableDeclaration, Withdrawal } from './definition.js';

/** A sequence flow of the executable graph. */
export interface ExecutableFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** JSONata; absent: always. */
  readonly when?: string;
}

/** A flow node of the executable graph, its references resolved. `config` is what its element type compiled. */
export interface ExecutableNode<C = unknown> {
  readonly id: string;
  readonly type: string;
  readonly name?: Text;
  /** Id of the process or subprocess it stands in. */
  readonly scope: string;
  readonly incoming: readonly ExecutableFlow[];
  /** In the order in which conditions are tried. */
  readonly outgoing: readonly ExecutableFlow[];
  /** Id of the default flow. */
  readonly default?: string;
  /** Ids of boundary events attached to it, in the order of their ids. */
  readonly boundary: readonly string[];
  /** Of a catching event or a receive task: what it waits for or is caught by. */
  readonly catches?: CatchPlan;
  /** Of a throwing event: what it lets happen. */
  readonly throws: readonly Throw[];
  /** Of a boundary event or the start of an event subprocess: it ends what it happens around. */
  readonly interrupts: boolean;
  /** Of a gateway that begins instances: by all of the events behind it, not by one of them. */
  readonly beginsWithAll?: true;
  /** How it is done several times. */
  readonly loop?: LoopPlan;
  /** How many tokens an activity needs to begin, and sends along each flow at its end; 1 where absent. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** It stands directly in an ad-hoc subprocess: one of the activities done there, or what leads from one to another. */
  readonly adHoc?: 'activity' | 'way';
  /** It is an event subprocess. */
  readonly triggered: boolean;
  /** It may have something to undo once it is completed. */
  readonly compensable: boolean;
  /** The compensation handler of the activity. */
  readonly undoneBy?: string;
  readonly config: C;
}

/** How an activity is done several times. */
export type LoopPlan =
  | { readonly kind: 'standard'; readonly condition: string; readonly testBefore: boolean; readonly maximum?: number }
  | {
      readonly kind: 'multi';
      readonly sequential: boolean;
      readonly collection?: string;
      readonly cardinality?: string;
      readonly item?: string;
      readonly until?: string;
      readonly output?: { readonly path: string; readonly value: string };
    };

/** A process or an embedded subprocess of the executable graph. */
export interface ExecutableScope {
  readonly id: string;
  /** The scope around it; `null` for a process. */
  readonly parent: string | null;
  /** Its none start event; absent where it begins with `initial`, or is triggered. */
  readonly start?: string;
  /** What begins in it where it has no start event: everything that no flow leads to. */
  readonly initial: readonly string[];
  /** Ids of events that begin an instance of a process, besides `start`. */
  readonly starts: readonly string[];
  /** Start events of the event subprocesses in it, by the ids of those; the one for compensation is `undoing`. */
  readonly triggers: readonly string[];
  /** The start event of its event subprocess for compensation. */
  readonly undoing?: string;
  /** Nothing in it begins by itself: somebody chooses what is done, side by side or one after the other (ad-hoc subprocess). */
  readonly chosen?: 'parallel' | 'sequential';
  /** Variables that live in this scope. */
  readonly variables: Readonly<Record<string, VariableDeclaration>>;
  /** What lists call an instance; of a process only. */
  readonly title?: Text | ExpressionValue;
  /** How instances are numbered; of a process only, absent where they are not. */
  readonly number?: InstanceNumbers;
  /** Whether and when instances may be withdrawn; of a process only, absent where they may not. */
  readonly withdrawal?: Withdrawal;
  /** How long instances are kept after their end, ISO 8601 or `never`; of a process only, absent where the server says. */
  readonly retention?: string;
}

/** A definition ready to run. Immutable and shared by all its instances. */
export interface ExecutableProcess {
  readonly id: string;
  readonly name?: Text;
  readonly nodes: ReadonlyMap<string, ExecutableNode>;
  readonly flows: ReadonlyMap<string, ExecutableFlow>;
  readonly scopes: ReadonlyMap<string, ExecutableScope>;
  /** Ids of the executable processes in the definition, in its order. */
  readonly processes: readonly string[];
  /** It has ad-hoc subprocesses; some of them do one activity after the other. */
  readonly isAdHoc: boolean;
  readonly sequences: boolean;
  /** Some joins in it look at tokens elsewhere. */
  readonly reconsiders: boolean;
  /** Conditions that events in it wait for, each asked again when a variable changes that it may read. */
  readonly conditions: readonly { readonly element: string; readonly source: string }[];
  /** Some of those go on by a condition over data. */
  readonly joinsByData: boolean;
  /** The language of expressions that do not name one; absent for JSONata. */
  readonly expressionLanguage?: 'feel';
}

/** A deployed process: the graph, and the content hashes its references were resolved to at deployment. */
export interface DeployedProcess {
  readonly process: ExecutableProcess;
  readonly links: {
    readonly form: Readonly<Record<string, string>>;
    readonly decision: Readonly<Record<string, string>>;
    /** Of processes that are called as they were deployed together; absent where none is. */
    readonly process?: Readonly<Record<string, string>>;
  };
}
