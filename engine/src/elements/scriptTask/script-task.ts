import type { ElementType } from '../element-type.js';
import { leave } from '../../behaviors/activities.js';
import { evaluate } from '../../behaviors/expressions-in-steps.js';
import { outgoing } from '../../behaviors/flows.js';
import { setVariables, visibleVariables } from '../../behaviors/variables.js';

/** What a script task sets: paths and the expressions that compute them, in order. */
export interface ScriptTaskConfig {
  readonly set: Readonly<Record<string, string>>;
}

/**
 * The script task (BPMN 2.0.2 §10.3.4.1): sets variables by JSONata expressions, one after another, so a later one sees what an earlier one set. It
 * passes in one step; a boundary timer on it never fires.
 */
export const scriptTask: ElementType<ScriptTaskConfig> = {
  type: 'scriptTask',
  kind: 'activity',
  conditions: true,
  attributes: ['script'],
  check(_element, check) {
    const script = check.object(['script'], ['language', 'set']);
    if (!script) return;
    check.word(['script', 'language'], ['jsonata']);
    check.mapping(['script', 'set'], 'paths');
  },
  compile: (element) => ({ set: (element['script'] as ScriptTaskConfig).set }),
  behavior: {
    activate(run, visit) {
      for (const [path, source] of Object.entries(visit.node.config.set)) {
        const value = evaluate(run, source, visibleVariables(run.state, visit.scope), `${path} of ${visit.node.id}`);
        setVariables(run, visit.scope, { [path]: value });
      }
      leave(run, visit, outgoing(run, visit));
    },
  },
};
