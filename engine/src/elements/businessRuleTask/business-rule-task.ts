import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { fail } from '../../behaviors/failed-step.js';
import { outgoing } from '../../behaviors/flows.js';
import { mapIn } from '../../behaviors/mappings.js';
import { setVariables, visibleVariables } from '../../behaviors/variables.js';

/** What a business rule task needs at run time. */
export interface BusinessRuleTaskConfig {
  /** Id of the decision. */
  readonly ref: string;
  /** Absent: the variables of the same names. */
  readonly in?: Readonly<Record<string, string>>;
  /** Path of the variable that takes the result. */
  readonly result: string;
}

/**
 * The business rule task (BPMN 2.0.2 §10.3.3, §13.3.3): evaluates a decision table and keeps its result in a variable.
 *
 * - *Stands*: anywhere among activities. `decision.ref` is resolved when the process is deployed.
 * - *A token*: the table's inputs are the values of `in`, or without it the variables of the same names; what it gives is written to the path `result`,
 *   and tokens go along the flows whose conditions hold. It is one step.
 * - *Waits for*: nothing.
 * - *Ends*: at once.
 * - *May go wrong*: a failing `in`, a table that has no answer or more than its hit policy takes, a result that does not fit its declared variable
 *   (`VARIABLE_INVALID`), `LINK_MISSING`, `NO_FLOW_TAKEN`: nothing was written, and a retry asks anew.
 * - *Beside it*: loops and handlers as on every activity. An event attached to it can never happen, and the definition is warned of.
 * - *Read on*: decisions/evaluate.ts (the table), behaviors/mappings.ts, behaviors/variables.ts (where the result goes).
 */
export const businessRuleTask: ElementType<BusinessRuleTaskConfig> = {
  type: 'businessRuleTask',
  kind: 'activity',
  conditions: true,
  instant: true,
  attributes: ['decision'],
  check(_element, check) {
    const decision = check.object(['decision'], ['ref', 'in', 'result']);
    if (!decision) return;
    if (typeof decision['ref'] !== 'string' || decision['ref'] === '')
      check.report('ATTRIBUTE_INVALID', ['decision', 'ref'], { expected: 'the id of a decision' });
    if (decision['in'] !== undefined) check.mapping(['decision', 'in'], 'names');
    check.path(['decision', 'result']);
  },
  compile: (element) => element['decision'] as BusinessRuleTaskConfig,
  behavior: {
    activate(run, visit) {
      const { ref, in: inputs, result } = visit.node.config;
      const hash = run.deployed.links.decision[ref] ?? fail('LINK_MISSING', { kind: 'decision', id: ref });
      const decision = run.context.ask('definition', { hash });
      const values = inputs ? mapIn(run, visit, inputs) : visibleVariables(run.state, visit.scope);
      setVariables(run, visit.scope, { [result]: run.collaborators.evaluateDecision(run, decision, values) });
      leave(run, visit, outgoing(run, visit));
    },
  },
};
