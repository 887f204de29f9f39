import type { ElementType } from '../element-type.js';
import { leave, scopeOf } from '../../behaviors/activities.js';
import { holds } from '../../behaviors/expressions-in-steps.js';
import { outgoing, outgoingAtReset } from '../../behaviors/flows.js';
import { mayStillCome } from '../../behaviors/reachability.js';
import type { Run, Visit } from '../../behaviors/run.js';
import { visibleVariables } from '../../behaviors/variables.js';

/** What a complex gateway needs at run time. */
export interface ComplexGatewayConfig {
  /** Absent where only one flow leads to it: its token is enough. */
  readonly activationCondition?: string;
}

/**
 * The complex gateway (BPMN 2.0.2 §10.6.5, §13.4.5) joins by a condition of its own and has two phases.
 *
 * *Waiting for start*: once a token is there, `activationCondition` is asked whenever a token or a variable moves. It sees the variables, `$activationCount` (tokens that wait here) and
 * `$arrived` (tokens by flow). When it holds, the gateway takes one token of each incoming flow that has some, and sends tokens along the outgoing flows whose condition holds,
 * the default one when none does; neither is an incident. If it never holds, the tokens are stuck.
 *
 * *Waiting for reset*: it waits for a token of each other incoming flow, as an inclusive gateway does: only while one may still come. Then it takes those, sends tokens along the
 * flows whose condition holds now (the default one when none does; perhaps none, §13.4.5), and waits for start again. A second token of a flow is for the next start.
 *
 * Conditions of outgoing flows see `$waitingForStart`: true when it is activated, false when it is reset. A flow without a condition gets its token when the gateway is
 * activated: each flow should get one then or at the reset but not both, and only a condition can say at the reset (§10.6.5).
 */
export const complexGateway: ElementType<ComplexGatewayConfig> = {
  type: 'complexGateway',
  kind: 'gateway',
  conditions: true,
  attributes: ['activationCondition'],
  check(element, check) {
    if (element['activationCondition'] !== undefined) check.expression(['activationCondition']);
    else if (check.incoming.length > 1) check.report('ATTRIBUTE_MISSING', ['activationCondition']);
  },
  compile: ({ activationCondition: condition }) => (condition === undefined ? {} : { activationCondition: condition as string }),
  behavior: {
    activate(run, visit) {
      const { node, scope, flow } = visit;
      if (flow !== undefined) run.emit({ type: 'tokenJoined', facts: { element: node.id, flow, ...(scope === 0 ? {} : { scope }) } });
      else if (phaseOf(run, visit) === 'reset') leave(run, visit, outgoingAtReset(run, visit, { waitingForStart: false }));
      else leave(run, visit, outgoing(run, visit, { waitingForStart: true }));
    },
    mayJoin(run, visit) {
      const { joins, resets } = scopeOf(run, visit.scope);
      const arrived = joins[visit.node.id] ?? {};
      const had = resets?.[visit.node.id];
      if (had === undefined) return isActivated(run, visit, arrived) ? 'start' : undefined;
      const here = new Set([...had, ...Object.keys(arrived)]);
      return here.size < visit.node.incoming.length && mayStillCome(run, visit, [...here]) ? undefined : 'reset';
    },
  },
};

function isActivated(run: Run, { node, scope }: Visit<ComplexGatewayConfig>, arrived: Readonly<Record<string, number>>): boolean {
  const activationCount = Object.values(arrived).reduce((sum, count) => sum + count, 0);
  const { activationCondition } = node.config;
  if (activationCount === 0 || activationCondition === undefined) return activationCount > 0;
  if (isAskedInVain(run, `${scope}/${node.id}`, [arrived, ...dataOf(run, scope)])) return false;
  const bindings = { activationCount, arrived: { ...arrived } };
  return holds(run, activationCondition, visibleVariables(run.state, scope), `the activation condition of ${node.id}`, bindings);
}

const lastAsked = new WeakMap<Run, Map<string, readonly object[]>>();

/** Whether the condition was asked before over the same tokens and variables: other tokens that move change nothing in it. */
function isAskedInVain(run: Run, gateway: string, over: readonly object[]): boolean {
  const known = lastAsked.get(run) ?? new Map<string, readonly object[]>();
  lastAsked.set(run, known);
  const before = known.get(gateway);
  known.set(gateway, over);
  return before?.length === over.length && over.every((part, index) => part === before[index]);
}

/** The variables that a scope sees, scope by scope. */
function dataOf(run: Run, scope: number): readonly object[] {
  const { parent, variables } = scopeOf(run, scope);
  return parent === null ? [variables] : [variables, ...dataOf(run, parent)];
}

/** Of one that is tried again after an incident, what it had been doing. */
function phaseOf(run: Run, { joined, activity }: Visit): Visit['joined'] {
  return joined ?? (activity === undefined ? undefined : run.state.activities.get(activity)?.phase);
}
