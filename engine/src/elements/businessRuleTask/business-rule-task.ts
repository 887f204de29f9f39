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
 * The business rule task (BPMN 2.0.2 §10.3.3.3): evaluates a decision table and keeps its result in a variable. Without `in` the table's inputs are the
 * variables of the same names. It passes in one step.
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
