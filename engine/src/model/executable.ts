import type { Text } from '@millrace/schemas';
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
  /** Ids of boundary events attached to it, in the order of the definition. */
  readonly boundary: readonly string[];
  readonly config: C;
}

/** A process or an embedded subprocess of the executable graph. */
export interface ExecutableScope {
  readonly id: string;
  /** The scope around it; `null` for a process. */
  readonly parent: string | null;
  /** Its none start event. */
  readonly start: string;
  /** Variables that live in this scope. */
  readonly variables: Readonly<Record<string, VariableDeclaration>>;
  /** What lists call an instance; of a process only. */
  readonly title?: Text | ExpressionValue;
  /** How instances are numbered; of a process only, absent where they are not. */
  readonly number?: InstanceNumbers;
  /** Whether and when instances may be withdrawn; of a process only, absent where they may not. */
  readonly withdrawal?: Withdrawal;
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
}

/** A deployed process: the graph, and the content hashes its references were resolved to at deployment. */
export interface DeployedProcess {
  readonly process: ExecutableProcess;
  readonly links: {
    readonly form: Readonly<Record<string, string>>;
    readonly decision: Readonly<Record<string, string>>;
  };
}
