import type { JoinPhase } from '../../execution/state.js';
import type { ElementType } from '../element-type.js';
import { leave, scopeOf } from '../../behaviors/activities.js';
import { holds } from '../../behaviors/expressions-in-steps.js';
import { outgoing, outgoingAtReset } from '../../behaviors/flows.js';
import { arrivedAt, oneOfEach, tokensIn, waitForOthers, type Arrived, type LastLook } from '../../behaviors/joins.js';
import { mayStillCome } from '../../behaviors/reachability.js';
import type { Run, Visit } from '../../behaviors/run.js';
import { visibleVariables } from '../../behaviors/variables.js';

/** What a complex gateway needs at run time. */
export interface ComplexGatewayConfig {
  /** Absent where only one flow leads to it: its token is enough. */
  readonly activationCondition?: string;
}

/**
 * The complex gateway (BPMN 2.0.2 §10.6.5, §13.4.5): joins by a condition of its own, in two phases.
 *
 * - *Stands*: anywhere between others; `activationCondition` wherever more than one flow leads to it, conditions and a default flow behind it.
 * - *A token*: waits here, counted by flow.
 * - *Waits for*: *start*: `activationCondition`, which is asked whenever a token here or a variable changed. It sees the variables, `$activationCount`
 *   (tokens that wait here) and `$arrived` (tokens by flow). *Reset*, after that: a token of each other incoming flow, as an inclusive gateway does,
 *   only while one may still come. A second token of a flow is for the next start.
 * - *Ends*: at its start it takes one token of each incoming flow that has some and sends tokens along the flows whose condition holds and those without
 *   one, the default one when there is none of these. At its reset it takes those that came meanwhile and sends tokens along the flows whose condition holds now,
 *   the default one when none does, perhaps none. Conditions see `$waitingForStart`: true at the start, false at the reset. A flow without a condition
 *   gets its token at the start only: each should get one at one of the two but not both, and only a condition can say at the reset.
 * - *May go wrong*: `JOIN_STUCK` where it never holds and nothing more can come: skipped, it is activated by what has come; `CONDITION_NOT_BOOLEAN` or a failing condition: of the activation, its
 *   tokens wait on until it is retried; of a flow, it stands as an incident in its phase.
 * - *Beside it*: nothing can be attached to a gateway.
 * - *Read on*: execution/waiting-joins.ts (when it is asked), behaviors/reachability.ts (who can still come), behaviors/joins.ts, behaviors/flows.ts
 *   (which flows), execution/apply-joins.ts (which tokens are taken).
 */
export const complexGateway: ElementType<ComplexGatewayConfig> = {
  type: 'complexGateway',
  kind: 'gateway',
  conditions: true,
  joinsByData: true,
  attributes: ['activationCondition'],
  check(element, check) {
    if (element['activationCondition'] !== undefined) check.expression(['activationCondition']);
    else if (check.incoming.length > 1) check.report('ATTRIBUTE_MISSING', ['activationCondition']);
  },
  compile: ({ activationCondition: condition }) => (condition === undefined ? {} : { activationCondition: condition as string }),
  behavior: {
    activate(run, visit) {
      const { flow } = visit;
      if (flow !== undefined) waitForOthers(run, visit, flow);
      else if (phaseOf(run, visit) === 'reset') leave(run, visit, outgoingAtReset(run, visit, { waitingForStart: false }));
      else leave(run, visit, outgoing(run, visit, { waitingForStart: true }));
    },
    mayJoin(run, visit, look) {
      const arrived = arrivedAt(run, visit);
      const had = scopeOf(run, visit.scope).resets?.[visit.node.id];
      if (had === undefined) return isActivated(run, visit, arrived, look) ? { tokens: oneOfEach(arrived), phase: 'start' } : undefined;
      const here = new Set([...had, ...Object.keys(arrived)]);
      if (here.size < visit.node.incoming.length && mayStillCome(run, visit, [...here], look)) return undefined;
      return { tokens: oneOfEach(arrived, had), phase: 'reset' };
    },
  },
};

function isActivated(run: Run, { node, scope }: Visit<ComplexGatewayConfig>, arrived: Arrived, look: LastLook): boolean {
  const activationCount = tokensIn(arrived);
  const { activationCondition } = node.config;
  if (activationCount === 0 || activationCondition === undefined) return activationCount > 0;
  // Other tokens that move change nothing in it: it is asked anew over other tokens here or other variables.
  const over = [arrived, ...dataOf(run, scope)];
  if (look.over?.length === over.length && over.every((part, index) => part === look.over?.[index])) return false;
  look.over = over;
  const bindings = { activationCount, arrived: { ...arrived } };
  return holds(run, activationCondition, visibleVariables(run.state, scope), `the activation condition of ${node.id}`, bindings);
}

/** The variables that a scope sees, scope by scope. */
function dataOf(run: Run, scope: number): readonly object[] {
  const { parent, variables } = scopeOf(run, scope);
  return parent === null ? [variables] : [variables, ...dataOf(run, parent)];
}

/** Of one that is tried again after an incident, what it had been doing. */
function phaseOf(run: Run, { joined, activity }: Visit): JoinPhase | undefined {
  return joined?.phase ?? (activity === undefined ? undefined : run.state.activities.get(activity)?.phase);
}
